import type { Deliver, DeliveryOutcome, Outgoing } from '#core/delivery.ts'
import { type ApiAnswer, type FeishuClient, pathId } from './client.ts'
import { hopeless, isExpired, isGone, outcomeOf, refusesThread } from './delivery-faults.ts'
import type { Fault } from './fault.ts'
import { isObject, type JsonObject } from './json.ts'
import { withFile } from './upload.ts'

/**
 * One attempt at saying something. A reply to a message that is gone, and a patch of a card that is gone or too old,
 * become a plain message to `fallback`; all of them under the same uuid, so that only one is ever said.
 */
export const createDelivery =
  (client: FeishuClient): Deliver =>
  async outgoing => {
    const target = pathId(outgoing.target)
    if (target === null) return hopeless('badTarget', '收信人或消息的编号不合规则')
    const ready = await withFile(client, outgoing)
    return 'kind' in ready ? ready : delivered(client, ready, target)
  }

const delivered = async (
  client: FeishuClient,
  outgoing: Outgoing,
  target: string,
): Promise<DeliveryOutcome> => {
  switch (outgoing.verb) {
    case 'send':
      return outcome(await send(client, outgoing, target))
    case 'reply':
      return reply(client, outgoing, target)
    case 'patch':
      return patch(client, outgoing, target)
  }
}

const reply = async (
  client: FeishuClient,
  outgoing: Outgoing,
  messageId: string,
): Promise<DeliveryOutcome> => {
  const answer = await replyTo(client, outgoing, messageId, outgoing.inThread)
  if (answer.ok) return outcome(answer)
  if (outgoing.inThread && refusesThread(answer.fault)) {
    return outcome(await replyTo(client, outgoing, messageId, false))
  }
  return isGone(answer.fault) ? sendInstead(client, outgoing, answer.fault) : outcomeOf(answer.fault)
}

const patch = async (
  client: FeishuClient,
  outgoing: Outgoing,
  messageId: string,
): Promise<DeliveryOutcome> => {
  const { content } = outgoing
  const answer = await client.call({
    method: 'PATCH',
    path: `/im/v1/messages/${messageId}`,
    data: { content },
  })
  if (answer.ok) return { kind: 'sent', messageId: null }
  if (isGone(answer.fault) || isExpired(answer.fault)) return sendInstead(client, outgoing, answer.fault)
  // Patching twice leaves the same card: nothing about it is ambiguous.
  const refused = outcomeOf(answer.fault)
  return refused.kind === 'failed' ? { ...refused, ambiguous: false } : refused
}

const sendInstead = async (
  client: FeishuClient,
  outgoing: Outgoing,
  fault: Fault,
): Promise<DeliveryOutcome> => {
  const fallback = outgoing.fallback === null ? null : pathId(outgoing.fallback)
  return fallback === null ? outcomeOf(fault) : outcome(await send(client, outgoing, fallback))
}

const send = (client: FeishuClient, outgoing: Outgoing, receiveId: string): Promise<ApiAnswer> =>
  client.call({
    method: 'POST',
    path: '/im/v1/messages',
    params: { receive_id_type: receiveIdType(receiveId) },
    data: { receive_id: receiveId, ...said(outgoing) },
  })

const replyTo = (
  client: FeishuClient,
  outgoing: Outgoing,
  messageId: string,
  inThread: boolean,
): Promise<ApiAnswer> =>
  client.call({
    method: 'POST',
    path: `/im/v1/messages/${messageId}/reply`,
    data: { ...said(outgoing), reply_in_thread: inThread },
  })

const said = ({ msgType, content, uuid }: Outgoing): JsonObject => ({ msg_type: msgType, content, uuid })

/** What kind of id it is shows in its prefix; a bare one is the tenant's user_id. */
const receiveIdType = (id: string): string => receiveIdTypes.get(id.slice(0, 3)) ?? 'user_id'

const receiveIdTypes = new Map([
  ['oc_', 'chat_id'],
  ['ou_', 'open_id'],
  ['on_', 'union_id'],
])

const outcome = (answer: ApiAnswer): DeliveryOutcome =>
  answer.ok ? { kind: 'sent', messageId: messageIdIn(answer.body) } : outcomeOf(answer.fault)

const messageIdIn = (body: JsonObject): string | null =>
  isObject(body.data) && typeof body.data.message_id === 'string' ? body.data.message_id : null
