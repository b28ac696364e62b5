import type { AppConfig, MenuItem, PersonConfig } from './config.ts'
import { departmentIdOf } from './departments.ts'
import { stableId } from './ids.ts'

export type Person = {
  readonly openId: string
  readonly unionId: string
  readonly userId: string | null
  readonly name: string
  readonly title: string
  readonly department: string
  readonly departmentId: string
  readonly mobile: string
  readonly email: string
  left: boolean
}

export type App = {
  readonly appId: string
  readonly secret: string
  readonly name: string
  readonly openId: string
  readonly encryptKey: string | null
  readonly verificationToken: string
  readonly transport: 'webhook' | 'socket'
  readonly hearsAll: boolean
  readonly menu: readonly MenuItem[]
  /** Null: everything is allowed. */
  readonly scopes: readonly string[] | null
  /** Whom the bot may talk to: open ids and names of departments. Null: everybody. */
  readonly availability: readonly string[] | null
  /** Whose entries in the address book it may read, in the same way. */
  readonly contactRange: readonly string[] | null
  /** Null: subscribed to everything. */
  readonly events: readonly string[] | null
  eventUrl: string | null
  callbackUrl: string | null
}

/** The three kinds of user id the platform takes as `user_id_type`. */
export type IdType = 'open_id' | 'union_id' | 'user_id'

export const personFrom = (config: PersonConfig): Person => ({
  openId: config.openId,
  unionId: config.unionId ?? stableId('on_', config.openId),
  userId: config.userId ?? null,
  name: config.name,
  title: config.title ?? '',
  department: config.department ?? '',
  departmentId: departmentIdOf(config.department ?? ''),
  mobile: config.mobile ?? '',
  email: config.email ?? '',
  left: false,
})

export const appFrom = (config: AppConfig): App => ({
  appId: config.appId,
  secret: config.secret,
  name: config.name,
  openId: stableId('ou_', config.appId),
  encryptKey: config.encryptKey ?? null,
  verificationToken: config.verificationToken,
  transport: config.transport ?? 'webhook',
  hearsAll: config.hearsAll ?? false,
  menu: config.menu ?? [],
  scopes: config.scopes ?? null,
  availability: config.availability ?? null,
  contactRange: config.contactRange ?? config.availability ?? null,
  events: config.events ?? null,
  eventUrl: config.eventUrl ?? null,
  callbackUrl: config.callbackUrl ?? config.eventUrl ?? null,
})

export const idOf = (person: Person, type: IdType): string => {
  if (type === 'union_id') return person.unionId
  if (type === 'user_id') return person.userId ?? ''
  return person.openId
}

/** The `{ open_id, union_id, user_id? }` of an event. */
export const userIdsOf = (person: Person): Record<string, string> => ({
  union_id: person.unionId,
  ...(person.userId ? { user_id: person.userId } : {}),
  open_id: person.openId,
})
