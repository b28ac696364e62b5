import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { builtInCalendar as calendar } from '#core/working-calendar.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { bylineIn } from './bylines.ts'
import { leaderPersona } from './leaders.ts'
import { personas } from './personas.ts'
import type { Seeding } from './seed.ts'
import { idOf, type PersonIds } from './seed-people.ts'
import type { PlaceIds } from './seed-places.ts'
import { type OpinionSketch, type SymposiumSketch, symposiumSketches } from './symposium-sketches.ts'

type Parts = {
  readonly seeding: Seeding
  readonly places: PlaceIds
  readonly people: PersonIds
  /** Who wrote it down, as the audit names him. */
  readonly by: string
}

/** Two talks gone by, with what was said there in every state, and one to come. Answers how many. */
export const seedSymposia = async (
  seeding: Seeding,
  places: PlaceIds,
  people: PersonIds,
): Promise<number> => {
  const parts = { seeding, places, people, by: bylineIn(people, 'office') }
  for (const sketch of symposiumSketches) await create(parts, sketch)
  return symposiumSketches.length
}

/** A weekday so many days from today: talks are not held on weekends. */
const weekday = (today: Day, days: number): Day => {
  const day = addDays(today, days)
  const at = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (at === 6) return addDays(day, -1)
  return at === 0 ? addDays(day, 1) : day
}

const create = async (parts: Parts, sketch: SymposiumSketch): Promise<void> => {
  const { tx, vault, now } = parts.seeding
  const startsAt = instantOf(weekday(dayOf(now), sketch.daysFromNow), sketch.time)
  const planned = instantOf(addDays(dayOf(startsAt), -14), '10:00')
  const begun = planned < now ? planned : new Date(now.getTime() - 3_600_000)
  const isHeld = startsAt < now
  const { id, guests } = await tx.symposium.create({
    data: {
      kind: sketch.kind,
      topic: sketch.topic,
      place: sketch.place,
      startsAt,
      hostId: hostOf(parts),
      state: sketch.state,
      since: isHeld ? startsAt : begun,
      dueAt: isHeld ? null : instantOf(dayOf(startsAt), '17:30'),
      invitedAt: begun,
      heldAt: isHeld ? startsAt : null,
      minutes: sketch.minutes === undefined ? null : vault.seal(sketch.minutes),
      createdBy: parts.by,
      createdAt: begun,
      updatedAt: isHeld ? startsAt : begun,
      guests: { create: guestsOf(parts, sketch, begun, isHeld) },
    },
    include: { guests: true },
  })
  if (sketch.state === 'recorded')
    await tx.symposium.update({ where: { id }, data: { dueAt: dueAfterIfLoaded(calendar, now, 2) } })
  for (const opinion of sketch.opinions) {
    const guest = guests.find(({ talentId }) => talentId === opinion.talentId)
    if (guest) await note(parts, { symposiumId: id, guestId: guest.id, saidAt: startsAt }, opinion)
  }
}

const hostOf = ({ people }: Parts): number | null => {
  const leader = personas.find(({ name }) => name === leaderPersona)
  return leader ? idOf(people, leader.openId) : null
}

const guestsOf = ({ places, by }: Parts, sketch: SymposiumSketch, at: Date, isHeld: boolean) => {
  const base = { createdAt: at, attended: isHeld ? true : null }
  const yes = { answer: 'yes', answeredAt: at, answeredBy: by }
  return [
    ...sketch.talentIds.map((talentId, nth) => ({
      ...base,
      talentId,
      // Of a talk to come, whoever is there to be played has not answered yet.
      ...(isHeld || nth % 3 === 1 ? yes : {}),
    })),
    ...sketch.units.map(unit => ({
      ...base,
      unitId: idOf(places.units, unit),
      ...(isHeld ? yes : {}),
    })),
  ]
}

type Said = { readonly symposiumId: number; readonly guestId: number; readonly saidAt: Date }

const note = async (parts: Parts, said: Said, sketch: OpinionSketch): Promise<void> => {
  const { tx, vault } = parts.seeding
  const { saidAt, ...of } = said
  const { text, kind, state, unit, answer, hidden = false } = sketch
  const answered = answer === undefined ? {} : answeredColumns(parts, sketch, saidAt)
  await tx.symposiumOpinion.create({
    data: {
      ...of,
      kind,
      text: vault.seal(text),
      hidden,
      state,
      ...(unit === undefined
        ? {}
        : { unitId: idOf(parts.places.units, unit), days: 15, assignedAt: later(saidAt, 3) }),
      ...answered,
      ...(await clockOf(parts, sketch, saidAt)),
      redos: sketch.redos ?? 0,
      rating: sketch.rating ?? null,
      ratedAt: sketch.rating === undefined ? null : later(saidAt, 16),
      reason: state === 'dropped' ? 'thanks' : null,
      createdBy: parts.by,
      createdAt: saidAt,
      updatedAt: saidAt,
    },
  })
}

const dayMs = 86_400_000

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)

const answeredColumns = (
  { seeding: { vault }, by }: Parts,
  { answer, outcome, state }: OpinionSketch,
  at: Date,
) => ({
  answer: vault.seal(answer ?? ''),
  outcome: outcome ?? 'adopted',
  answeredAt: later(at, 8),
  answeredBy: by,
  inTime: true,
  passedAt: state === 'answered' ? null : later(at, 9),
})

/** Working days each open state lasts; what waits began today, so that nothing is late on the first day. */
const lasts: Readonly<Partial<Record<OpinionSketch['state'], number>>> = {
  noted: 2,
  assigned: 15,
  answered: 2,
  passed: 5,
  review: 5,
}

const clockOf = async ({ seeding: { tx, now } }: Parts, { state, talentId }: OpinionSketch, saidAt: Date) => {
  const days = lasts[state]
  if (days !== undefined) return { since: now, dueAt: dueAfterIfLoaded(calendar, now, days) }
  if (state !== 'grievance') return { since: later(saidAt, 17), dueAt: null }
  const grievance = await tx.grievance.findFirst({ where: { talentId }, orderBy: { id: 'asc' } })
  if (grievance) await tx.grievance.update({ where: { id: grievance.id }, data: { channel: 'symposium' } })
  return { since: later(saidAt, 2), dueAt: null, grievanceId: grievance?.id ?? null }
}
