import type { Done } from '../acts/done.ts'
import type { Blob } from '../blobs.ts'
import type { Chat } from '../chats.ts'
import { isObject, type Message } from '../messages.ts'
import type { Courier, Delivery } from '../push/courier.ts'
import { firstApp, type Happening, type State } from '../state.ts'
import { isOurs, nameOfChat, nameOfPerson } from './names.ts'

/** What a transcript is made of, as it happens. People and chats go by the names they have then. */
export type Note = {
  readonly at: number
  /** Who did it; empty where it was the bot. */
  readonly who: string
  /** Where; empty where it is nowhere in particular. */
  readonly chat: string
} & (
  | {
      readonly kind: 'said' | 'edited' | 'recalled'
      readonly message: Message
      /** What stood there then. */
      readonly content: string
      readonly file: Blob | null
    }
  | {
      readonly kind: 'reacted'
      readonly message: Message
      readonly emoji: string
      readonly on: boolean
    }
  | {
      readonly kind: 'pressed' | 'entered' | 'menu'
      readonly delivery: Delivery
      /** The card as it was when somebody pressed on it. */
      readonly content: string
    }
  | { readonly kind: 'done'; readonly done: Done; readonly others: readonly string[]; readonly name: string }
  /** The bot has made a group. */
  | { readonly kind: 'founded'; readonly members: readonly string[] }
)

/** Tells every note from now on; the answer stops it. */
export const watchNotes = (state: State, courier: Courier, take: (note: Note) => void): (() => void) => {
  let lastPush = courier.deliveries.at(-1)?.id ?? 0
  let groups = groupsIn(state)
  const founded = (chat: Chat | undefined): Note | null => {
    if (chat?.kind !== 'group' || groups.has(chat.chatId)) return null
    groups.add(chat.chatId)
    if (!chat.bots.has(firstApp(state).appId)) return null
    const members = namesOf(state, chat.members)
    return { at: now(state), who: '', chat: nameOfChat(state, chat.chatId), kind: 'founded', members }
  }
  const pushed = (deliveryId: number): Note | null => {
    if (deliveryId <= lastPush) return null
    lastPush = deliveryId
    return ofPush(state, courier.deliveries.at(-1))
  }
  const noteOf = ({ done, ...happening }: Happening): Note | null => {
    if (done?.does === 'makesGroup') groups.add(done.chatId)
    if (done) return ofDone(state, done)
    if (happening.kind === 'pushed') return pushed(happening.deliveryId ?? 0)
    if (happening.kind === 'chat') return founded(state.chats.get(happening.chatId ?? ''))
    return ofMessage(state, happening)
  }
  const watch = (happening: Happening) => {
    if (happening.kind === 'reset') groups = groupsIn(state)
    const note = noteOf(happening)
    if (note) take(note)
  }
  state.watchers.add(watch)
  return () => void state.watchers.delete(watch)
}

const now = (state: State): number => state.clock.now().getTime()

const groupsIn = (state: State): Set<string> =>
  new Set([...state.chats.values()].filter(chat => chat.kind === 'group').map(chat => chat.chatId))

const namesOf = (state: State, openIds: Iterable<string>): string[] =>
  [...openIds].map(openId => nameOfPerson(state, openId))

const pushKinds: Readonly<Record<string, 'pressed' | 'entered' | 'menu'>> = {
  'card.action.trigger': 'pressed',
  'im.chat.access_event.bot_p2p_chat_entered_v1': 'entered',
  'application.bot.menu_v6': 'menu',
}

const ofPush = (state: State, delivery: Delivery | undefined): Note | null => {
  const kind = pushKinds[delivery?.eventType ?? '']
  if (!delivery || !kind || !isOurs(state, delivery.appId)) return null
  const message = state.messages.get(pressedMessage(delivery))
  const who = nameOfPerson(state, pusher(delivery))
  return { at: now(state), who, chat: '', kind, delivery, content: message?.content ?? '' }
}

const ofDone = (state: State, done: Done): Note => {
  const chat = 'chatId' in done ? state.chats.get(done.chatId) : undefined
  const others = done.does === 'makesGroup' ? (chat?.members ?? []) : 'people' in done ? done.people : []
  return {
    at: now(state),
    who: nameOfPerson(state, done.openId),
    chat: chat ? nameOfChat(state, chat.chatId) : '',
    kind: 'done',
    done,
    others: namesOf(state, others),
    name: chat?.name ?? '',
  }
}

const messageKinds = { message: 'said', edited: 'edited', recalled: 'recalled' } as const

const ofMessage = (state: State, { kind, messageId = '', reaction }: Happening): Note | null => {
  const message = state.messages.get(messageId)
  if (!message) return null
  const by = reaction?.by ?? message.sender
  if (by.kind === 'app' && !isOurs(state, by.id)) return null
  const who = by.kind === 'user' ? nameOfPerson(state, by.id) : ''
  const base = { at: now(state), who, chat: nameOfChat(state, message.chatId), message }
  if (reaction) return { ...base, kind: 'reacted', emoji: reaction.emoji, on: reaction.on }
  if (!(kind === 'message' || kind === 'edited' || kind === 'recalled')) return null
  return { ...base, kind: messageKinds[kind], content: message.content, file: fileIn(state, message) }
}

const fileIn = (state: State, { type, content }: Message): Blob | null => {
  if (type === 'text' || type === 'interactive') return null
  const parsed: unknown = JSON.parse(content)
  const key = isObject(parsed) ? (parsed.file_key ?? parsed.image_key) : undefined
  return state.blobs.get(String(key)) ?? null
}

/** The message a callback is about. */
export const pressedMessage = ({ envelope }: Delivery): string => {
  const { context } = envelope.event
  return isObject(context) ? String(context.open_message_id ?? '') : ''
}

const pusher = ({ envelope }: Delivery): string => {
  const { operator, operator_id } = envelope.event
  const holder = isObject(operator) && isObject(operator.operator_id) ? operator.operator_id : operator
  for (const who of [holder, operator_id]) if (isObject(who) && who.open_id) return String(who.open_id)
  return ''
}
