import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What a refusal adds under `error`: which fields or scopes are at fault, and where help is. */
type Detail = Readonly<Record<string, unknown>>

/** The platform says no. Business errors are HTTP 400 with `{code, msg}`; few are anything else. */
export class PlatformError extends Error {
  readonly code: number
  readonly status: ContentfulStatusCode
  readonly headers: Readonly<Record<string, string>>
  readonly detail: Detail

  constructor(
    code: number,
    message: string,
    status: ContentfulStatusCode = 400,
    headers: Readonly<Record<string, string>> = {},
    detail: Detail = {},
  ) {
    // A refusal is an answer, not a defect: nobody reads its stack, and making one costs more than the call.
    const frames = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = frames
    this.name = 'PlatformError'
    this.code = code
    this.status = status
    this.headers = headers
    this.detail = detail
  }
}

/** Somebody is pressing on the card at this moment. */
export const cardLocked = (): PlatformError =>
  new PlatformError(
    230099,
    'Failed to create card content, ext=ErrCode: 11310; ErrPath: ROOT; ErrMsg: card action is lock; ',
  )
