import { type Actor, holds } from '#core/actor.ts'
import { grantsFor, may, reachOf } from '#core/permission.ts'
import type { Prisma } from '#storage/generated/client.ts'
import type { Standing } from './machine.ts'
import type { OpinionStanding } from './opinion-machine.ts'
import type { GuestRow, OpinionRow, SymposiumRow } from './record.ts'

export const mayPlan = may('symposium.plan')
export const mayRead = may('symposium.read')
export const mayHandle = may('opinion.handle')

export const runsThings = (actor: Actor): boolean => holds(actor, 'office', 'head')

/** The units the actor speaks for. */
export const ownUnits = (actor: Actor): readonly number[] =>
  grantsFor(actor, 'opinion.handle').flatMap(({ grant, reach }) =>
    reach === 'own' && grant.unitId !== null ? [grant.unitId] : [],
  )

/** Whether an invitation is the actor's: his own, or his unit's. */
export const isHis = (actor: Actor, guest: Pick<GuestRow, 'talent' | 'unitId'>): boolean =>
  actor.kind === 'person' &&
  (guest.talent?.personId === actor.personId ||
    (guest.unitId !== null && ownUnits(actor).includes(guest.unitId)))

export const standingOf = (actor: Actor, row: SymposiumRow): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set<Standing>(['system'])
  const stands: readonly (readonly [Standing, boolean])[] = [
    ['office', holds(actor, 'office')],
    ['head', holds(actor, 'head')],
    ['host', row.hostId === actor.personId],
    ['guest', row.guests.some(guest => isHis(actor, guest))],
  ]
  return new Set(stands.filter(([, is]) => is).map(([standing]) => standing))
}

/** A guest learns of it when he is invited, not while it is planned. */
export const maySee = (actor: Actor, row: SymposiumRow): boolean => {
  if (reachOf(actor, 'symposium.read') === 'all') return true
  const standing = standingOf(actor, row)
  return standing.has('host') || (standing.has('guest') && row.invitedAt !== null)
}

/** The same, as a filter for the database. */
export const symposiaSeen = (actor: Actor): Prisma.SymposiumWhereInput => {
  if (reachOf(actor, 'symposium.read') === 'all') return {}
  if (actor.kind !== 'person') return { id: 0 }
  return {
    OR: [
      { hostId: actor.personId },
      { invitedAt: { not: null }, guests: { some: guestsOf(actor.personId, ownUnits(actor)) } },
    ],
  }
}

/** Invitations of a person or of the units he speaks for. */
export const guestsOf = (personId: number, units: readonly number[]): Prisma.SymposiumGuestWhereInput => ({
  OR: [{ talent: { personId } }, { unitId: { in: [...units] } }],
})

export const opinionStandingOf = (actor: Actor, row: OpinionRow): ReadonlySet<OpinionStanding> => {
  if (actor.kind === 'system') return new Set<OpinionStanding>(['system'])
  const isOffice = runsThings(actor)
  const stands: readonly (readonly [OpinionStanding, boolean])[] = [
    ['office', holds(actor, 'office')],
    ['head', holds(actor, 'head')],
    ['unit', row.unitId !== null && ownUnits(actor).includes(row.unitId)],
    ['speaker', isHis(actor, row.guest)],
    ['proxy', isOffice && isUnreachable(row)],
    ['host', row.symposium.hostId === actor.personId],
  ]
  return new Set(stands.filter(([, is]) => is).map(([standing]) => standing))
}

/** An expert without an account cannot be written to; the office asks him by phone. */
const isUnreachable = ({ guest }: Pick<OpinionRow, 'guest'>): boolean =>
  guest.talentId !== null && (guest.talent?.person === null || guest.talent?.person.leftAt !== null)

export const maySeeOpinion = (actor: Actor, row: OpinionRow): boolean =>
  opinionStandingOf(actor, row).size > 0 || reachOf(actor, 'symposium.read') === 'all'

/** The same, as a filter for the database. */
export const opinionsSeen = (actor: Actor): Prisma.SymposiumOpinionWhereInput => {
  if (reachOf(actor, 'symposium.read') === 'all') return {}
  if (actor.kind !== 'person') return { id: 0 }
  const units = ownUnits(actor)
  return {
    OR: [
      { unitId: { in: [...units] } },
      { guest: guestsOf(actor.personId, units) },
      { symposium: { hostId: actor.personId } },
    ],
  }
}

/** Who reads the words of a remark: whoever said it, whoever answers it, the office. The host heard it himself. */
export const readsWords = (standing: ReadonlySet<OpinionStanding>): boolean =>
  (['speaker', 'office', 'head', 'unit', 'host'] as const).some(one => standing.has(one))

/** Whether the actor may learn who said it: not the unit that answers, when the speaker asked for that. */
export const knowsSpeaker = (standing: ReadonlySet<OpinionStanding>, { hidden }: OpinionRow): boolean =>
  !hidden || (['speaker', 'office', 'head', 'host'] as const).some(one => standing.has(one))
