import { h, icon, icons } from './dom.js'
import { lang, t } from './lang.js'
import { avatar } from './people.js'

/** Who one talks with. */
export const head = ({ chat, world }) => {
  const names = chat.members.map(id => world.people.get(id)?.name ?? '').filter(Boolean)
  const between = lang === 'en' ? ', ' : '、'
  const many = t(chat.bots.length > 0 ? '{0} 人和机器人' : '{0} 人', chat.members.length)
  return h(
    'header',
    { className: 'talk-head' },
    h(
      'button',
      { type: 'button', className: 'ghost back', 'aria-label': t('返回会话列表'), onclick: world.onBack },
      icon(icons.back),
    ),
    avatar(chat.name, chat.chatId, chat.kind === 'p2p' ? 'bot' : 'group'),
    h(
      'div',
      { className: 'talk-words' },
      h('h2', {}, chat.name),
      h(
        'p',
        { title: names.join(between) },
        chat.kind === 'p2p' ? t('私聊 · 只有你和机器人看得到') : `${many} · ${names.join(between)}`,
      ),
    ),
  )
}

/** A chat nobody has spoken in yet: what one could say. */
export const empty = ({ chat, world, compose }) => {
  const { name, openId } = world.bot
  const hints = chat.kind === 'p2p' ? world.hints : world.hints.map(hint => `@${name} ${hint}`)
  return h(
    'div',
    { className: 'empty' },
    avatar(name, openId, 'bot'),
    h('p', { className: 'empty-title' }, t(chat.kind === 'p2p' ? '和{0}说句话' : '在群里叫一声 @{0}', name)),
    h('p', {}, t('试试发：')),
    h(
      'div',
      { className: 'hints' },
      ...hints.map(hint =>
        h('button', { type: 'button', className: 'hint', onclick: () => compose.fill(hint) }, hint),
      ),
    ),
  )
}
