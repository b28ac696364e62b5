import { type Chat, chatOf } from './chats.ts'
import { type State, tell } from './state.ts'

/** Somebody named in a message: the text holds `key`, this says who it is. */
export type Mention = { readonly key: string; readonly id: string; readonly name: string }

export type Sender = { readonly kind: 'user' | 'app'; readonly id: string }

export type Message = {
  readonly messageId: string
  readonly chatId: string
  readonly sender: Sender
  readonly type: string
  readonly rootId: string | null
  readonly parentId: string | null
  readonly threadId: string | null
  readonly createdAt: number
  /** As others receive it: mentions are keys, posts are flat. Cards as they were sent. */
  content: string
  mentions: readonly Mention[]
  updatedAt: number
  edited: boolean
  recalled: boolean
}

export type Draft = {
  readonly chatId: string
  readonly sender: Sender
  readonly type: string
  readonly content: string
  readonly mentions?: readonly Mention[]
  readonly replyTo?: Message
  readonly inThread?: boolean
}

/** Puts a message into its chat. */
export const postMessage = (state: State, draft: Draft): Message => {
  const chat = chatOf(state, draft.chatId)
  const now = state.clock.now().getTime()
  const message: Message = {
    messageId: state.ids.next('om_'),
    chatId: draft.chatId,
    sender: draft.sender,
    type: draft.type,
    ...placeOf(state, draft),
    createdAt: now,
    content: draft.content,
    mentions: draft.mentions ?? [],
    updatedAt: now,
    edited: false,
    recalled: false,
  }
  state.messages.set(message.messageId, message)
  chat.messageIds.push(message.messageId)
  if (message.sender.kind === 'user') markSeen(chat, message.sender.id)
  tell(state, { kind: 'message', chatId: chat.chatId, messageId: message.messageId })
  return message
}

export const editMessage = (state: State, message: Message, content: string): void => {
  message.content = content
  message.edited = true
  message.updatedAt = state.clock.now().getTime()
  tell(state, { kind: 'edited', chatId: message.chatId, messageId: message.messageId })
}

export const takeBack = (state: State, message: Message): void => {
  message.recalled = true
  message.updatedAt = state.clock.now().getTime()
  tell(state, { kind: 'recalled', chatId: message.chatId, messageId: message.messageId })
}

export const messagesIn = (state: State, chat: Chat): Message[] =>
  chat.messageIds.map(id => state.messages.get(id)).filter(message => message !== undefined)

export const messageOf = (state: State, messageId: string): Message => {
  const message = state.messages.get(messageId)
  if (!message) throw new Error(`模拟器里没有这条消息：${messageId}`)
  return message
}

/** The card of a card message, parsed. */
export const cardOf = (message: Message): Record<string, unknown> | null => {
  if (message.type !== 'interactive') return null
  const parsed: unknown = JSON.parse(message.content)
  return isObject(parsed) ? parsed : null
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const markSeen = (chat: Chat, openId: string): void => {
  chat.seen.set(openId, chat.messageIds.length)
}

/** A reply to a reply points at the first message; inside a thread both pointers name the thread's first message. */
const placeOf = (state: State, draft: Draft): Pick<Message, 'rootId' | 'parentId' | 'threadId'> => {
  const parent = draft.replyTo
  if (!parent) return { rootId: null, parentId: null, threadId: null }
  const rootId = parent.rootId ?? parent.messageId
  const threadId = parent.threadId ?? (draft.inThread ? threadOf(state, rootId) : null)
  return { rootId, parentId: threadId ? rootId : parent.messageId, threadId }
}

const threadOf = (state: State, rootId: string): string => {
  const known = state.threads.get(rootId)
  if (known) return known
  const threadId = state.ids.next('omt_')
  state.threads.set(rootId, threadId)
  return threadId
}
