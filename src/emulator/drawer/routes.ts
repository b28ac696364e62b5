import type { Context, Hono } from 'hono'
import { troubleKinds } from '../call-faults.ts'
import type { Desk } from '../control/routes.ts'
import { isObject } from '../messages.ts'
import type { Delivery } from '../push/courier.ts'
import { faultKinds } from '../push/faults.ts'
import { socketFaultKinds } from '../push/socket-faults.ts'
import type { State } from '../state.ts'
import type { Call } from './call-log.ts'
import { withoutVerification } from './masks.ts'

/** The drawer shows this many lines of each list. */
const linesMax = 300

/** What the drawer for the curious shows: pushes, calls, faults, the time. */
export const addDrawer = (control: Hono, desk: Desk): void => {
  const { state, courier, calls, troubles, socketFaults, limits } = desk
  control.get('/log', c =>
    c.json({
      pushes: newest(courier.deliveries).map(delivery => pushLine(state, delivery)),
      calls: newest(calls).map(callLine),
      faults: { push: courier.faults.list(), call: troubles.list(), socket: socketFaults.list() },
      kinds: { push: faultKinds, call: troubleKinds, socket: socketFaultKinds },
      variants: state.variants,
      limits: limits.on,
      now: state.clock.now().getTime(),
      realNow: Date.now(),
    }),
  )
  control.get('/log/pushes/:id', c => c.json(pushShown(state, deliveryFor(courier.deliveries, c))))
  control.get('/log/calls/:id', c => {
    const call = calls.find(one => one.id === Number(c.req.param('id')))
    if (!call) throw new Error('没有这次调用，或者太久了')
    return c.json(call)
  })
}

const newest = <T>(list: readonly T[]): T[] => list.slice(-linesMax).reverse()

const pushLine = (state: State, delivery: Delivery) => {
  const last = delivery.attempts.at(-1)
  return {
    id: delivery.id,
    kind: delivery.kind,
    eventType: delivery.eventType,
    state: delivery.state,
    attempts: delivery.attempts.length,
    status: last?.status ?? null,
    outcome: last?.outcome ?? null,
    ms: last?.ms ?? null,
    // Callbacks carry microseconds.
    at: Number(delivery.envelope.header.create_time.slice(0, 13)),
    who: state.people.get(openIdIn(delivery.envelope.event))?.name ?? '',
  }
}

/** What folds out is asked for by itself. */
const callLine = ({ asked: _, sent: __, answered: ___, answer: ____, ...line }: Call) => line

/** Everything of a push but the app's verification token. */
const pushShown = (state: State, delivery: Delivery) => {
  const token = state.apps.get(delivery.appId)?.verificationToken ?? ''
  const hidden = (text: string) => withoutVerification(text, token)
  const { header } = delivery.envelope
  return {
    ...delivery,
    envelope: {
      ...delivery.envelope,
      header: { ...header, token: header.token === token ? '***' : header.token },
    },
    attempts: delivery.attempts.map(one => ({ ...one, sent: hidden(one.sent), plain: hidden(one.plain) })),
  }
}

/** Who is behind an event: the first open id in it. */
const openIdIn = (event: unknown): string => {
  if (!isObject(event)) return ''
  if (typeof event.open_id === 'string') return event.open_id
  for (const key of ['sender', 'sender_id', 'operator', 'operator_id', 'reader', 'reader_id', 'user_id']) {
    const found = openIdIn(event[key])
    if (found) return found
  }
  return ''
}

const deliveryFor = (deliveries: readonly Delivery[], c: Context): Delivery => {
  const delivery = deliveries.find(one => one.id === Number(c.req.param('id')))
  if (!delivery) throw new Error('没有这次推送')
  return delivery
}
