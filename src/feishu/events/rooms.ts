import { z } from 'zod'
import { inbound, isoTime, malformed, readEvent } from './kind.ts'

const PersonId = z.object({ open_id: z.string().nullish() })

const Entered = z.object({ chat_id: z.string().min(1), operator_id: PersonId })

/** im.chat.access_event.bot_p2p_chat_entered_v1: on every entry into the private chat. */
export const readEntered = readEvent(Entered, (event, envelope) =>
  entered(event.operator_id.open_id, event.chat_id, envelope),
)

const FirstEntered = z.object({
  chat_id: z.string().min(1),
  user: PersonId.nullish(),
  operator: PersonId.nullish(),
})

/** p2p_chat_create (v1): the first entry ever, also from clients too old for the event above. */
export const readFirstEntered = readEvent(FirstEntered, (event, envelope) =>
  entered(event.user?.open_id || event.operator?.open_id, event.chat_id, envelope),
)

const entered = (
  openId: string | null | undefined,
  chatId: string,
  envelope: { readonly id: string; readonly createdAt: string | null },
) =>
  openId
    ? inbound({ kind: 'entered', key: envelope.id, lane: chatId, sentAt: envelope.createdAt, openId, chatId })
    : malformed('进入会话的人没有 open_id')

const Menu = z.object({
  operator: z.object({ operator_id: PersonId }),
  event_key: z.string().min(1),
  timestamp: z.union([z.string(), z.number()]).nullish(),
})

/** application.bot.menu_v6. It names no chat, so it keeps order with the person. */
export const readMenu = readEvent(Menu, (event, envelope) => {
  const openId = event.operator.operator_id.open_id
  if (!openId) return malformed('点菜单的人没有 open_id')
  const sentAt = envelope.createdAt ?? isoTime(event.timestamp)
  return inbound({ kind: 'menu', key: envelope.id, lane: openId, sentAt, openId, menuKey: event.event_key })
})

const InGroup = z.object({
  chat_id: z.string().min(1),
  operator_id: PersonId.nullish(),
  name: z.string().nullish(),
})

const readInGroup = (kind: 'botAdded' | 'botRemoved') =>
  readEvent(InGroup, (event, envelope) =>
    inbound({
      kind,
      key: envelope.id,
      lane: event.chat_id,
      sentAt: envelope.createdAt,
      chatId: event.chat_id,
      openId: event.operator_id?.open_id || null,
      name: event.name ?? '',
    }),
  )

/** im.chat.member.bot.added_v1 */
export const readBotAdded = readInGroup('botAdded')

/** im.chat.member.bot.deleted_v1 */
export const readBotRemoved = readInGroup('botRemoved')

const Recalled = z.object({
  message_id: z.string().min(1),
  chat_id: z.string().min(1),
  recall_time: z.union([z.string(), z.number()]).nullish(),
})

/** im.message.recalled_v1 */
export const readRecalled = readEvent(Recalled, (event, envelope) =>
  inbound({
    kind: 'recalled',
    key: envelope.id,
    lane: event.chat_id,
    sentAt: isoTime(event.recall_time) ?? envelope.createdAt,
    messageId: event.message_id,
    chatId: event.chat_id,
  }),
)

const Left = z.object({ object: z.object({ open_id: z.string().min(1), name: z.string().nullish() }) })

/** contact.user.deleted_v3: somebody left the organisation. */
export const readLeft = readEvent(Left, (event, envelope) =>
  inbound({
    kind: 'left',
    key: envelope.id,
    lane: event.object.open_id,
    sentAt: envelope.createdAt,
    openId: event.object.open_id,
    name: event.object.name ?? '',
  }),
)
