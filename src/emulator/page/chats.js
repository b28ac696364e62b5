import { clockTime, dayOf, h } from './dom.js'
import { t } from './lang.js'
import { avatar } from './people.js'

/** The list of chats: private chat with the bot first until somebody spoke elsewhere later. */
export const drawChats = (list, chats, current, now, onOpen) => {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null
  list.replaceChildren(...chats.map(chat => row(chat, chat.chatId === current, now, onOpen)))
  if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus()
  list.onkeydown = event => walk(list, event)
}

/** Up and down walk along the list. */
const walk = (list, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const rows = [...list.querySelectorAll('.chat-row')]
  rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length]?.focus()
}

/** Latest first; of the silent ones the private chat leads. */
export const sorted = chats =>
  [...chats].sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || Number(b.kind === 'p2p') - Number(a.kind === 'p2p'))

const row = (chat, open, now, onOpen) =>
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
      h(
        'span',
        { className: 'chat-words' },
        h(
          'span',
          { className: 'chat-top' },
          h('span', { className: 'chat-name' }, chat.name),
          chat.kind === 'p2p' ? h('span', { className: 'bot-tag' }, t('机器人')) : null,
          h('time', { className: 'chat-time' }, chat.at ? timeShown(chat.at, now) : ''),
        ),
        h(
          'span',
          { className: 'chat-bottom' },
          h('span', { className: 'chat-preview' }, chat.preview),
          chat.unread > 0 && !open ? unread(chat.unread) : null,
        ),
      ),
    ),
  )

const unread = count =>
  h('span', { className: 'unread', 'aria-label': t('{0} 条未读', count) }, count > 99 ? '99+' : String(count))

const timeShown = (at, now) => (dayOf(at) === dayOf(now) ? clockTime(at) : dayOf(at))
