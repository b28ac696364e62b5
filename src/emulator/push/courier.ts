import type { App } from '../people.ts'
import { type State, tell } from '../state.ts'
import { type Attempt, beginAttempt } from './attempt.ts'
import { type Envelope, envelopeFor } from './envelope.ts'
import { createFaults, type Fault, type FaultKind, type Faults } from './faults.ts'
import { createHolds, type Holds } from './holds.ts'
import type { Line } from './line.ts'
import { createRetries, type Retries } from './retries.ts'

/** One event or callback on its way to a bot, with every try. */
export type Delivery = {
  readonly id: number
  readonly appId: string
  readonly kind: 'event' | 'callback'
  readonly eventType: string
  readonly envelope: Envelope
  readonly attempts: Attempt[]
  retries: number
  /** `held`: a fault keeps it back. */
  state: 'under way' | 'held' | 'delivered' | 'waiting' | 'given up' | 'dropped'
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
  /** What waits is given up and the log is emptied: the world they told of is gone. */
  readonly forget: () => void
  readonly deliveries: readonly Delivery[]
  readonly faults: Faults
}

/** The log keeps this many deliveries. */
const deliveriesMax = 2000

type Depot = {
  readonly state: State
  readonly line: Line
  readonly faults: Faults
  readonly holds: Holds
  readonly retries: Retries
  readonly deliveries: Delivery[]
  readonly underWay: Set<Promise<unknown>>
  readonly lanes: Map<string, Promise<void>>
  count: number
}

export const createCourier = (state: State, line: Line): Courier => {
  const depot: Depot = {
    state,
    line,
    faults: createFaults(),
    holds: createHolds(state.clock),
    retries: createRetries(state, delivery => retry(depot, delivery)),
    deliveries: [],
    underWay: new Set(),
    lanes: new Map(),
    count: 0,
  }
  return {
    event: (app, eventType, event, lane) => {
      if (subscribed(app, eventType)) pushEvent(depot, app, envelopeFor(state, app, eventType, event), lane)
    },
    callback: (app, event) => pushCallback(depot, app, envelopeFor(state, app, 'card.action.trigger', event)),
    replay: id => track(depot, replay(depot, id)),
    settled: async () => {
      while (depot.underWay.size > 0) await Promise.all(depot.underWay)
    },
    hurry: depot.retries.hurry,
    forget: () => {
      depot.retries.forget()
      depot.holds.forget()
      // What is still in a lane is not sent, and what is on its way not tried again.
      for (const delivery of depot.deliveries.splice(0)) delivery.state = 'dropped'
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
  const place = `${app.appId}:${lane}`
  const send = () => attemptOrWait(depot, app, delivery, faults)
  const holding = faults.find(({ kind }) => kind === 'delay' || kind === 'reorder')
  if (holding) {
    delivery.state = 'held'
    depot.holds.hold(holding, app.appId, () => queue(depot, place, send))
  } else queue(depot, place, () => send().then(() => depot.holds.overtaken(app.appId)))
}

/** One after another within a lane; lanes side by side. */
const queue = (depot: Depot, lane: string, send: () => Promise<void>): void => {
  const turn = (depot.lanes.get(lane) ?? Promise.resolve()).then(send)
  depot.lanes.set(lane, turn)
  void track(depot, turn).then(() => {
    if (depot.lanes.get(lane) === turn) depot.lanes.delete(lane)
  })
}

const over: ReadonlySet<Delivery['state']> = new Set(['delivered', 'dropped'])

const attemptOrWait = async (
  depot: Depot,
  app: App,
  delivery: Delivery,
  faults: readonly Fault[],
): Promise<void> => {
  if (delivery.state === 'dropped') return
  await attempts(depot, app, delivery, faults)
  if (!over.has(delivery.state)) depot.retries.wait(delivery)
}

const retry = (depot: Depot, delivery: Delivery): void => {
  const app = depot.state.apps.get(delivery.appId)
  if (!app) return
  const faults = depot.faults.strike(delivery.eventType)
  if (faults.some(fault => fault.kind === 'drop')) delivery.state = 'dropped'
  else void track(depot, attemptOrWait(depot, app, delivery, faults))
}

/** One try, or two where the fault says so; gives the first. */
const attempts = async (
  depot: Depot,
  app: App,
  delivery: Delivery,
  faults: readonly Fault[],
): Promise<Attempt> => {
  const struck = new Set(faults.map(fault => fault.kind))
  const renewed = depot.state.variants.newEventIdOnRetry && delivery.attempts.length > 0
  const made = await attempt(depot, app, delivery, struck, renewed)
  if (struck.has('duplicate')) await attempt(depot, app, delivery, struck, renewed)
  if (struck.has('duplicateNewId')) await attempt(depot, app, delivery, struck, true)
  return made
}

const attempt = async (
  depot: Depot,
  app: App,
  delivery: Delivery,
  struck: ReadonlySet<FaultKind>,
  renewed: boolean,
): Promise<Attempt> => {
  const { kind, envelope } = delivery
  const header = renewed ? { ...envelope.header, event_id: depot.state.wire.next('') } : envelope.header
  const made = await depot.line({ app, kind, envelope: { ...envelope, header }, struck })
  delivery.attempts.push(made)
  if (made.outcome === 'ok') delivery.state = 'delivered'
  tell(depot.state, { kind: 'pushed', deliveryId: delivery.id })
  return made
}

/** A callback that is held back keeps the person waiting, too; one that is lost looks like no answer. */
const pushCallback = async (depot: Depot, app: App, envelope: Envelope): Promise<Attempt> => {
  const faults = depot.faults.strike(envelope.header.event_type)
  const delivery = keep(depot, app, 'callback', envelope)
  if (faults.some(fault => fault.kind === 'drop')) return lose(depot, delivery)
  const delay = faults.find(fault => fault.kind === 'delay')
  if (delay) {
    delivery.state = 'held'
    await new Promise<void>(resolve => depot.holds.hold(delay, app.appId, resolve))
  }
  const made = await track(depot, attempts(depot, app, delivery, faults))
  if (delivery.state !== 'delivered') delivery.state = 'given up'
  return made
}

const lose = (depot: Depot, delivery: Delivery): Attempt => {
  delivery.state = 'dropped'
  const at = depot.state.clock.now().toISOString()
  return beginAttempt({ at, plain: '', faults: ['drop'] })('timeout')
}

const replay = async (depot: Depot, id: number): Promise<Attempt> => {
  const delivery = depot.deliveries.find(one => one.id === id)
  const app = delivery && depot.state.apps.get(delivery.appId)
  if (!app) throw new Error(`没有这次推送：${id}`)
  return await attempt(depot, app, delivery, new Set(), false)
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
