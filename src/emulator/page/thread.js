import { get } from './api.js'
import { createCompose } from './compose.js'
import { h, icon, icons } from './dom.js'
import { dropsOn } from './drop.js'
import { t } from './lang.js'
import { drawMessage } from './message.js'
import { keepFocus } from './pressable.js'
import { toast } from './toast.js'

/** A thread beside the conversation: the message it grew from, the replies, and an input of its own. */
export const openThread = (talk, root, context) => {
  talk.thread?.close()
  const { me, chat, world } = talk
  const thread = { id: root.threadId, rootId: root.messageId, drawn: new Map() }
  thread.context = { ...context, inThread: true, onThread: null, onReply: () => thread.compose.focus() }
  thread.log = h('div', { className: 'log', role: 'log', 'aria-label': t('话题回复'), tabIndex: 0 })
  thread.compose = createCompose({
    me,
    chat,
    world,
    label: t('输入话题回复'),
    inThread: root.messageId,
  })
  const close = () => {
    panel.remove()
    talk.thread = null
  }
  const panel = furnished(thread, chat, () => {
    close()
    talk.compose.focus()
  })
  talk.root.append(panel)
  show(thread, root)
  void fill(thread)
  thread.compose.focus()
  return { close, show: message => show(thread, message) }
}

const furnished = (thread, chat, onclick) => {
  const panel = h(
    'aside',
    { className: 'thread', 'aria-label': t('话题') },
    h(
      'header',
      { className: 'talk-head' },
      h('div', { className: 'talk-words' }, h('h2', {}, t('话题')), h('p', {}, chat.name)),
      h(
        'button',
        { type: 'button', className: 'ghost', 'aria-label': t('关闭话题'), onclick },
        icon(icons.close, 18),
      ),
    ),
    thread.log,
    thread.compose.element,
  )
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) onclick()
  })
  dropsOn(panel, t('话题'), thread.compose.attach)
  return panel
}

export const threadPath = (threadId, me) =>
  `/threads/${encodeURIComponent(threadId)}?as=${encodeURIComponent(me)}`

const fill = async thread => {
  if (!thread.id) return
  try {
    for (const message of await get(threadPath(thread.id, thread.context.me))) show(thread, message)
  } catch (error) {
    toast('error', error.message)
  }
}

const show = (thread, message) => {
  if (message.messageId === thread.rootId) thread.id ??= message.threadId
  const belongs = message.messageId === thread.rootId || (message.threadId && message.threadId === thread.id)
  if (!belongs) return
  const known = thread.drawn.get(message.messageId)
  const drawn = drawMessage({ ...message, threadReplies: 0, replyTo: null }, thread.context, known)
  const back = known ? keepFocus(known, drawn) : null
  if (known) known.replaceWith(drawn)
  else thread.log.append(drawn)
  back?.()
  thread.drawn.set(message.messageId, drawn)
  if (!known) thread.log.scrollTop = thread.log.scrollHeight
}
