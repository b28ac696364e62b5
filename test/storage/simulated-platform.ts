import type { Database } from '#storage/client.ts'
import { type Limits, platformLimits } from '#storage/limits.ts'
import { completeOutbox, type OutboxRow, takeOutbox } from '#storage/outbox.ts'
import { noon } from './queueing.ts'

/** A message as it arrived at the platform. */
export type Arrival = { readonly at: number; readonly once: string; readonly row: OutboxRow }

type Travelling = { readonly row: OutboxRow; readonly returns: number }

/** The outbox and a platform some way off, on a clock that only the test moves. */
export const simulatePlatform = (
  database: Pick<Database, 'pool'>,
  { limits = platformLimits, travelMs = () => 5 }: { limits?: Limits; travelMs?: () => number } = {},
) => {
  let clockMs = noon.getTime()
  let travelling: readonly Travelling[] = []
  const arrivals: Arrival[] = []
  const at = (): Date => new Date(clockMs)

  const take = (most: number) =>
    takeOutbox(database.pool, { most, limits, leaseMs: 20_000, now: noon, at: at() })

  /** Notes the answers that are back by now. */
  const receive = async (): Promise<void> => {
    const back = travelling.filter(({ returns }) => returns <= clockMs)
    travelling = travelling.filter(({ returns }) => returns > clockMs)
    const ended = back.map(({ row }) => ({
      row,
      verdict: { state: 'sent', messageId: `om_${row.id}` } as const,
    }))
    if (ended.length > 0) await completeOutbox(database.pool, ended, at())
  }

  /** `replicas` processes look at the same moment, each for up to `most`. Answers how many left, and how long to wait. */
  const leave = async (replicas: number, most: number) => {
    const taken = await Promise.all(Array.from({ length: replicas }, () => take(most)))
    const rows = taken.flatMap(one => one.rows)
    const departed = rows.map(row => ({ row, arrives: clockMs + travelMs() }))
    arrivals.push(...departed.map(({ row, arrives }) => ({ at: arrives, once: row.once, row })))
    travelling = [
      ...travelling,
      ...departed.map(({ row, arrives }) => ({ row, returns: arrives + travelMs() })),
    ]
    return { left: rows.length, waitMs: taken[0]?.waitMs ?? null }
  }

  /** One look as the deliveries do it, and on to the next moment at which something can happen. False: all is out. */
  const step = async (): Promise<boolean> => {
    await receive()
    const { left, waitMs } = await leave(1, 24 - travelling.length)
    if (travelling.length === 0 && waitMs === null) return false
    const held = left === 0 && waitMs !== null ? waitMs : 1_000
    const next = Math.min(...travelling.map(({ returns }) => returns), clockMs + held)
    clockMs = Math.max(next, clockMs + 1)
    return true
  }

  return {
    now: () => clockMs,
    pass: (ms: number) => {
      clockMs += ms
    },
    at,
    take,
    receive,
    leave,
    arrivals,
    underWay: () => travelling.length,
    drain: async () => {
      while (await step());
      return arrivals
    },
  }
}

/** The platform as it counts: the most arrivals within any window. */
export const mostWithin = (arrivals: readonly { readonly at: number }[], windowMs: number): number => {
  const sorted = arrivals.map(({ at }) => at).sort((a, b) => a - b)
  let first = 0
  return sorted.reduce((most, last, index) => {
    while (last - (sorted[first] ?? 0) >= windowMs) first += 1
    return Math.max(most, index - first + 1)
  }, 0)
}
