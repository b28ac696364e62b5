import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import { type State, tell } from '../state.ts'
import type { Attempt } from './attempt.ts'
import { type Envelope, envelopeFor } from './envelope.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import type { Line } from './line.ts'

/** One event or callback on its way to a bot, with every try. */
export type Delivery = {
  readonly id: number
  readonly appId: string
  readonly kind: 'event' | 'callback'
  readonly eventType: string
  readonly envelope: Envelope
  readonly attempts: Attempt[]
  retries: number
  state: 'under way' | 'delivered' | 'waiting' | 'given up' | 'dropped'
}

export type Courier = {
  /** Pushes an event; events of one lane keep their order. Retried as the platform does. */
  readonly event: (app: App, eventType: string, event: Record<string, unknown>, lane: string) => void
  /** Pushes a card callback, once, and gives the answer. */
  readonly callback: (app: App, event: Record<string, unknown>) => Promise<Attempt>
  /** Sends a kept delivery's event once more, with its own event id. */
  readonly replay: (id: number) => Promise<Attempt>
  /** Resolves when nothing is under way. Retries that wait for their time are not under way. */
  readonly settled: () => Promise<void>
  /** Everything that waits for a retry is tried now: a bot has come back on the line. */
  readonly hurry: (appId: string) => void
  /** Retries that wait are given up and the log is emptied: the world they told of is gone. */
  readonly forget: () => void
  readonly deliveries: readonly Delivery[]
  readonly faults: Faults
}

/** After the first try: 15 s, 5 min, 1 h, 6 h. */
export const retryMs = [15_000, 300_000, 3_600_000, 21_600_000] as const

/** The log keeps this many deliveries. */
const deliveriesMax = 2000

type Depot = {
  readonly state: State
  readonly line: Line
  readonly faults: Faults
  readonly deliveries: Delivery[]
  readonly underWay: Set<Promise<unknown>>
  readonly lanes: Map<string, Promise<void>>
  readonly waiting: Map<Delivery, () => void>
  count: number
}

export const createCourier = (state: State, line: Line): Courier => {
  const depot: Depot = {
    state,
    line,
    faults: createFaults(),
    deliveries: [],
    underWay: new Set(),
    lanes: new Map(),
    waiting: new Map(),
    count: 0,
  }
  return {
    event: (app, eventType, event, lane) => {
      if (subscribed(app, eventType)) pushEvent(depot, app, envelopeFor(state, app, eventType, event), lane)
    },
    callback: (app, event) =>
      track(depot, pushCallback(depot, app, envelopeFor(state, app, 'card.action.trigger', event))),
    replay: id => track(depot, replay(depot, id)),
    settled: async () => {
      while (depot.underWay.size > 0) await Promise.all(depot.underWay)
    },
    hurry: appId => {
      for (const [delivery, cancel] of [...depot.waiting])
        if (delivery.appId === appId) {
          cancel()
          retry(depot, delivery)
        }
    },
    forget: () => {
      for (const cancel of depot.waiting.values()) cancel()
      depot.waiting.clear()
      depot.deliveries.length = 0
    },
    deliveries: depot.deliveries,
    faults: depot.faults,
  }
}

const subscribed = (app: App, eventType: string): boolean =>
  app.events === null || app.events.includes(eventType)

const pushEvent = (depot: Depot, app: App, envelope: Envelope, lane: string): void => {
  const faults = depot.faults.strike(envelope.header.event_type)
  const delivery = keep(depot, app, 'event', envelope)
  if (faults.some(fault => fault.kind === 'drop')) {
    delivery.state = 'dropped'
    return
  }
  const delayMs = faults.find(fault => fault.kind === 'delay')?.ms
  const send = () => sendFirst(depot, app, delivery, faults)
  if (delayMs !== undefined) void track(depot, pause(delayMs).then(send))
  else queue(depot, `${app.appId}:${lane}`, send)
}

/** One after another within a lane; lanes side by side. */
const queue = (depot: Depot, lane: string, send: () => Promise<void>): void => {
  const turn = (depot.lanes.get(lane) ?? Promise.resolve()).then(send)
  depot.lanes.set(lane, turn)
  void track(depot, turn).then(() => {
    if (depot.lanes.get(lane) === turn) depot.lanes.delete(lane)
  })
}

