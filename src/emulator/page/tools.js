import { post } from './api.js'
import { h, icon, icons } from './dom.js'
import { emojiName, emojiShown, offeredEmoji } from './emoji.js'
import { t } from './lang.js'
import { createPopup } from './popup.js'
import { confirmed, toast } from './toast.js'

/** What can be done with a message: an emoji, a reply, a thread, passing it on, copying it, taking it back. */
export const tools = (message, context, mine) =>
  h(
    'div',
    { className: 'tools', role: 'group', 'aria-label': t('消息操作') },
    emojiTool(message, context),
    tool('reply', t('回复'), icons.reply, () => context.onReply(message)),
    context.onThread && !context.inThread
      ? tool('thread', t('在话题中回复'), icons.thread, () => context.onThread(message))
      : null,
    tool('forward', t('转发'), icons.forward, () => context.onForward(message)),
    message.text ? tool('copy', t('复制'), icons.copy, () => copy(message)) : null,
    mine ? tool('recall', t('撤回'), icons.undo, () => takeBack(message, context)) : null,
  )

const tool = (name, words, path, onclick) =>
  h(
    'button',
    { type: 'button', className: `ghost tool-${name}`, 'aria-label': words, title: words, onclick },
    icon(path, 16),
  )

const copy = async message => {
  try {
    await navigator.clipboard.writeText(message.text)
    toast('success', t('已复制'))
  } catch {
    toast('error', t('浏览器不让复制，请选中文字再复制'))
  }
}

const takeBack = async (message, { me }) => {
  if (!(await confirmed(t('撤回这条消息？'), t('撤回后大家都看不到它。')))) return
  post('/recall', { openId: me, messageId: message.messageId }).catch(error => toast('error', error.message))
}

const emojiTool = (message, { onReact }) => {
  const button = h(
    'button',
    {
      type: 'button',
      className: 'ghost tool-emoji',
      'aria-label': t('表情回复'),
      title: t('表情回复'),
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: () => popup.flip(),
    },
    icon(icons.smile, 16),
  )
  const popup = createPopup(() => button, {
    className: 'emoji-menu',
    onOpen: () => popup.panel.firstElementChild.focus(),
  })
  popup.panel.role = 'menu'
  popup.panel.append(...offeredEmoji.map(type => emojiItem(type, popup, () => onReact(message, type))))
  popup.panel.addEventListener('keydown', event => along(popup, button, event))
  return h('span', { className: 'overflow-box' }, button, popup.panel)
}

const emojiItem = (type, popup, onPick) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      'aria-label': t(emojiName(type)),
      title: t(emojiName(type)),
      onclick: () => {
        popup.close()
        onPick()
      },
    },
    emojiShown(type, 22),
  )

const along = (popup, button, event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 }[event.key]
  const all = [...popup.panel.children]
  if (step) all.at((all.indexOf(document.activeElement) + step + all.length) % all.length).focus()
  else if (event.key === 'Escape') {
    popup.close()
    button.focus()
  } else return
  event.preventDefault()
  event.stopPropagation()
}
