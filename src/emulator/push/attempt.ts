/** One try at handing something to the bot. */
export type Attempt = {
  /** On the emulator's clock. */
  readonly at: string
  /**
   * `ok` is HTTP 200, or an ack of 200, within the limit. `offline`: no URL, or nobody on the long connection.
   * `closed`: the long connection broke before the ack.
   */
  readonly outcome: 'ok' | 'status' | 'timeout' | 'connect' | 'dns' | 'failed' | 'offline' | 'closed'
  readonly status: number | null
  /** Of the request, or of the first frame. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as it went out; on the long connection the payload. */
  readonly sent: string
  /** The same before it was sealed. */
  readonly plain: string
  /** What was wrong with it on purpose. */
  readonly faults: readonly string[]
  readonly answer: string
  /** Real time: the bot is a real program. */
  readonly ms: number
}

/** The platform waits this long for the bot. */
export const answerMsDefault = 3000

/** The value, or `late()` when it takes longer than the limit. */
export const within = async <T>(limitMs: number, work: Promise<T>, late: () => T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(late()), limitMs)
  })
  const first = await Promise.race([work, limit])
  clearTimeout(timer)
  return first
}

type Begun = Pick<Attempt, 'at' | 'plain' | 'faults'> & Partial<Pick<Attempt, 'headers' | 'sent'>>

/** Starts the stopwatch; the answer tells what came of the try. */
export const beginAttempt = (begun: Begun) => {
  const from = performance.now()
  return (outcome: Attempt['outcome'], status: number | null = null, answer = ''): Attempt => ({
    headers: {},
    sent: '',
    ...begun,
    outcome,
    status,
    answer,
    ms: Math.round(performance.now() - from),
  })
}
