/** One try at handing something to the bot. */
export type Attempt = {
  readonly at: string
  /** `ok` is HTTP 200 within the limit. `offline`: no URL, or nobody on the long connection. */
  readonly outcome: 'ok' | 'status' | 'timeout' | 'connect' | 'dns' | 'failed' | 'offline'
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** The request's body as it went out. */
  readonly sent: string
  readonly answer: string
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

export const offline = (): Attempt => ({
  at: new Date().toISOString(),
  outcome: 'offline',
  status: null,
  headers: {},
  sent: '',
  answer: '',
  ms: 0,
})
