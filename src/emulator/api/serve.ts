import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { holdAnswer, holdCall } from '../call-faults.ts'
import { logCall } from '../drawer/call-log.ts'
import { readMultipart } from '../multipart.ts'
import { createDirectory, type Directory } from './directory.ts'
import { createDoors, type Door } from './doors.ts'
import type { Ask, Body, Endpoint } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import { checkBody, checkQuery } from './fields.ts'
import { createLogIds } from './log-ids.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { checkScopes } from './scopes.ts'
import { breakAfter, strike } from './troubles.ts'

type Hall = {
  readonly office: Office
  readonly find: Directory
  readonly doors: ReadonlyMap<string, Door>
}

/** What came with a call: text, or bytes where it is multipart. */
type Sent = { readonly text: string; readonly bytes: Buffer | null }

/** Takes a call, checks it as the platform does before anything runs, answers it, and writes it down. */
export const createServe = (
  office: Office,
  endpoints: readonly Endpoint[],
): ((request: Request, path: string) => Promise<Response>) => {
  const hall: Hall = { office, find: createDirectory(endpoints), doors: createDoors(office) }
  const { state, calls, troubles } = office
  const nextLogId = createLogIds(state)
  return async (request, path) => {
    const begun = performance.now()
    const { method } = request
    const notes = { repeated: false, app: '' }
    const logId = nextLogId()
    let sent = nothing
    let answer: Answer
    let error: unknown = null
    try {
      sent = await sentWith(request)
      const struck = troubles.strike(`${method} ${path}`)
      const barred = struck.length > 0 ? await holdCall(state.clock, struck) : null
      if (!barred) strike(struck)
      answer = barred ?? answerTo(hall, request, path, sent, notes)
      if (struck.length > 0) await holdAnswer(state.clock, struck)
      breakAfter(struck)
    } catch (thrown) {
      error = thrown
      answer = refusal(thrown, logId)
    }
    const given = { begun, request, path, sent: sent.text, error, ...notes }
    logCall(state, calls, { ...given, ...answered(answer, logId) })
    return respond(answer, logId)
  }
}

/** What the log keeps of an answer. */
const answered = (answer: Answer, logId: string) => {
  const { status } = answer
  if (answer instanceof Response)
    return { status, answered: Object.fromEntries(answer.headers), answer: null }
  return { status, answered: { ...answer.headers, 'x-tt-logid': logId }, answer: answer.body }
}

type Answer =
  | Response
  | {
      readonly body: object
      readonly status: ContentfulStatusCode
      readonly headers?: Readonly<Record<string, string>>
    }

const nothing: Sent = { text: '', bytes: null }

/** The SDK sends bodies with GET too; they mean nothing. */
const sentWith = async (request: Request): Promise<Sent> => {
  if (request.method === 'GET' || request.method === 'HEAD') return nothing
  if (request.headers.get('content-type')?.startsWith('multipart/'))
    return { text: '', bytes: Buffer.from(await request.arrayBuffer()) }
  return { text: await request.text(), bytes: null }
}

const answerTo = (
  hall: Hall,
  request: Request,
  path: string,
  sent: Sent,
  notes: Ask['notes'] & { app: string },
): Answer => {
  const door = request.method === 'POST' ? hall.doors.get(path.replace(/\/$/, '')) : undefined
  if (door) return { body: door(bodyIn(sent.text), request.headers.get('host') ?? '127.0.0.1'), status: 200 }
  const { app, user } = hall.office.tokens.holder(request.headers.get('authorization'))
  notes.app = app.name
  const { endpoint, params } = foundAt(hall, request.method, path)
  checkToken(endpoint, user !== null)
  checkScopes(app, endpoint)
  hall.office.limits.call(app.appId, endpoint.name, endpoint.old ? 400 : 429)
  return run(endpoint, { app, params, notes, ...given(endpoint, request, sent) })
}

const foundAt = ({ find }: Hall, method: string, path: string) => {
  const found = find(method, path.replace(/^\/open-apis/, ''))
  if (!found) throw refuse(99991201)
  if (!found.endpoint) throw refuse(99991301)
  return { endpoint: found.endpoint, params: found.params }
}

const given = (endpoint: Endpoint, request: Request, sent: Sent) => {
  const query = queryOf(request.url)
  const body = endpoint.method === 'GET' ? empty : bodyIn(sent.text)
  if (endpoint.query) checkQuery(endpoint.query, query)
  if (endpoint.body) checkBody(endpoint.body, body)
  const parts = sent.bytes ? readMultipart(request.headers.get('content-type'), sent.bytes) : null
  return { query, body, parts: parts ?? noParts }
}

const noParts: Ask['parts'] = []

const run = (endpoint: Endpoint, ask: Ask): Answer => {
  const made = endpoint.run(ask)
  if (made instanceof Response) return made
  const msg = endpoint.msg ?? 'success'
  return { body: endpoint.whole ? { code: 0, msg, ...made } : { code: 0, msg, data: made }, status: 200 }
}

const empty: Body = {}

/** A few calls are for people only; all others for apps. */
const checkToken = ({ forPeople = false }: Endpoint, isPerson: boolean): void => {
  if (isPerson !== forPeople) throw refuse(isPerson ? 99991668 : 99991663)
}

const queryOf = (url: string): URLSearchParams => {
  const at = url.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
}

const bodyIn = (text: string): Body => {
  if (text === '') return empty
  try {
    const body: unknown = JSON.parse(text)
    // an object's keys are read one by one, each checked
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    throw refuse(9499)
  }
  throw refuse(9499)
}

const refusal = (error: unknown, logId: string): Answer => {
  if (!(error instanceof PlatformError)) {
    const stack = error instanceof Error ? error.stack : String(error)
    return { body: { code: 1, msg: `emulator defect: ${stack}` }, status: 500 }
  }
  const { code, message: msg, status, headers, detail } = error
  const troubleshooter = `排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id=${logId}&code=${code}`
  return { body: { code, msg, error: { ...detail, log_id: logId, troubleshooter } }, status, headers }
}

const respond = (answer: Answer, logId: string): Response => {
  if (answer instanceof Response) {
    answer.headers.set('x-tt-logid', logId)
    return answer
  }
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-tt-logid': logId,
      ...answer.headers,
    },
  })
}
