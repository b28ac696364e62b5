import { type Actor, type Grant, holds, type Role } from './actor.ts'
import type { Scope } from './chat.ts'

/** P0 aggregate and public · P1 name, unit, field, level · P2 phone, résumé, contacts · P3 ID number, bank, health, family, grievance text (domain B.6). */
export const dataClasses = ['P0', 'P1', 'P2', 'P3'] as const

export type DataClass = (typeof dataClasses)[number]

/** How the actor stands to the person a record is about. */
export type Relation = 'self' | 'own' | 'other'

const rank = (dataClass: DataClass): number => dataClasses.indexOf(dataClass)

const lower = (a: DataClass, b: DataClass): DataClass => (rank(a) <= rank(b) ? a : b)
const higher = (a: DataClass, b: DataClass): DataClass => (rank(a) >= rank(b) ? a : b)

/** Whether data of class `wanted` may appear where the limit is `limit`. */
export const within = (wanted: DataClass, limit: DataClass): boolean => rank(wanted) <= rank(limit)

/** The highest class a chat of this use may show to anybody (domain E.2). */
const classOfScope: Readonly<Record<Scope, DataClass>> = {
  private: 'P3',
  office: 'P2',
  taskforce: 'P1',
  leading: 'P1',
  village: 'P1',
  public: 'P0',
}

type ByRelation = Readonly<Record<Relation, DataClass>>

/** The highest class a role may see, by how it stands to the person (domain E.3, rows P1–P3). P3 beyond one's own needs a case, a payment or two persons, which the noun in question grants. */
const classOfRole: Readonly<Record<Role, ByRelation>> = {
  talent: { self: 'P3', own: 'P0', other: 'P0' },
  department: { self: 'P3', own: 'P2', other: 'P1' },
  township: { self: 'P3', own: 'P2', other: 'P0' },
  office: { self: 'P3', own: 'P2', other: 'P2' },
  head: { self: 'P3', own: 'P3', other: 'P2' },
  finance: { self: 'P3', own: 'P0', other: 'P0' },
  leader: { self: 'P3', own: 'P2', other: 'P1' },
  member: { self: 'P3', own: 'P1', other: 'P1' },
  admin: { self: 'P3', own: 'P0', other: 'P0' },
  audit: { self: 'P3', own: 'P2', other: 'P1' },
  stranger: { self: 'P3', own: 'P0', other: 'P0' },
}

/**
 * The one decision every output asks: the highest class of data about a person that `actor` may be shown in a
 * chat used as `scope`, given how the actor stands to that person. Always min(role, chat).
 * `relationOf` answers per grant, because one person may be officer of one unit and village contact elsewhere.
 */
export const classShown = (
  actor: Actor,
  scope: Scope,
  relationOf: Relation | ((grant: Grant) => Relation),
): DataClass => {
  if (actor.kind === 'system') return 'P0'
  const best = actor.grants
    .map(grant => classOfRole[grant.role][typeof relationOf === 'string' ? relationOf : relationOf(grant)])
    .reduce(higher, 'P0' as DataClass)
  return lower(best, classOfScope[scope])
}

/** Masked name search only (domain E.3 "m"): talents and finance read 张* in lists. */
export const readsMasked = (actor: Actor): boolean =>
  !holds(actor, 'department', 'township', 'office', 'head', 'leader', 'member', 'audit')
