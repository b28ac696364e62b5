import { type Actor, type Grant, holds } from '#core/actor.ts'
import { grantsFor, may } from '#core/permission.ts'
import { actorKey } from '#storage/audit.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { internal } from './dictionary.ts'
import type { Standing } from './machine.ts'

/** As much of a station as the decision who may act on it needs. */
export type Standpoint = {
  readonly state: string
  readonly hostUnitId: number
  readonly deptUnitId: number
  readonly contactId: number | null
  readonly registeredBy: string
}

export const mayReadStations = may('station.read')
export const mayApply = may('station.apply')
export const mayAssess = may('station.assess')

/** The units whose officer the actor is. */
export const ownUnits = (actor: Actor): readonly number[] =>
  grantsFor(actor, 'station.apply').flatMap(({ grant, reach }) =>
    reach === 'own' && grant.unitId !== null ? [grant.unitId] : [],
  )

/** Whether the actor applies for anybody's station. */
export const appliesForAll = (actor: Actor): boolean =>
  grantsFor(actor, 'station.apply').some(({ reach }) => reach !== 'own')

/** How the actor stands to a station when he acts on it. */
export const standingOf = (actor: Actor, station: Standpoint): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set<Standing>(['system'])
  const all: readonly (readonly [Standing, boolean])[] = [
    ['host', isHost(actor, station)],
    ['dept', covers(actor, ({ unitId }) => unitId === station.deptUnitId)],
    ['office', grantsFor(actor, 'station.assess').some(({ reach }) => reach !== 'own')],
    ['head', holds(actor, 'head')],
  ]
  return new Set(all.filter(([, stands]) => stands).map(([standing]) => standing))
}

const isHost = (actor: Actor, station: Standpoint): boolean =>
  grantsFor(actor, 'station.apply').length > 0 &&
  (station.registeredBy === actorKey(actor) ||
    (actor.kind === 'person' && station.contactId === actor.personId) ||
    covers(actor, ({ unitId }) => unitId === station.hostUnitId))

const covers = (actor: Actor, is: (grant: Grant) => boolean): boolean =>
  grantsFor(actor, 'station.assess').some(
    ({ grant, reach }) => reach === 'own' && grant.role === 'department' && is(grant),
  )

/** Whoever follows the county's work reads applications under way too; everybody else what is published. */
const readsAll = (actor: Actor): boolean => holds(actor, 'office', 'head', 'leader', 'member', 'audit')

/** Whether the actor may be shown a station: from its public notice on everybody, before only who handles it. */
export const sees = (actor: Actor, station: Standpoint): boolean =>
  grantsFor(actor, 'station.read').length > 0 &&
  (readsAll(actor) || !internal.some(state => state === station.state) || standingOf(actor, station).size > 0)

/** The same as a filter for the database. */
export const rowsSeen = (actor: Actor): Prisma.WorkstationWhereInput => {
  if (readsAll(actor)) return {}
  const units = [...ownUnits(actor)]
  return {
    OR: [
      { state: { notIn: [...internal] } },
      { hostUnitId: { in: units } },
      { deptUnitId: { in: units } },
      ...(actor.kind === 'person' ? [{ contactId: actor.personId }, { registeredBy: actorKey(actor) }] : []),
    ],
  }
}
