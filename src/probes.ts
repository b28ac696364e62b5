import type { Hono } from 'hono'
import type { Database } from '#storage/client.ts'
import type { Metrics } from './telemetry/metrics.ts'

type Probed = {
  readonly database: Pick<Database, 'pool'>
  readonly metrics: Metrics
  /** Whether the platform's deliveries are taken. */
  readonly isReady: () => boolean
}

/** `/healthz`: the process answers. `/readyz`: it also reaches its database and takes deliveries. `/metrics`: Prometheus. */
export const addProbes = (routes: Hono, { database, metrics, isReady }: Probed): Hono => {
  routes.get('/healthz', c => c.text('ok'))
  routes.get('/readyz', async c => {
    if (!isReady()) return c.text('starting', 503)
    try {
      await within(databaseMs, database.pool.query('select 1'))
      return c.text('ready')
    } catch {
      return c.text('database unreachable', 503)
    }
  })
  routes.get('/metrics', async c =>
    c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
  return routes
}

const databaseMs = 1_000

const within = <Result>(ms: number, work: Promise<Result>): Promise<Result> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(reject, ms, new Error('too late')).unref()
    }),
  ])
