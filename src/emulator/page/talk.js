import { get, post } from './api.js'
import { createCompose } from './compose.js'
import { h } from './dom.js'
import { dropsOn } from './drop.js'
import { forwardTo } from './forward.js'
import { t } from './lang.js'
import { append, byHand, createLog, reveal, scrolled, toEnd, touch, walk } from './log.js'
import { drawMessage } from './message.js'
import { keepFocus } from './pressable.js'
import { empty, head } from './talk-head.js'
import { openThread, threadPath } from './thread.js'
import { toast } from './toast.js'

/** The conversation: head, messages, input. `open` shows a chat, `show` adds or redraws one message. */
export const createTalk = (root, world) => {
  const talk = { root, world, me: '', chat: null, log: null, compose: null, thread: null, ...createLog() }
  return {
    open: async (me, chat) => await open(talk, me, chat),
    show: message => show(talk, message),
  }
}

const open = async (talk, me, chat) => {
  talk.thread?.close()
  Object.assign(talk, { me, chat, log: null, thread: null }, createLog())
  const messages = await get(`/chats/${chat.chatId}/messages?as=${encodeURIComponent(me)}`)
  if (talk.chat !== chat) return
  furnish(talk)
  // What came while the messages were on their way is newer than they are.
  for (const message of [...messages, ...talk.early]) show(talk, message, false)
  if (talk.drawn.size === 0) talk.log.append(empty(talk))
  else reveal(talk, talk.log.lastElementChild)
  if (matchMedia('(hover: hover)').matches) talk.compose.focus()
}

const furnish = talk => {
  const { me, chat, world, root } = talk
  talk.log = h('div', {
    className: 'log',
    role: 'log',
    'aria-label': t('消息记录'),
    tabIndex: 0,
    onscroll: () => scrolled(talk),
    ...Object.fromEntries(byHand.map(name => [`on${name}`, () => touch(talk)])),
  })
  talk.log.addEventListener('keydown', event => walk(talk, event))
  talk.more = h(
    'button',
    { type: 'button', className: 'more', hidden: true, onclick: () => toEnd(talk) },
    t('有新消息 ↓'),
  )
  talk.compose = createCompose({ me, chat, people: world.people, bot: world.bot, label: t('输入消息') })
  const main = h(
    'div',
    { className: 'talk-main' },
    head(talk),
    talk.log,
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
  const refocus = known ? keepFocus : null
  const drawn = drawMessage(message, contextOf(talk), known)
  const back = refocus?.(known, drawn)
  if (known) known.replaceWith(drawn)
  else append(talk, message, drawn)
  drawn.dataset.day = known?.dataset.day ?? drawn.dataset.day
  back?.()
  talk.drawn.set(message.messageId, drawn)
  if (follow && !known) arrived(talk, message, drawn)
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

export const contextOf = talk => ({
  me: talk.me,
  people: talk.world.people,
  members: talk.chat.members,
  onReply: message => talk.compose.replyTo(message),
  onQuote: quote => jump(talk, quote),
  onThread: message => {
    talk.thread = openThread(talk, message, contextOf(talk))
  },
  onForward: message => forwardTo(message, talk.me, talk.world.chats()),
  onReact: (message, emoji) =>
    post('/react', { openId: talk.me, messageId: message.messageId, emoji }).catch(error =>
      toast('error', error.message),
    ),
})

/** A quote leads to what it quotes, where that is known and still on the page. */
const jump = (talk, { messageId }) => {
  const target = talk.drawn.get(messageId)
  if (!target) return
  target.scrollIntoView({ block: 'center' })
  target.classList.add('found')
  setTimeout(() => target.classList.remove('found'), 1600)
}

const arrived = (talk, message, drawn) => {
  if (message.from.id === talk.me) talk.held = false
  if (talk.held || isFilling(talk)) talk.more.hidden = false
  else reveal(talk, drawn)
}

/** Nobody who is filling a card wants it to move away. */
const isFilling = ({ log }) =>
  log.contains(document.activeElement) && document.activeElement.matches('input, select, textarea, .control')
