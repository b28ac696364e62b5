import { errorWords, type Log } from '#core/log.ts'
import { createBell } from './bell.ts'

export type Taken<Row> = {
  readonly rows: readonly Row[]
  /** When more may be ready sooner than `idleMs`. */
  readonly waitMs?: number | null
}

type Pumping<Row> = {
  readonly name: string
  /** How many rows are in hand at a time. */
  readonly limit: number
  /** How long to wait for the bell before looking anyway: what other processes left, and leases that ran out. */
  readonly idleMs: number
  /** Takes up to `free` rows. */
  readonly take: (free: number) => Promise<Taken<Row>>
  /** Sees a row to its end. */
  readonly run: (row: Row) => Promise<void>
  /** Says that the rows in hand are still worked on. */
  readonly renew?: { readonly everyMs: number; readonly rows: (rows: readonly Row[]) => Promise<void> }
  readonly log: Log
}

/** Takes rows out of a table and runs them, as many at a time as its limit, until stopped. */
type Pump = {
  /** Looks now. */
  readonly wake: () => void
  /** Takes nothing more and waits for what is in hand, `graceMs` at most. Answers whether all of it ended. */
  readonly stop: (graceMs: number) => Promise<boolean>
}

export const createPump = <Row>(pumping: Pumping<Row>): Pump => {
  const bell = createBell()
  const hands = createHands(pumping, bell.ring)
  let stopped = false

  const look = async (): Promise<number> => {
    const free = pumping.limit - hands.busy()
    if (free <= 0) return pumping.idleMs
    try {
      const { rows, waitMs } = await pumping.take(free)
      for (const row of rows) hands.start(row)
      return Math.max(1, Math.min(waitMs ?? pumping.idleMs, pumping.idleMs))
    } catch (error) {
      pumping.log.warn({ pump: pumping.name, error: errorWords(error) }, '没有取成，稍后再取')
      return Math.min(pumping.idleMs, retryMs)
    }
  }

  const loop = async (): Promise<void> => {
    while (!stopped) await bell.wait(await look())
  }
  const looping = loop()

  const stop = async (graceMs: number): Promise<boolean> => {
    stopped = true
    bell.ring()
    await looping
    return hands.ended(graceMs)
  }
  return { wake: bell.ring, stop }
}

const retryMs = 500

type Hands<Row> = {
  readonly busy: () => number
  readonly start: (row: Row) => void
  readonly ended: (graceMs: number) => Promise<boolean>
}

const createHands = <Row>({ name, run, renew, log }: Pumping<Row>, onFree: () => void): Hands<Row> => {
  const inHand = new Set<Row>()
  const free = createBell()
  const see = async (row: Row): Promise<void> => {
    try {
      await run(row)
    } catch (error) {
      log.error({ pump: name, error: errorWords(error) }, '没能办完，租约到期后会有人再办')
    }
    inHand.delete(row)
    free.ring()
    onFree()
  }
  const renewAll = async (): Promise<void> => {
    if (!renew || inHand.size === 0) return
    try {
      await renew.rows([...inHand])
    } catch (error) {
      log.warn({ pump: name, error: errorWords(error) }, '租约没有续成')
    }
  }
  const renewal = renew && setInterval(() => void renewAll(), renew.everyMs)
  return {
    busy: () => inHand.size,
    start: row => {
      inHand.add(row)
      void see(row)
    },
    ended: async graceMs => {
      const until = performance.now() + graceMs
      while (inHand.size > 0 && performance.now() < until) await free.wait(until - performance.now())
      clearInterval(renewal)
      return inHand.size === 0
    },
  }
}
