import { get } from './api.js'
import { createCompose } from './compose.js'
import { dayOf, h, icon, icons } from './dom.js'
import { drawMessage } from './message.js'
import { avatar } from './people.js'

/** The conversation: head, messages, input. `open` shows a chat, `show` adds or redraws one message. */
export const createTalk = (root, world) => {
  const talk = {
    root,
    world,
    me: '',
    chat: null,
    log: null,
    compose: null,
    drawn: new Map(),
    held: false,
    touchedAt: 0,
    early: [],
  }
  return {
    open: async (me, chat) => await open(talk, me, chat),
    show: message => show(talk, message),
  }
}

const open = async (talk, me, chat) => {
  Object.assign(talk, { me, chat, log: null, drawn: new Map(), held: false, early: [] })
  const messages = await get(`/chats/${chat.chatId}/messages?as=${encodeURIComponent(me)}`)
  if (talk.chat !== chat) return
  talk.log = h('div', {
    className: 'log',
    role: 'log',
    'aria-label': '消息记录',
    tabIndex: 0,
    onscroll: () => scrolled(talk),
    ...Object.fromEntries(byHand.map(name => [`on${name}`, () => touch(talk)])),
  })
  talk.more = h(
    'button',
    { type: 'button', className: 'more', hidden: true, onclick: () => toEnd(talk) },
    '有新消息 ↓',
  )
  talk.compose = createCompose({ me, chat, people: talk.world.people, bot: talk.world.bot })
  talk.root.replaceChildren(
    head(talk),
    talk.log,
    h('div', { className: 'more-holder' }, talk.more),
    talk.compose.element,
  )
  // What came while the messages were on their way is newer than they are.
  for (const message of [...messages, ...talk.early]) show(talk, message, false)
  if (talk.drawn.size === 0) talk.log.append(empty(talk))
  else reveal(talk, talk.log.lastElementChild)
  if (matchMedia('(hover: hover)').matches) talk.compose.focus()
}

const show = (talk, message, follow = true) => {
  if (!talk.log) return void talk.early.push(message)
  const known = talk.drawn.get(message.messageId)
  const drawn = drawMessage(message, {
    me: talk.me,
    people: talk.world.people,
    members: talk.chat.members,
    onReply: () => talk.compose.replyTo(message),
  })
  if (known) known.replaceWith(drawn)
  else append(talk, message, drawn)
  talk.drawn.set(message.messageId, drawn)
  if (follow && !known) arrived(talk, message, drawn)
}

const arrived = (talk, message, drawn) => {
  if (message.from.id === talk.me) talk.held = false
  if (talk.held || isFilling(talk)) talk.more.hidden = false
  else reveal(talk, drawn)
}

const append = (talk, message, drawn) => {
  talk.log.querySelector('.empty')?.remove()
  const last = talk.log.lastElementChild
  const day = dayOf(message.at)
  if (last?.dataset.day !== day)
    talk.log.append(h('div', { className: 'day', data: { day } }, h('time', {}, day)))
  drawn.dataset.day = day
  talk.log.append(drawn)
}

const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown']

const touch = talk => {
  talk.touchedAt = Date.now()
}

/** The log follows what is new until somebody moves it away from its end by hand; back at the end it follows again. */
const scrolled = talk => {
  const { log } = talk
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  if (atEnd) talk.more.hidden = true
  if (atEnd || Date.now() - talk.touchedAt < 1000) talk.held = !atEnd
}

/** Nobody who is filling a card wants it to move away. */
const isFilling = ({ log }) =>
  log.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')

/** A card taller than the window shows its head, not its foot. */
const reveal = (talk, drawn) => {
  if (drawn.offsetHeight > talk.log.clientHeight) drawn.scrollIntoView({ block: 'start' })
  else toEnd(talk)
}

const toEnd = talk => {
  talk.held = false
  talk.more.hidden = true
  talk.log.scrollTop = talk.log.scrollHeight
}

const head = ({ chat, world }) => {
  const names = chat.members.map(id => world.people.get(id)?.name ?? '').filter(Boolean)
  return h(
    'header',
    { className: 'talk-head' },
    h(
      'button',
      { type: 'button', className: 'ghost back', 'aria-label': '返回会话列表', onclick: world.onBack },
      icon(icons.back),
    ),
    avatar(chat.name, chat.chatId, chat.kind === 'p2p' ? 'bot' : 'group'),
    h(
      'div',
      { className: 'talk-words' },
      h('h2', {}, chat.name),
      h(
        'p',
        { title: names.join('、') },
        chat.kind === 'p2p'
          ? '私聊 · 只有你和机器人看得到'
          : `${chat.members.length} 人${chat.bots.length > 0 ? '和机器人' : ''} · ${names.join('、')}`,
      ),
    ),
  )
}

const empty = ({ chat, world, compose }) => {
  const hints = chat.kind === 'p2p' ? world.hints : world.hints.map(hint => `@${world.bot.name} ${hint}`)
  return h(
    'div',
    { className: 'empty' },
    avatar(world.bot.name, world.bot.openId, 'bot'),
    h(
      'p',
      { className: 'empty-title' },
      chat.kind === 'p2p' ? `和${world.bot.name}说句话` : `在群里叫一声 @${world.bot.name}`,
    ),
    h('p', {}, '试试发：'),
    h(
      'div',
      { className: 'hints' },
      ...hints.map(hint =>
        h('button', { type: 'button', className: 'hint', onclick: () => compose.fill(hint) }, hint),
      ),
    ),
  )
}
