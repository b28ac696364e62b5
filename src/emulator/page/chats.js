import { momentShown } from './days.js'
import { h } from './dom.js'
import { draftOf } from './drafts.js'
import { t } from './lang.js'
import { avatar } from './people.js'
import { serverWords } from './server-words.js'

/** The list of chats: the latest first. `now` = `{ me, chatId }`, who looks and what is open. */
export const drawChats = (list, chats, now, onOpen) => {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null
  list.replaceChildren(...chats.map(chat => row(chat, chat.chatId === now.chatId, now.me, onOpen)))
  rove(list, focused ?? now.chatId)
  if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus()
  list.onkeydown = event => walk(list, event)
}

/** One row stands in the tab order, the others are reached with the arrows. */
const rove = (list, id) => {
  const rows = [...list.querySelectorAll('.chat-row')]
  const one = rows.find(row => row.dataset.id === id) ?? rows[0]
  for (const row of rows) row.tabIndex = row === one ? 0 : -1
}

const walk = (list, event) => {
  const rows = [...list.querySelectorAll('.chat-row')]
  const at = rows.indexOf(document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const next = rows.at(to % rows.length)
  rove(list, next?.dataset.id)
  next?.focus()
}

/** Latest first; of the silent ones the private chat leads. */
export const sorted = chats =>
  [...chats].sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || Number(b.kind === 'p2p') - Number(a.kind === 'p2p'))

const row = (chat, open, me, onOpen) =>
  h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        className: 'chat-row',
        'aria-current': open ? 'true' : undefined,
        data: { id: chat.chatId },
        onclick: () => onOpen(chat.chatId),
      },
      avatar(chat.name, chat.chatId, chat.kind === 'p2p' ? 'bot' : 'group'),
      h('span', { className: 'chat-words' }, top(chat), bottom(chat, open, me)),
    ),
  )

const top = chat =>
  h(
    'span',
    { className: 'chat-top' },
    h('span', { className: 'chat-name' }, chat.name),
    chat.kind === 'p2p' ? h('span', { className: 'bot-tag' }, t('机器人')) : null,
    h('time', { className: 'chat-time' }, chat.at ? momentShown(chat.at) : ''),
  )

const bottom = (chat, open, me) => {
  const draft = open ? '' : draftOf(me, chat.chatId)
  if (!chat.last && !draft) return null
  return h(
    'span',
    { className: 'chat-bottom' },
    chat.mentionsMe && !open ? h('span', { className: 'chat-mark' }, t('［@我］')) : null,
    draft ? h('span', { className: 'chat-mark' }, t('［草稿］')) : null,
    h('span', { className: 'chat-preview' }, draft || previewOf(chat)),
    chat.unread > 0 && !open ? unread(chat.unread) : null,
  )
}

const previewOf = ({ last }) => {
  if (!last) return ''
  const words = serverWords(last.words)
  return last.from ? t('{0}：{1}', last.from, words) : words
}

const unread = count =>
  h('span', { className: 'unread', 'aria-label': t('{0} 条未读', count) }, count > 99 ? '99+' : String(count))
