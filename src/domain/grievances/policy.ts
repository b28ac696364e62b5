import { type Actor, holds } from '#core/actor.ts'
import type { Chat } from '#core/chat.ts'
import { grantsFor, may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { grievanceNumber } from './number.ts'
import type { GrievanceRow } from './record.ts'
import type { Standing } from './steps.ts'

export const maySubmit = may('grievance.submit')
export const mayAccept = may('grievance.accept')
export const mayHandle = may('grievance.handle')
export const mayRead = may('grievance.read')
export const mayVisit = may('grievance.visit')

export const runsThings = (actor: Actor): boolean => holds(actor, 'office', 'head')

/** The units for which the actor handles grievances. */
export const ownUnits = (actor: Actor): readonly number[] =>
  grantsFor(actor, 'grievance.handle').flatMap(({ grant, reach }) =>
    reach === 'own' && grant.unitId !== null ? [grant.unitId] : [],
  )

/** How the actor stands to a grievance when he acts on it. */
export const standingOf = (actor: Actor, row: GrievanceRow): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set<Standing>(['system'])
  const self = actor.personId
  const stands: readonly (readonly [Standing, boolean])[] = [
    ['person', row.talent.personId === self],
    ['filer', row.filedById === self && row.talent.personId !== self],
    ['office', holds(actor, 'office')],
    ['head', holds(actor, 'head')],
    ['unit', row.leadUnitId !== null && ownUnits(actor).includes(row.leadUnitId)],
    ['handler', row.handlerId === self],
    ['helper', helps(actor, row)],
    ['signer', isSigner(actor, row)],
  ]
  return new Set(stands.filter(([, is]) => is).map(([standing]) => standing))
}

/** The named head of the unit; where none is named, or he wrote the answer himself, another of the unit or the office's head. */
const isSigner = (actor: Actor, row: GrievanceRow): boolean => {
  if (actor.kind !== 'person' || row.draftedBy === `person:${actor.personId}`) return false
  const named = row.signerId !== null && row.draftedBy !== `person:${row.signerId}`
  if (named) return row.signerId === actor.personId
  return (row.leadUnitId !== null && ownUnits(actor).includes(row.leadUnitId)) || holds(actor, 'head')
}

/** Helping units see the case they help with. */
const helps = (actor: Actor, { items }: GrievanceRow): boolean => {
  const units = ownUnits(actor)
  return items.some(({ unitId }) => units.includes(unitId))
}

/** A leader of the expert, who agreed that he may. */
const isHisLeader = (actor: Actor, row: GrievanceRow): boolean =>
  actor.kind === 'person' &&
  row.leaderReads &&
  holds(actor, 'leader') &&
  row.talent.liaisons.some(({ leader }) => leader.personId === actor.personId)

export const maySee = (actor: Actor, row: GrievanceRow): boolean =>
  standingOf(actor, row).size > 0 || isHisLeader(actor, row) || holds(actor, 'audit')

/** Who reads the words of a grievance (domain E.3), and only alone with the bot. About minors, health and family: the fewest. */
export const readsText = (actor: Actor, chat: Pick<Chat, 'scope'>, row: GrievanceRow): boolean => {
  if (chat.scope !== 'private' || actor.kind !== 'person') return false
  const standing = standingOf(actor, row)
  if (closest.some(one => standing.has(one))) return true
  // Whoever may sign reads it while it lies before him; a named head of the unit always.
  if (standing.has('signer') && (row.signerId !== null || row.state === 'signing')) return true
  if (row.sensitive && row.handlerId !== null) return false
  return standing.has('unit') || (helps(actor, row) && !row.sensitive) || isHisLeader(actor, row)
}

export const closedTo = (row: GrievanceRow): never =>
  refuse(
    `${grievanceNumber(row.id)}的内容您不能看。`,
    row.sensitive
      ? '涉及未成年人、健康或家庭的诉求，只有经办人、签发人和人才办能看内容。'
      : '诉求内容只给办理的人看；县级领导要本人同意。',
    '确需了解，请联系县委人才办。',
  )

const closest: readonly Standing[] = ['person', 'filer', 'office', 'head', 'handler']

/** Whether the actor may learn whose case it is: not the departments, when the person asked for that. */
export const knowsPerson = (actor: Actor, row: GrievanceRow): boolean => {
  if (!row.anonymous) return true
  const standing = standingOf(actor, row)
  return standing.has('person') || standing.has('filer') || runsThings(actor)
}

/** The same as {@link maySee}, as a filter for the database. */
export const rowsSeen = (actor: Actor): Prisma.GrievanceWhereInput => {
  if (holds(actor, 'office', 'head', 'audit')) return {}
  if (actor.kind !== 'person') return { id: 0 }
  const self = actor.personId
  const units = [...ownUnits(actor)]
  return {
    OR: [
      ...mine(self),
      { handlerId: self },
      { signerId: self },
      { leadUnitId: { in: units } },
      { items: { some: { unitId: { in: units } } } },
      ...(holds(actor, 'leader') ? [ofMyExperts(self)] : []),
    ],
  }
}

/** Whose cases are counted for somebody: departments count their own; leaders, members, auditors and the office the whole county. */
export const countedFor = (actor: Actor): Prisma.GrievanceWhereInput => {
  if (runsThings(actor)) return {}
  const units = [...ownUnits(actor)]
  if (units.length > 0) return { leadUnitId: { in: units } }
  const seesCounts = grantsFor(actor, 'grievance.read').some(({ grant }) =>
    ['leader', 'member', 'audit'].includes(grant.role),
  )
  return seesCounts ? {} : rowsSeen(actor)
}

/** One's own, and those one brought for somebody else. */
export const mine = (personId: number): Prisma.GrievanceWhereInput[] => [
  { talent: { personId } },
  { filedById: personId },
]

/** Of the experts a leader keeps in touch with, who agreed that he may read it. */
export const ofMyExperts = (personId: number): Prisma.GrievanceWhereInput => ({
  leaderReads: true,
  talent: {
    liaisons: {
      some: { leader: { personId }, state: { in: ['assigned', 'active', 'due_soon', 'overdue', 'changed'] } },
    },
  },
})
