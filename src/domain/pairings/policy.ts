import { type Actor, type Grant, holds } from '#core/actor.ts'
import { may, reachOf } from '#core/permission.ts'
import { actorKey } from '#storage/audit.ts'
import type { Standing } from './machine.ts'
import type { PairingRow } from './record.ts'

export const mayRead = may('pairing.read')
export const mayPropose = may('pairing.propose')
export const mayLog = may('pairing.log')
export const maySolve = may('pairing.solve')

/** As much of a pairing as the decision who may act on it needs. */
export type Standpoint = Pick<
  PairingRow,
  'talentId' | 'villageId' | 'unitId' | 'menteeId' | 'village' | 'talent' | 'mentee' | 'proposedBy'
>

/** How the actor stands to a pairing. Whoever is talent and village officer at once is both. */
export const standingOf = (actor: Actor, row: Standpoint): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set(['system'])
  const stands: Readonly<Partial<Record<Standing, boolean>>> = {
    talent: row.talent.personId === actor.personId,
    village: isServed(actor, row),
    employer: row.talent.unitId !== null && actor.grants.some(grant => isOfficer(grant, row.talent.unitId)),
    proposer: isProposer(actor, row),
    office: holds(actor, 'office'),
    head: holds(actor, 'head'),
  }
  return new Set(standingNames.filter(name => stands[name]))
}

const standingNames: readonly Standing[] = ['talent', 'village', 'employer', 'proposer', 'office', 'head']

/** Whether the actor may look at a pairing: his own, or everybody's where his role reads them all. */
export const maySee = (actor: Actor, row: Standpoint): boolean =>
  standingOf(actor, row).size > 0 || reachOf(actor, 'pairing.read') === 'all'

/** Speaks for whom the pairing serves: the village's or its township's officer, the enterprise's, or the mentee himself. */
const isServed = (actor: Extract<Actor, { kind: 'person' }>, row: Standpoint): boolean =>
  row.menteeId === null
    ? actor.grants.some(grant => speaksFor(grant, row))
    : row.mentee?.personId === actor.personId

const isOfficer = (grant: Grant, unitId: number | null): boolean =>
  grant.role === 'department' && grant.unitId === unitId

/** Whether a grant makes its holder an officer of a village or its township, or of an enterprise. */
export const speaksFor = (
  grant: Grant,
  {
    villageId,
    village,
    unitId,
  }: Pick<Standpoint, 'villageId' | 'unitId'> & {
    readonly village: { readonly townshipId: number } | null
  },
): boolean => {
  if (villageId === null) return unitId !== null && isOfficer(grant, unitId)
  if (grant.role !== 'township') return false
  return grant.villageId === null
    ? grant.townshipId !== null && grant.townshipId === village?.townshipId
    : grant.villageId === villageId
}

/** Whoever proposed a pairing does not approve it while somebody else can. */
export const isProposer = (actor: Actor, row: Pick<PairingRow, 'proposedBy'>): boolean =>
  row.proposedBy === actorKey(actor)
