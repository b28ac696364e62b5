import type { Outgoing } from '#core/delivery.ts'
import { createDelivery } from '#feishu/deliver.ts'
import { type Answer, startPlatform } from './platform-server.ts'

export const words = (text: string) => JSON.stringify({ text })

/** A message on its way out, as the outbox would hand it over. */
export const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  id: 1n,
  once: 'reply:om_1',
  uuid: 'uuid-1',
  verb: 'send',
  target: 'ou_mei',
  fallback: null,
  inThread: false,
  msgType: 'text',
  content: words('您好'),
  ...change,
})

/** One attempt against a platform that answers as told. */
export const attempt = async (
  change: Partial<Outgoing>,
  answer: (count: number) => Answer,
  timeoutMs = 5_000,
) => {
  const platform = await startPlatform((_asked, count) => answer(count), { timeoutMs })
  const outcome = await createDelivery(platform.client)(outgoing(change))
  return { outcome, asked: platform.asked }
}
