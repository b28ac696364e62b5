import type { FormPart } from '../multipart.ts'
import type { App } from '../people.ts'
import type { Fields } from './fields.ts'

export type Body = Readonly<Record<string, unknown>>

/** One call on its way: who asks, and with what. */
export type Ask = {
  readonly app: App
  /** The parts of the path that are ids. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The JSON body; empty where none was sent. */
  readonly body: Body
  /** The parts of a multipart body. */
  readonly parts: readonly FormPart[]
  /** What the log shall say of the call. */
  readonly notes: { repeated: boolean }
}

/** One call the platform offers. What is checked before it runs stands here, as its page states it. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under `/open-apis`; `:name` is an id. */
  readonly path: string
  /** As the SDK names it; calls are counted and limited under it. */
  readonly name: string
  /** Any one of them is enough (开启任一权限即可); none is needed where the list is empty. */
  readonly scopes: readonly string[]
  readonly query?: Fields
  readonly body?: Fields
  /** What the answer says besides its data; `success` unless told. */
  readonly msg?: 'ok'
  /** Gives the answer's `data`. With `whole` it is the answer, beside `code` and `msg`; a `Response` goes out as it is. */
  readonly run: (ask: Ask) => object
  readonly whole?: true
  /** Of the first generation: too many calls are HTTP 400, not 429 (频控策略). */
  readonly old?: true
  /** Only with a person’s token (user_access_token). */
  readonly forPeople?: boolean
}

export const userIdTypes = ['open_id', 'union_id', 'user_id'] as const

/** `user_id_type`, as most calls take it. */
export const userIdType: Fields = { user_id_type: { kind: 'string', oneOf: userIdTypes } }

export const departmentIdType: Fields = {
  department_id_type: { kind: 'string', oneOf: ['open_department_id', 'department_id'] },
}

/** `page_size` and `page_token`. */
export const pages = (max: number): Fields => ({
  page_size: { kind: 'int', min: 1, max },
  page_token: { kind: 'string' },
})

export const uuidField = { kind: 'string', max: 50 } as const
