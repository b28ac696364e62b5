import { z } from 'zod'
import { isObject, type JsonObject } from '../json.ts'
import { inbound, malformed, readEvent } from './kind.ts'

const Place = z.object({ open_message_id: z.string().nullish(), open_chat_id: z.string().nullish() })

const Action = z.object({
  tag: z.string().nullish(),
  // An object, or over the legacy `value` property a bare string.
  value: z.unknown().optional(),
  form_value: z.record(z.string(), z.unknown()).nullish(),
  option: z.union([z.string(), z.array(z.string())]).nullish(),
  // A string on select_img's own page, an array on the general one.
  options: z.union([z.string(), z.array(z.string())]).nullish(),
  input_value: z.string().nullish(),
  checked: z.boolean().nullish(),
})

const Press = Place.extend({
  operator: z.object({ open_id: z.string().min(1) }),
  token: z.string().nullish(),
  action: Action,
  context: Place.nullish(),
})

/** card.action.trigger. Deduped by its own token, one of a kind for every press. */
export const readPress = readEvent(Press, (event, envelope) => {
  const places = [event.context, placeIn(envelope.whole.context), event]
  const messageId = firstOf(places.map(place => place?.open_message_id))
  if (messageId === null) return malformed('没有卡片所在的消息')
  const chatId = firstOf(places.map(place => place?.open_chat_id)) ?? ''
  const { action } = event
  return inbound({
    kind: 'press',
    key: event.token || envelope.id,
    lane: chatId || event.operator.open_id,
    sentAt: envelope.createdAt,
    openId: event.operator.open_id,
    messageId,
    chatId,
    token: event.token ?? '',
    tag: action.tag ?? '',
    value: boundValue(action.value),
    form: action.form_value ?? null,
    option: action.option ?? action.options ?? action.input_value ?? action.checked ?? null,
  })
})

const boundValue = (value: unknown): JsonObject => {
  if (isObject(value)) return value
  return typeof value === 'string' ? { value } : {}
}

const placeIn = (value: unknown): z.output<typeof Place> | null => Place.safeParse(value).data ?? null

const firstOf = (ids: readonly (string | null | undefined)[]): string | null => ids.find(Boolean) ?? null