const sendFirst = async (
  depot: Depot,
  app: App,
  delivery: Delivery,
  faults: readonly Fault[],
): Promise<void> => {
  await attempt(depot, app, delivery, faults)
  if (faults.some(fault => fault.kind === 'duplicate')) await attempt(depot, app, delivery, faults)
  if (delivery.state !== 'delivered') waitForRetry(depot, delivery)
}

const attempt = async (
  depot: Depot,
  app: App,
  delivery: Delivery,
  faults: readonly Fault[],
): Promise<Attempt> => {
  const made = await depot.line(app, delivery.kind, delivery.envelope, faults)
  delivery.attempts.push(made)
  if (made.outcome === 'ok') delivery.state = 'delivered'
  tell(depot.state, { kind: 'pushed', deliveryId: delivery.id })
  return made
}

const waitForRetry = (depot: Depot, delivery: Delivery): void => {
  const ms = retryMs[delivery.retries++]
  if (ms === undefined) {
    delivery.state = 'given up'
    return
  }
  delivery.state = 'waiting'
  report(depot.state, delivery, ms)
  const cancel = depot.state.clock.after(ms, () => retry(depot, delivery))
  depot.waiting.set(delivery, cancel)
}

/** Whoever looks at the chat is told that the bot has not heard. */
const report = (state: State, delivery: Delivery, ms: number): void => {
  const { message } = delivery.envelope.event
  const chatId = isObject(message) ? message.chat_id : delivery.envelope.event.chat_id
  const last = delivery.attempts.at(-1)
  const why = last?.status ? `答了 HTTP ${last.status}` : failureWords[last?.outcome ?? 'failed']
  if (typeof chatId === 'string')
    tell(state, { kind: 'undelivered', chatId, words: `机器人${why}，${waitWords(ms)}后再送一次` })
}

const failureWords: Readonly<Record<Attempt['outcome'], string>> = {
  ok: '收到了',
  status: '答错了',
  timeout: '没有按时应答',
  connect: '连不上',
  dns: '的地址解析不了',
  failed: '连不上',
  offline: '不在线',
}

const waitWords = (ms: number): string =>
  ms < 60_000 ? `${ms / 1000} 秒` : ms < 3_600_000 ? `${ms / 60_000} 分钟` : `${ms / 3_600_000} 小时`

const retry = (depot: Depot, delivery: Delivery): void => {
  depot.waiting.delete(delivery)
  const app = depot.state.apps.get(delivery.appId)
  if (!app) return
  const again = async () => {
    await attempt(depot, app, delivery, depot.faults.strike(delivery.eventType))
    if (delivery.state !== 'delivered') waitForRetry(depot, delivery)
  }
  void track(depot, again())
}

const pushCallback = async (depot: Depot, app: App, envelope: Envelope): Promise<Attempt> => {
  const faults = depot.faults.strike(envelope.header.event_type)
  const delivery = keep(depot, app, 'callback', envelope)
  const made = await attempt(depot, app, delivery, faults)
  if (faults.some(fault => fault.kind === 'duplicate')) await attempt(depot, app, delivery, faults)
  if (delivery.state !== 'delivered') delivery.state = 'given up'
  return made
}

const replay = async (depot: Depot, id: number): Promise<Attempt> => {
  const delivery = depot.deliveries.find(one => one.id === id)
  const app = delivery && depot.state.apps.get(delivery.appId)
  if (!app) throw new Error(`没有这次推送：${id}`)
  return await attempt(depot, app, delivery, [])
}

const keep = (depot: Depot, app: App, kind: Delivery['kind'], envelope: Envelope): Delivery => {
  const delivery: Delivery = {
    id: ++depot.count,
    appId: app.appId,
    kind,
    eventType: envelope.header.event_type,
    envelope,
    attempts: [],
    retries: 0,
    state: 'under way',
  }
  depot.deliveries.push(delivery)
  if (depot.deliveries.length > deliveriesMax) depot.deliveries.shift()
  tell(depot.state, { kind: 'pushed', deliveryId: delivery.id })
  return delivery
}

const track = <T>(depot: Depot, work: Promise<T>): Promise<T> => {
  depot.underWay.add(work)
  const done = () => void depot.underWay.delete(work)
  work.then(done, done)
  return work
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
