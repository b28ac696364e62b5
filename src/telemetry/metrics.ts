import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type QueueDepths = Readonly<Record<`${'inbox' | 'outbox'}_${string}`, number>>

/** The figures of `GET /metrics`, in Prometheus' text format. */
export type Metrics = {
  /** A turn of conversation ended; `ms` from claim to kept answer. */
  readonly turn: (kind: string, outcome: 'answered' | 'silent' | 'refused' | 'failed', ms: number) => void
  readonly delivery: (outcome: string) => void
  readonly event: (status: number) => void
  readonly text: () => Promise<string>
  readonly stop: () => void
}

export const createMetrics = (depths: () => Promise<QueueDepths>): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const turns = new Histogram({
    name: 'bole_turn_seconds',
    help: 'Turns of conversation, from claim to kept answer',
    labelNames: ['kind', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const deliveries = new Counter({
    name: 'bole_deliveries_total',
    help: 'Attempts to deliver a message, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const events = new Counter({
    name: 'bole_events_total',
    help: 'Requests of the platform, by status answered',
    labelNames: ['status'],
    registers,
  })
  queueGauge(depths, registers)
  const stop = loopDelayGauge(registers)
  return {
    turn: (kind, outcome, ms) => turns.observe({ kind, outcome }, ms / 1000),
    delivery: outcome => deliveries.inc({ outcome }),
    event: status => events.inc({ status: String(status) }),
    text: () => registry.metrics(),
    stop,
  }
}

const queueGauge = (depths: () => Promise<QueueDepths>, registers: Registry[]): Gauge =>
  new Gauge({
    name: 'bole_queue_depth',
    help: 'Rows of the inbox and the outbox, by state',
    labelNames: ['queue'],
    registers,
    async collect() {
      for (const [queue, depth] of Object.entries(await depths())) this.set({ queue }, depth)
    },
  })

const loopDelayGauge = (registers: Registry[]): (() => void) => {
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
