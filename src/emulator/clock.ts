/** The emulator's time. It flows like the wall clock until somebody moves it; what was due by then runs at once. */
export type Clock = {
  readonly now: () => Date
  /** Jumps to a moment, forwards or backwards. */
  readonly set: (at: Date) => void
  readonly advance: (ms: number) => void
  /** Runs once, `ms` from now on this clock. The answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void
}

type Due = { readonly at: number; readonly run: () => void }

/** `frozen` stands still between moves: for tests that print times. Rate limits then never refill, so switch them off. */
export const createClock = (options: { start?: Date; frozen?: boolean } = {}): Clock => {
  const { start, frozen = false } = options
  const dues = new Set<Due>()
  let base = start?.getTime() ?? Date.now()
  let since = Date.now()
  let timer: NodeJS.Timeout | undefined
  let earliest = Number.POSITIVE_INFINITY
  const read = () => base + (frozen ? 0 : Date.now() - since)

  const wake = () => {
    clearTimeout(timer)
    const ready = [...dues].filter(due => due.at <= read()).sort((a, b) => a.at - b.at)
    for (const due of ready) if (dues.delete(due)) due.run()
    arm()
  }
  const arm = () => {
    clearTimeout(timer)
    earliest = Number.POSITIVE_INFINITY
    if (frozen || dues.size === 0) return
    for (const due of dues) if (due.at < earliest) earliest = due.at
    timer = setTimeout(wake, Math.min(Math.max(earliest - read(), 0), timerMsMax)).unref()
  }
  const set = (at: Date) => {
    base = at.getTime()
    since = Date.now()
    wake()
  }
  const after = (ms: number, run: () => void) => {
    const due = { at: read() + ms, run }
    dues.add(due)
    // Thousands may wait: what comes later than the next needs no new look at all of them.
    if (due.at < earliest) arm()
    return () => void dues.delete(due)
  }
  return { now: () => new Date(read()), set, advance: ms => set(new Date(read() + ms)), after }
}

/** Node's timers overflow past 2^31 ms. */
const timerMsMax = 2 ** 31 - 1
