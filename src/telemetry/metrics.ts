import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The figures of `GET /metrics`, in Prometheus' text format. */
export type Metrics = {
  /** A turn of conversation was brought to its kept answer. */
  readonly turn: (kind: string, ms: number) => void
  /** How the bot answered: answered, silent, refused, failed. */
  readonly outcome: (kind: string, outcome: string) => void
  /** An attempt to deliver ended: sent, waiting, parked, unknown. */
  readonly delivery: (outcome: string) => void
  /** A request of the platform was answered with this status. */
  readonly event: (status: number) => void
  readonly text: () => Promise<string>
  readonly contentType: string
  readonly stop: () => void
}

/** How many rows of each queue are in each state. */
type Depths = Readonly<Record<'inbox' | 'outbox', Readonly<Record<string, number>>>>

/** `depths` is asked at every scrape. */
export const createMetrics = (depths: () => Promise<Depths>): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const turns = new Histogram({
    name: 'bole_turn_seconds',
    help: 'Turns of conversation, from being taken up to the kept answer',
    labelNames: ['kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const outcomes = counter(
    'bole_turns_total',
    'Turns of conversation, by how they ended',
    ['kind', 'outcome'],
    registers,
  )
  const deliveries = counter(
    'bole_deliveries_total',
    'Attempts to deliver, by outcome',
    ['outcome'],
    registers,
  )
  const events = counter('bole_events_total', 'Requests of the platform, by status', ['status'], registers)
  gaugeQueues(depths, registers)
  const stop = gaugeLoopDelay(registers)
  return {
    turn: (kind, ms) => turns.observe({ kind }, ms / 1000),
    outcome: (kind, outcome) => outcomes.inc({ kind, outcome }),
    delivery: outcome => deliveries.inc({ outcome }),
    event: status => events.inc({ status: String(status) }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    stop,
  }
}

const counter = (name: string, help: string, labelNames: string[], registers: Registry[]): Counter =>
  new Counter({ name, help, labelNames, registers })

const gaugeQueues = (depths: () => Promise<Depths>, registers: Registry[]): Gauge =>
  new Gauge({
    name: 'bole_queue_depth',
    help: 'Rows of the inbox and the outbox that are not done, by state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      const { inbox, outbox } = await depths()
      for (const [state, depth] of Object.entries(inbox)) this.set({ queue: 'inbox', state }, depth)
      for (const [state, depth] of Object.entries(outbox)) this.set({ queue: 'outbox', state }, depth)
    },
  })

const gaugeLoopDelay = (registers: Registry[]): (() => void) => {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  new Gauge({
    name: 'bole_event_loop_delay_p99_seconds',
    help: 'Event-loop delay since the last scrape, 99th percentile',
    registers,
    collect() {
      this.set(delay.percentile(99) / 1e9)
      delay.reset()
    },
  })
  return () => delay.disable()
}
