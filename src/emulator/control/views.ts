import { bytesMax } from '../acts/upload.ts'
import { type Chat, privateChat } from '../chats.ts'
import { cardOf, isObject, type Message, names, type Sender, threadOf } from '../messages.ts'
import { firstApp, type State } from '../state.ts'
import { previewOf, wordsOfMessage } from '../words.ts'

/** What the page shows of a message. */
export const messageShown = (state: State, message: Message) => ({
  messageId: message.messageId,
  chatId: message.chatId,
  type: message.type,
  from: { ...message.sender, name: senderName(state, message) },
  at: message.createdAt,
  edited: message.edited,
  recalled: message.recalled,
  ...threadShown(state, message),
  forwarded: message.forwardedFrom !== null,
  onlyForYou: message.onlyFor !== null,
  urgent: Object.fromEntries(message.urgent),
  reactions: reactionsShown(state, message),
  readBy: [...message.readBy.keys()],
  ...contentShown(state, message),
  mentions: message.mentions,
  text: message.type === 'interactive' ? '' : wordsOfMessage(message),
  card: message.recalled ? null : cardOf(message),
  replyTo: quoted(state, message),
})

/** `file` tells what the content does not: how big it is. */
const contentShown = (state: State, message: Message) => {
  if (message.type === 'interactive' || message.recalled) return { content: null, file: null }
  const content: unknown = JSON.parse(message.content)
  const key = isObject(content) ? (content.file_key ?? content.image_key) : undefined
  const blob = typeof key === 'string' ? state.blobs.get(key) : undefined
  const file = blob ? { bytes: blob.bytes.length, mime: blob.mime, durationMs: blob.durationMs } : null
  return { content, file, ...mergedShown(state, message) }
}

/** The first lines of what a merged forward holds. */
const mergedShown = (state: State, message: Message) => {
  const inside = message.merged.flatMap(id => state.messages.get(id) ?? [])
  const lines = inside.map(one => ({ name: senderName(state, one), words: previewOf(one) }))
  return lines.length > 0 ? { merged: lines } : {}
}

/** `threadReplies` is given on the message the thread grew from. */
const threadShown = (state: State, message: Message) => {
  const thread = threadOf(state, message)
  const root = thread?.rootId === message.messageId
  return { threadId: thread?.threadId ?? null, threadReplies: root ? thread.messageIds.length : 0 }
}

/** One entry per emoji, in the order they first came. */
const reactionsShown = (state: State, message: Message) => {
  const emojis = [...new Set(message.reactions.map(({ emoji }) => emoji))]
  return emojis.map(emoji => ({
    emoji,
    by: message.reactions
      .filter(one => one.emoji === emoji)
      .map(({ by }) => ({ id: by.id, name: nameOf(state, by) })),
  }))
}

/** One row of somebody's chat list. */
export const chatShown = (state: State, chat: Chat, openId: string) => {
  const last = state.messages.get(chat.messageIds.at(-1) ?? '')
  const bots = [...chat.bots].flatMap(appId => {
    const app = state.apps.get(appId)
    return app ? [{ openId: app.openId, name: app.name }] : []
  })
  return {
    chatId: chat.chatId,
    kind: chat.kind,
    name: chat.name,
    members: [...chat.members],
    bots,
    at: last?.createdAt ?? null,
    preview: last ? preview(state, chat, last) : '',
    last: last ? lastShown(state, chat, last) : null,
    mentionsMe: unreadIn(state, chat, openId).some(message => names(message, openId)),
    unread: Math.max(0, chat.messageIds.length - (chat.seen.get(openId) ?? 0)),
  }
}

const unreadIn = (state: State, chat: Chat, openId: string): Message[] =>
  chat.messageIds.slice(chat.seen.get(openId) ?? 0).flatMap(id => {
    const message = state.messages.get(id)
    return message && !message.recalled && message.sender.id !== openId ? [message] : []
  })

/** The preview in its parts, for a page that speaks another language. */
const lastShown = (state: State, chat: Chat, last: Message) => ({
  from: chat.kind === 'p2p' ? '' : senderName(state, last),
  words: previewOf(last),
})

/** Somebody's chats: the private chat with each bot, then groups; latest first. */
export const chatsOf = (state: State, openId: string) => {
  for (const app of state.apps.values()) privateChat(state, app.appId, openId)
  const mine = [...state.chats.values()].filter(chat => chat.members.has(openId))
  const shown = mine.map(chat => chatShown(state, chat, openId))
  return shown.sort(
    (a, b) => (b.at ?? 0) - (a.at ?? 0) || Number(b.kind === 'p2p') - Number(a.kind === 'p2p'),
  )
}

/** How many messages each of these people has not seen, in all their chats. */
export const unreadOf = (state: State, openIds: Iterable<string>): Record<string, number> =>
  Object.fromEntries([...openIds].map(openId => [openId, unreadTotal(state, openId)]))

const unreadTotal = (state: State, openId: string): number => {
  let total = 0
  for (const chat of state.chats.values())
    if (chat.members.has(openId)) total += Math.max(0, chat.messageIds.length - (chat.seen.get(openId) ?? 0))
  return total
}

export const worldShown = (state: State) => ({
  bot: { name: firstApp(state).name, openId: firstApp(state).openId, menu: firstApp(state).menu },
  bots: [...state.apps.values()].map(({ appId, openId, name, menu }) => ({ appId, openId, name, menu })),
  people: [...state.people.values()]
    .filter(person => !person.left)
    .map(({ openId, name, title, department }) => ({ openId, name, title, department })),
  unread: unreadOf(state, state.people.keys()),
  now: state.clock.now().getTime(),
  uploadBytesMax: bytesMax,
})

const preview = (state: State, chat: Chat, last: Message): string =>
  chat.kind === 'p2p' ? previewOf(last) : `${senderName(state, last)}：${previewOf(last)}`

const quoted = (state: State, message: Message) => {
  const parent = message.parentId ? state.messages.get(message.parentId) : undefined
  return parent
    ? {
        messageId: parent.messageId,
        name: senderName(state, parent),
        words: previewOf(parent),
        recalled: parent.recalled,
      }
    : null
}

const senderName = (state: State, message: Message): string => nameOf(state, message.sender)

const nameOf = (state: State, { kind, id }: Sender): string =>
  (kind === 'app' ? state.apps.get(id)?.name : state.people.get(id)?.name) ?? ''
