import { type Chat, chatOf } from './chats.ts'
import { forgetOldMessages } from './forgetting.ts'
import { type Happening, type State, tell } from './state.ts'

/** Somebody named in a message: the text holds `key`, this says who it is. */
export type Mention = { readonly key: string; readonly id: string; readonly name: string }

export type Sender = { readonly kind: 'user' | 'app'; readonly id: string }

/** Who answered a message with an emoji, and when. */
export type Reaction = {
  readonly reactionId: string
  readonly emoji: string
  readonly by: Sender
  readonly at: number
}

/** A thread (话题): the message it grew from, and what was said in it. */
export type Thread = { readonly threadId: string; readonly rootId: string; readonly messageIds: string[] }

export type Urgency = 'app' | 'sms' | 'phone'

export type Message = {
  readonly messageId: string
  readonly chatId: string
  readonly sender: Sender
  readonly type: string
  readonly rootId: string | null
  readonly parentId: string | null
  readonly threadId: string | null
  readonly createdAt: number
  /** The message this one was forwarded from. */
  readonly forwardedFrom: string | null
  /** An ephemeral card: the one person who sees it. */
  readonly onlyFor: string | null
  /** Card entity the message shows, as CardKit knows it. */
  readonly cardId: string | null
  /** Sent to many at once (`bm-…`): such a card is neither redrawn nor pressed. */
  readonly batchId: string | null
  /** A merged forward: the messages inside. */
  readonly merged: readonly string[]
  /** Whom it was made urgent for, by open id, and how. */
  readonly urgent: Map<string, Urgency>
  readonly reactions: Reaction[]
  /** When each person read it, by open id. */
  readonly readBy: Map<string, number>
  /** As others receive it: mentions are keys, posts are flat. Cards as they were sent. */
  content: string
  mentions: readonly Mention[]
  updatedAt: number
  edited: boolean
  /** How often its sender has edited it (PUT); redrawing a card does not count. */
  edits: number
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
  readonly forwardedFrom?: string
  readonly onlyFor?: string
  readonly cardId?: string | null
  readonly batchId?: string
  readonly merged?: readonly string[]
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
    ...originOf(draft),
    urgent: new Map(),
    reactions: [],
    readBy: new Map(),
    content: draft.content,
    mentions: draft.mentions ?? [],
    updatedAt: now,
    edited: false,
    edits: 0,
    recalled: false,
  }
  state.messages.set(message.messageId, message)
  forgetOldMessages(state)
  const shelf = message.onlyFor === null ? chat.messageIds : chat.whispers
  shelf.push(message.messageId)
  threadAt(state, message.threadId)?.messageIds.push(message.messageId)
  if (message.sender.kind === 'user') markSeen(state, chat, message.sender.id)
  tell(state, { kind: 'message', chatId: chat.chatId, messageId: message.messageId })
  return message
}

const originOf = (draft: Draft) => ({
  forwardedFrom: draft.forwardedFrom ?? null,
  onlyFor: draft.onlyFor ?? null,
  cardId: draft.cardId ?? null,
  batchId: draft.batchId ?? null,
  merged: draft.merged ?? [],
})

/** `typing` names a text that grows from a place on, for clients that type it out. */
export const editMessage = (
  state: State,
  message: Message,
  content: string,
  typing?: Happening['typing'],
): void => {
  message.content = content
  message.edited = true
  message.updatedAt = state.clock.now().getTime()
  const told = { kind: 'edited', chatId: message.chatId, messageId: message.messageId } as const
  tell(state, typing ? { ...told, typing } : told)
}

export const takeBack = (state: State, message: Message): void => {
  message.recalled = true
  message.updatedAt = state.clock.now().getTime()
  tell(state, { kind: 'recalled', chatId: message.chatId, messageId: message.messageId })
}

export const messagesIn = (state: State, chat: Chat): Message[] =>
  chat.messageIds.map(id => state.messages.get(id)).filter(message => message !== undefined)

/** What one person sees in a chat: the ephemeral cards meant for them too. */
export const messagesFor = (state: State, chat: Chat, openId: string): Message[] => {
  const whispers = chat.whispers
    .flatMap(id => state.messages.get(id) ?? [])
    .filter(message => message.onlyFor === openId)
  const all = messagesIn(state, chat)
  return whispers.length === 0 ? all : [...all, ...whispers].sort((a, b) => a.createdAt - b.createdAt)
}

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

/** Somebody has the chat before their eyes. Gives the messages of others they had not read yet. */
export const markSeen = (state: State, chat: Chat, openId: string): Message[] => {
  const at = state.clock.now().getTime()
  const fresh = chat.messageIds
    .slice(chat.seen.get(openId) ?? 0)
    .flatMap(id => state.messages.get(id) ?? [])
    .filter(message => message.sender.id !== openId && !message.readBy.has(openId))
  for (const message of fresh) message.readBy.set(openId, at)
  chat.seen.set(openId, chat.messageIds.length)
  return fresh
}

/** Whether a message calls somebody: by name, everybody in a group, or `<at>` in a card. */
export const names = (message: Message, openId: string): boolean =>
  message.mentions.some(({ id }) => id === openId || id === 'all') ||
  (message.type === 'interactive' && calls(message.content, openId))

const calls = (card: string, openId: string): boolean =>
  card.includes('<at ') &&
  [...card.matchAll(/<at [^>]*>/g)].some(([tag]) => tag.includes(openId) || /id=\W*all/.test(tag))

/** The thread a message is in, or that grew from it. */
export const threadOf = (state: State, message: Message): Thread | null =>
  threadAt(state, message.threadId) ?? state.threads.get(message.messageId) ?? null

export const threadAt = (state: State, threadId: string | null): Thread | null => {
  if (threadId === null) return null
  for (const thread of state.threads.values()) if (thread.threadId === threadId) return thread
  return null
}

/** A reply to a reply points at the first message; inside a thread both pointers name the thread's first message. */
const placeOf = (state: State, draft: Draft): Pick<Message, 'rootId' | 'parentId' | 'threadId'> => {
  const parent = draft.replyTo
  if (!parent) return { rootId: null, parentId: null, threadId: null }
  const rootId = parent.rootId ?? parent.messageId
  const threadId = parent.threadId ?? (draft.inThread ? threadFrom(state, rootId) : null)
  return { rootId, parentId: threadId ? rootId : parent.messageId, threadId }
}

const threadFrom = (state: State, rootId: string): string => {
  const known = state.threads.get(rootId)
  if (known) return known.threadId
  const thread = { threadId: state.ids.next('omt_'), rootId, messageIds: [] }
  state.threads.set(rootId, thread)
  return thread.threadId
}
