import { get, post } from './api.js'
import { createCompose } from './compose.js'
import { h } from './dom.js'
import { dropsOn } from './drop.js'
import { forwardTo } from './forward.js'
import { createHistory, messagesPath } from './history.js'
import { t } from './lang.js'
import { append, byHand, createLog, markFresh, replace, reveal, scrolled, toEnd, touch, walk } from './log.js'
import { drawMessage } from './message.js'
import { keepFocus } from './pressable.js'
import { receipt } from './receipts.js'
import { empty, head } from './talk-head.js'
import { openThread, threadPath } from './thread.js'
import { toast } from './toast.js'

/** The conversation: head, messages, input. `open` shows a chat, `show` adds or redraws one message. */
export const createTalk = (root, world) => {
  const talk = { root, world, me: '', chat: null, log: null, compose: null, thread: null, ...createLog() }
  return {
    open: async (me, chat) => await open(talk, me, chat),
    close: () => close(talk),
    /** Fetches what came while nobody told; what stands here already stays as it is. */
    catchUp: () => catchUp(talk),
    show: message => show(talk, message),
    read: openId => haveRead(talk, openId),
    compose: () => talk.compose,
    log: () => talk.log,
  }
}

const close = talk => {
  talk.thread?.close()
  Object.assign(talk, { chat: null, log: null, compose: null, thread: null }, createLog())
  talk.root.replaceChildren()
}

const open = async (talk, me, chat) => {
  talk.thread?.close()
  Object.assign(talk, { me, chat, log: null, thread: null }, createLog())
  const unread = chat.unread
  const focused = document.activeElement
  const messages = await get(messagesPath(talk))
  if (talk.chat !== chat) return
  furnish(talk)
  // What came while the messages were on their way is newer than they are.
  for (const message of [...messages, ...talk.early]) show(talk, message, false)
  const fresh = unread > 0 ? talk.drawn.get(messages.at(-unread)?.messageId) : null
  if (fresh) markFresh(fresh)
  talk.history = createHistory(talk, messages, message => place(talk, message))
  if (talk.drawn.size === 0) talk.log.append(empty(talk))
  else reveal(talk, talk.log.lastElementChild)
  if (wantsInput(focused)) talk.compose.focus()
}

/** Whoever walks along the people with the keys stays there, and so does whoever has gone elsewhere meanwhile. */
const wantsInput = focused => {
  if (!matchMedia('(hover: hover)').matches || focused?.matches('.persona:focus-visible')) return false
  return [focused, document.body, null].includes(document.activeElement)
}

const catchUp = async talk => {
  const { chat } = talk
  if (!chat) return
  const messages = await get(messagesPath(talk))
  if (talk.chat !== chat) return
  for (const message of messages) show(talk, message, !talk.drawn.has(message.messageId))
}

const furnish = talk => {
  const { me, chat, world, root } = talk
  // A scroll or a picture of the chat that was open before may still tell of itself.
  const ifShown = act => () => talk.log === log && act()
  const log = h('div', {
    className: 'log',
    role: 'log',
    'aria-label': t('消息记录'),
    tabIndex: 0,
    onscroll: ifShown(() => {
      scrolled(talk)
      talk.history?.scrolled()
    }),
    ...Object.fromEntries(byHand.map(name => [`on${name}`, () => touch(talk)])),
  })
  talk.log = log
  log.addEventListener('keydown', event => walk(talk, event))
  // A picture that came late must not push the newest message out of sight.
  log.addEventListener(
    'load',
    ifShown(() => talk.atEnd && toEnd(talk)),
    true,
  )
  talk.more = h(
    'button',
    { type: 'button', className: 'more', hidden: true, onclick: () => toEnd(talk) },
    t('有新消息 ↓'),
  )
  talk.compose = createCompose({ me, chat, world, label: t('输入消息') })
  const main = h(
    'div',
    { className: 'talk-main' },
    head(talk),
    log,
    h('div', { className: 'more-holder' }, talk.more),
    talk.compose.element,
  )
  dropsOn(main, chat.name, talk.compose.attach)
  root.replaceChildren(main)
}

const show = (talk, message, follow = true) => {
  if (!talk.log) return void talk.early.push(message)
  talk.thread?.show(message)
  if (isThreadReply(message)) return void (follow && grown(talk, message))
  const known = talk.drawn.get(message.messageId)
  const drawn = place(talk, message)
  if (!known) append(talk, message, drawn)
  if (follow && !known) arrived(talk, message, drawn)
}

/** Draws a message, in the place of what it was before if it is known. */
const place = (talk, message) => {
  if (isThreadReply(message)) return null
  const known = talk.drawn.get(message.messageId)
  const drawn = drawMessage(message, contextOf(talk), known)
  const back = known ? keepFocus(known, drawn) : null
  if (known) replace(known, drawn, message)
  back?.()
  talk.drawn.set(message.messageId, drawn)
  talk.said.set(message.messageId, message)
  return drawn
}

/** A thread grew: the message it hangs on counts it, and the open thread learns of it. */
const grown = async (talk, { threadId }) => {
  const { chat, me } = talk
  const [root, ...replies] = await get(threadPath(threadId, me)).catch(() => [])
  if (!root || talk.chat !== chat) return
  show(talk, root, false)
  for (const reply of replies) talk.thread?.show(reply)
}

/** What is said in a thread stands under the message it grew from. */
const isThreadReply = message => Boolean(message.threadId) && !(message.threadReplies > 0)

/** Somebody has read everything here: the circles under one's own messages fill. */
const haveRead = (talk, openId) => {
  for (const [id, message] of talk.said) {
    if (message.from.id === openId || message.readBy.includes(openId)) continue
    message.readBy.push(openId)
    const shown = talk.drawn.get(id)?.querySelector('.receipt-box')
    if (shown && !shown.querySelector(':popover-open')) shown.replaceWith(receipt(message, contextOf(talk)))
  }
}

export const contextOf = talk => ({
  me: talk.me,
  people: talk.world.people,
  members: talk.chat.members,
  isGroup: talk.chat.kind === 'group',
  onReply: message => talk.compose.replyTo(message),
  onQuote: quote => jump(talk, quote).catch(error => toast('error', error.message)),
  onThread: message => {
    talk.thread = openThread(talk, message, contextOf(talk))
  },
  onForward: message => forwardTo(message, talk.me, talk.world.chats()),
  onReact: (message, emoji) =>
    post('/react', { openId: talk.me, messageId: message.messageId, emoji }).catch(error =>
      toast('error', error.message),
    ),
})

const foundMs = 1_800

/** A quote leads to what it quotes, however far back that was said. */
const jump = async (talk, { messageId }) => {
  const target = await talk.history.find(messageId)
  if (!target) return toast('info', t('原消息不在这个会话里'))
  talk.held = true
  target.scrollIntoView({ block: 'center' })
  target.classList.add('found')
  target.focus({ preventScroll: true })
  setTimeout(() => target.classList.remove('found'), foundMs)
}

const arrived = (talk, message, drawn) => {
  if (message.from.id === talk.me) talk.held = false
  if (talk.held || isFilling(talk)) talk.more.hidden = false
  else reveal(talk, drawn)
}

/** Nobody who is filling a card wants it to move away. */
const isFilling = ({ log }) =>
  log.contains(document.activeElement) && document.activeElement.matches('input, select, textarea, .control')
