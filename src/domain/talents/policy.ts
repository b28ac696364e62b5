import { type Actor, type Grant, holds } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'
import { classShown, type DataClass, type Relation } from '#core/data-class.ts'
import { grantsFor, may } from '#core/permission.ts'
import type { Capability } from '#core/permission-matrix.ts'
import { actorKey } from '#storage/audit.ts'
import type { Prisma } from '#storage/generated/client.ts'
import type { Standing } from './machine.ts'

/** Where a record belongs: what an officer's area is compared with. */
export type Place = {
  readonly unitId: number | null
  readonly townshipId: number | null
  readonly villageId: number | null
}

/** As much of a record as the decision who may act on it needs. */
export type Standpoint = Subject & { readonly registeredBy: string }

/** Whom a record is about: its number, its place, and the account it belongs to where that is known. */
type Subject = Place & { readonly id: number; readonly personId?: number | null }

export const mayRegister = may('talent.register')
export const mayEdit = may('talent.edit')
export const mayReview = may('talent.review')
export const mayExit = may('talent.exit')
export const mayMerge = may('talent.merge')
export const maySearch = may('talent.search')

/** Whether a place lies in the area of a grant. A grant without any area covers nothing of its own. */
export const covers = (grant: Grant, place: Place): boolean => {
  if (grant.unitId !== null) return grant.unitId === place.unitId
  if (grant.villageId !== null) return grant.villageId === place.villageId
  return grant.townshipId !== null && grant.townshipId === place.townshipId
}

/** Whether the record is the actor's own. The account counts too: in the turn that registers him he has no number yet. */
export const isSelf = (actor: Actor, { id, personId }: { id: number; personId?: number | null }): boolean =>
  actor.kind === 'person' && (actor.talentId === id || actor.personId === personId)

/** Whether the actor reaches this record for `capability`: everything, his own unit or area, or himself. */
export const reaches = (actor: Actor, capability: Capability, talent: Subject): boolean =>
  grantsFor(actor, capability).some(
    ({ grant, reach }) => reach !== 'own' || isSelf(actor, talent) || covers(grant, talent),
  )

/** Whether the actor may register somebody else at this place. */
export const registersAt = (actor: Actor, place: Place): boolean =>
  grantsFor(actor, 'talent.register').some(({ grant, reach }) => reach !== 'own' || covers(grant, place))

/** Whether the actor may register anybody but himself. */
export const registersOthers = (actor: Actor): boolean =>
  holds(actor, 'department', 'township', 'office', 'head') && grantsFor(actor, 'talent.register').length > 0

/** The rows the actor reaches for `capability`, as a filter for the database. Nobody: no rows. */
export const rowsFor = (actor: Actor, capability: Capability): Prisma.TalentWhereInput => {
  const grants = grantsFor(actor, capability)
  if (grants.some(({ reach }) => reach !== 'own')) return {}
  const own = grants.flatMap(({ grant }) => areaOf(grant))
  const self =
    actor.kind === 'person' && actor.talentId !== null && grants.length > 0 ? [{ id: actor.talentId }] : []
  return { OR: [...own, ...self] }
}

const areaOf = ({ unitId, villageId, townshipId }: Grant): readonly Prisma.TalentWhereInput[] => {
  if (unitId !== null) return [{ unitId }]
  if (villageId !== null) return [{ villageId }]
  return townshipId === null ? [] : [{ townshipId }]
}

/** How the actor stands to a record when he acts on it. */
export const standingOf = (actor: Actor, talent: Standpoint): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set<Standing>(['system'])
  const all: readonly (readonly [Standing, boolean])[] = [
    ['self', isSelf(actor, talent)],
    ['submitter', talent.registeredBy === actorKey(actor) && registersAt(actor, talent)],
    ['unit', ownReach(actor, 'talent.review', talent)],
    ['office', wideReach(actor, 'talent.verify')],
    ['head', holds(actor, 'head')],
    ['reader', readsByName(actor, talent)],
  ]
  return new Set(all.filter(([, stands]) => stands).map(([standing]) => standing))
}

/** How each of the actor's grants stands to a record, for {@link classShown}. */
const relationTo =
  (actor: Actor, talent: Subject) =>
  (grant: Grant): Relation => {
    if (isSelf(actor, talent)) return 'self'
    return covers(grant, talent) ? 'own' : 'other'
  }

/** The highest class of this record's data the actor may be shown in a chat of this use. */
export const classOf = (actor: Actor, scope: Scope, talent: Subject): DataClass =>
  classShown(actor, scope, relationTo(actor, talent))

const ownReach = (actor: Actor, capability: Capability, talent: Place): boolean =>
  grantsFor(actor, capability).some(({ grant, reach }) => reach === 'own' && covers(grant, talent))

const wideReach = (actor: Actor, capability: Capability): boolean =>
  grantsFor(actor, capability).some(({ reach }) => reach === 'all' || reach === 'approve')

const readsByName = (actor: Actor, talent: Subject): boolean =>
  grantsFor(actor, 'talent.search').some(
    ({ grant, reach }) =>
      reach === 'all' || reach === 'approve' || (reach === 'own' && covers(grant, talent)),
  )
