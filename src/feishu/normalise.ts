import {
  type Envelope,
  ignored,
  isoTime,
  type Me,
  malformed,
  type Normalised,
  type ReadEvent,
} from './events/kind.ts'
import { readMessage } from './events/message.ts'
import { readPress } from './events/press.ts'
import {
  readBotAdded,
  readBotRemoved,
  readEntered,
  readFirstEntered,
  readLeft,
  readMenu,
  readRecalled,
} from './events/rooms.ts'
import { isObject, type JsonObject } from './json.ts'

/** Every event we understand, by the name the developer console has for it. */
export const readers: Readonly<Record<string, ReadEvent>> = {
  'im.message.receive_v1': readMessage,
  'card.action.trigger': readPress,
  'im.chat.access_event.bot_p2p_chat_entered_v1': readEntered,
  p2p_chat_create: readFirstEntered,
  'application.bot.menu_v6': readMenu,
  'im.chat.member.bot.added_v1': readBotAdded,
  'im.chat.member.bot.deleted_v1': readBotRemoved,
  'im.message.recalled_v1': readRecalled,
  'contact.user.deleted_v3': readLeft,
}

const readersByType = new Map(Object.entries(readers))

/** A plaintext envelope, v1 or v2, to what the rooms behind this one understand. Never throws. */
export const normalise = (whole: JsonObject, me: Me): Normalised => {
  const envelope = opened(whole)
  if (envelope === null) return malformed('信封里没有事件编号、类型或正文')
  const read = readersByType.get(envelope.type)
  return read ? read(envelope, me) : ignored('不处理的事件')
}

/** The event's type for logs and figures, of whatever envelope. */
export const typeOf = (whole: JsonObject): string => opened(whole)?.type ?? '未知'

// Only v2 has `schema` and `header`; v1 keeps the type inside the event and its id in `uuid`.
const opened = (whole: JsonObject): Envelope | null => {
  const { header, event } = whole
  if (!isObject(event)) return null
  const id = isObject(header) ? header.event_id : whole.uuid
  const type = isObject(header) ? header.event_type : event.type
  if (typeof id !== 'string' || id === '' || typeof type !== 'string') return null
  const createdAt = isObject(header) ? isoTime(header.create_time) : isoSeconds(whole.ts)
  return { id, type, createdAt, event, whole }
}

// v1 writes seconds with a fraction: "1502199207.7171419".
const isoSeconds = (ts: unknown): string | null =>
  typeof ts === 'string' ? isoTime(ts.replace(/\..*$/, '')) : null
