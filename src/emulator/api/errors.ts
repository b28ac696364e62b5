import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The platform says no. Business errors are HTTP 400 with `{code, msg}`; few are anything else. */
export class PlatformError extends Error {
  readonly code: number
  readonly status: ContentfulStatusCode
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: number,
    message: string,
    status: ContentfulStatusCode = 400,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'PlatformError'
    this.code = code
    this.status = status
    this.headers = headers
  }
}

/** Somebody is pressing on the card at this moment. */
export const cardLocked = (): PlatformError =>
  new PlatformError(
    230099,
    'Failed to create card content, ext=ErrCode: 11310; ErrPath: ROOT; ErrMsg: card action is lock; ',
  )
