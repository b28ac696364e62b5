import { PlatformError } from '../api/errors.ts'
import { type State, tell } from '../state.ts'
import { maskedAnswer, maskedSent, maskedToken } from './masks.ts'

/** One call of the API, as the log keeps it: nothing in it opens a door. */
export type Call = {
  readonly id: number
  readonly at: number
  /** The bot's name; empty before it has shown who it is. */
  readonly app: string
  readonly method: string
  readonly path: string
  /** With its `?`. */
  readonly query: string
  readonly asked: Readonly<Record<string, string>>
  /** The JSON that was sent, its beginning; of other bodies their kind and size. */
  readonly sent: string
  readonly status: number
  /** 0 is success. */
  readonly code: number
  /** The platform's words of refusal. */
  readonly msg: string
  readonly answered: Readonly<Record<string, string>>
  /** The JSON that was answered; nothing for files and what else is none. */
  readonly answer: unknown
  readonly ms: number
  /** Refused for being too frequent. */
  readonly limited: boolean
  /** A `uuid` that was used before: nothing was sent again. */
  readonly repeated: boolean
}

/** The log keeps between this many calls and twice as many. */
export const callsMax = 1000

/** A card has 30 KB at most. */
const sentMax = 32_000

const limitCodes = new Set([99991400, 230020, 11232, 11233])

/** A call that has been answered. */
export type Ended = {
  readonly begun: number
  readonly request: Request
  readonly path: string
  readonly app: string
  /** The body, unless it was multipart. */
  readonly sent: string
  readonly status: number
  readonly answered: Readonly<Record<string, string>>
  readonly answer: unknown
  readonly error: unknown
  readonly repeated: boolean
}

export const logCall = (state: State, calls: Call[], ended: Ended): void => {
  const { begun, request, path, app, status, answered, error, repeated } = ended
  const refusal = error instanceof PlatformError ? error : null
  const code = refusal?.code ?? 0
  calls.push({
    id: (calls.at(-1)?.id ?? 0) + 1,
    at: state.clock.now().getTime(),
    app,
    method: request.method,
    path,
    query: queryOf(request.url),
    asked: askedWith(request.headers),
    sent: sentShown(ended),
    status,
    code,
    msg: refusal?.message ?? '',
    answered,
    answer: maskedAnswer(path, ended.answer),
    ms: Math.round(performance.now() - begun),
    limited: status === 429 || limitCodes.has(code),
    repeated,
  })
  if (calls.length > callsMax * 2) calls.splice(0, callsMax)
  tell(state, { kind: 'called' })
}

const queryOf = (url: string): string => {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at)
}

const askedNames = ['content-type', 'content-length', 'user-agent']

const askedWith = (headers: Headers): Record<string, string> => {
  const asked: Record<string, string> = {}
  const authorization = headers.get('authorization')
  if (authorization) asked.authorization = maskedToken(authorization)
  for (const name of askedNames) {
    const value = headers.get(name)
    if (value !== null) asked[name] = value
  }
  return asked
}

/** A copy: a slice would keep the whole of a long body in memory for as long as its head is logged. */
const sentShown = ({ sent, request }: Ended): string => {
  const kind = request.headers.get('content-type') ?? ''
  if (kind.startsWith('multipart/'))
    return `（${kind.split(';')[0]}，${request.headers.get('content-length') ?? '?'} 字节）`
  const more = sent.length - sentMax
  const head = more > 0 ? `${Buffer.from(sent.slice(0, sentMax))}…（还有 ${more} 字）` : sent
  return maskedSent(head)
}
