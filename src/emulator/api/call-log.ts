import { type State, tell } from '../state.ts'
import { PlatformError } from './errors.ts'

/** One call of the API, as the log keeps it. `code` 0 is success. */
export type Call = {
  readonly id: number
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly code: number
  readonly ms: number
  /** The platform's words of refusal. */
  readonly msg: string
  /** The body that was sent, its beginning. */
  readonly sent: string
  /** Refused for being too frequent. */
  readonly limited: boolean
  /** A `uuid` that was used before: nothing was sent again. */
  readonly repeated: boolean
}

/** The log keeps between this many calls and twice as many. */
export const callsMax = 1000

const sentMax = 4000

const limitCodes = new Set([99991400, 230020])

type Ended = {
  readonly begun: number
  readonly method: string
  readonly path: string
  readonly sent: string
  readonly status: number
  readonly error: unknown
  readonly repeated: boolean
}

export const logCall = (state: State, calls: Call[], ended: Ended): void => {
  const { begun, method, path, sent, status, error, repeated } = ended
  const refusal = error instanceof PlatformError ? error : null
  calls.push({
    id: (calls.at(-1)?.id ?? 0) + 1,
    at: state.clock.now().getTime(),
    method,
    path,
    status,
    code: refusal?.code ?? 0,
    ms: Math.round(performance.now() - begun),
    msg: refusal?.message ?? '',
    sent: hideSecrets(head(sent)),
    limited: status === 429 || limitCodes.has(refusal?.code ?? 0),
    repeated,
  })
  if (calls.length > callsMax * 2) calls.splice(0, callsMax)
  tell(state, { kind: 'called' })
}

/** A copy: a slice would keep the whole of a long body in memory for as long as its head is logged. */
const head = (sent: string): string =>
  sent.length <= sentMax ? sent : Buffer.from(sent.slice(0, sentMax)).toString()

const hideSecrets = (sent: string): string =>
  /secret/i.test(sent) ? sent.replace(/("(?:app_secret|AppSecret)"\s*:\s*")[^"]*"/g, '$1***"') : sent
