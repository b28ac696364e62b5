import type { Message } from '../messages.ts'
import type { Courier, Delivery } from '../push/courier.ts'
import type { Happening, State } from '../state.ts'
import { isOurs } from './names.ts'

/** What a transcript is made of, as it happens. `content` is what stood there then. */
export type Note =
  | {
      readonly kind: 'said' | 'edited' | 'recalled'
      readonly at: number
      readonly message: Message
      readonly content: string
    }
  | {
      readonly kind: 'pressed' | 'entered' | 'menu'
      readonly at: number
      readonly delivery: Delivery
      /** The card as it was when somebody pressed on it. */
      readonly content: string
    }

const pushKinds: Readonly<Record<string, 'pressed' | 'entered' | 'menu'>> = {
  'card.action.trigger': 'pressed',
  'im.chat.access_event.bot_p2p_chat_entered_v1': 'entered',
  'application.bot.menu_v6': 'menu',
}

const messageKinds = { message: 'said', edited: 'edited', recalled: 'recalled' } as const

/** Tells every note from now on; the answer stops it. */
export const watchNotes = (state: State, courier: Courier, take: (note: Note) => void): (() => void) => {
  let lastPush = courier.deliveries.at(-1)?.id ?? 0
  const watch = (happening: Happening) => {
    const at = state.clock.now().getTime()
    const note = happening.kind === 'pushed' ? ofPush(at, happening) : ofMessage(state, at, happening)
    if (note) take(note)
  }
  const ofPush = (at: number, { deliveryId = 0 }: Happening): Note | null => {
    if (deliveryId <= lastPush) return null
    lastPush = deliveryId
    const delivery = courier.deliveries.at(-1)
    const kind = pushKinds[delivery?.eventType ?? '']
    if (!delivery || !kind || !isOurs(state, delivery.appId)) return null
    const message = state.messages.get(pressedMessage(delivery))
    return { kind, at, delivery, content: message?.content ?? '' }
  }
  state.watchers.add(watch)
  return () => void state.watchers.delete(watch)
}

const ofMessage = (state: State, at: number, { kind, messageId = '' }: Happening): Note | null => {
  const message = state.messages.get(messageId)
  if (!message || !(kind === 'message' || kind === 'edited' || kind === 'recalled')) return null
  if (message.sender.kind === 'app' && !isOurs(state, message.sender.id)) return null
  return { kind: messageKinds[kind], at, message, content: message.content }
}

/** The message a callback is about. */
export const pressedMessage = ({ envelope }: Delivery): string => {
  const { context } = envelope.event
  return typeof context === 'object' && context !== null && 'open_message_id' in context
    ? String(context.open_message_id)
    : ''
}
