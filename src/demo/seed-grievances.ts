import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { builtInCalendar as calendar, isLoaded } from '#core/working-calendar.ts'
import { dueAfterHoursIfLoaded, dueAfterIfLoaded } from '#core/working-days.ts'
import { answerDays, promiseAt } from '#domain/grievances/clocks.ts'
import { times } from '#domain/grievances/settings.ts'
import { duties, type GrievanceSketch, sketches } from './grievance-sketches.ts'
import { personas } from './personas.ts'
import type { Seeding } from './seed.ts'
import { idOf, type PersonIds } from './seed-people.ts'
import type { PlaceIds } from './seed-places.ts'

const dayMs = 86_400_000
const yearFactor = 100_000

/** The duty list and some cases on their way, numbered by the year they were handed in. Answers how many. */
export const seedGrievances = async (
  seeding: Seeding,
  places: PlaceIds,
  people: PersonIds,
): Promise<number> => {
  const { tx, now } = seeding
  await tx.grievanceDuty.createMany({
    data: duties.map(([kind, unit]) => ({
      kind,
      unitId: idOf(places.units, unit),
      handlerId: handlerOf(unit, people),
      fromAt: new Date(now.getTime() - 200 * dayMs),
      by: 'system:demo',
    })),
  })
  const lasts = new Map<number, number>()
  for (const sketch of sketches) {
    const at = handedIn(sketch, now)
    const year = Number(dayOf(at).slice(0, 4))
    const number = (lasts.get(year) ?? 0) + 1
    lasts.set(year, number)
    await create(seeding, places, people, sketch, { id: year * yearFactor + number, at })
  }
  await tx.grievanceYear.createMany({ data: [...lasts].map(([year, last]) => ({ year, last })) })
  return sketches.length
}

/** At half past nine of a day gone by; today's an hour ago. */
const handedIn = ({ daysAgo }: GrievanceSketch, now: Date): Date =>
  daysAgo === 0 ? new Date(now.getTime() - 3_600_000) : instantOf(addDays(dayOf(now), -daysAgo), '09:30')

const create = async (
  { tx, vault, now }: Seeding,
  places: PlaceIds,
  people: PersonIds,
  sketch: GrievanceSketch,
  { id, at }: { readonly id: number; readonly at: Date },
): Promise<void> => {
  const office = personOf(people, 'office')
  const owner = personas.find(({ talentId }) => talentId === sketch.talentId)
  const { talentId, kind, nature, state, reply } = sketch
  const talent = await tx.talent.findUnique({ where: { id: talentId }, include: { village: true } })
  await tx.grievance.create({
    data: {
      id,
      talentId,
      filedById: owner ? (people.get(owner.openId) ?? office) : office,
      channel: owner ? 'self' : 'behalf',
      kind,
      nature,
      townshipId: talent?.village?.townshipId ?? talent?.townshipId ?? null,
      text: vault.seal(sketch.text),
      sensitive: sketch.sensitive ?? false,
      state,
      since: at,
      promisedAt: isLoaded(calendar, dayOf(at)) ? promiseAt(calendar, at, { nature, green: false }) : null,
      ...(state === 'submitted' ? {} : { acceptedAt: at, contactedAt: at }),
      ...unitOf(sketch, places, people),
      ...clockOf(sketch, at, now),
      ...resultOf(sketch, office, at),
      createdAt: at,
      updatedAt: at,
      ...(reply === undefined
        ? {}
        : { notes: { create: { kind: 'reply', text: vault.seal(reply), by: 'system:demo', at } } }),
    },
  })
}

const unitOf = ({ unit, state }: GrievanceSketch, places: PlaceIds, people: PersonIds) =>
  unit === null
    ? {}
    : {
        leadUnitId: idOf(places.units, unit),
        handlerId: state === 'assigned' ? null : handlerOf(unit, people),
      }

const clockOf = ({ state, nature }: GrievanceSketch, at: Date, now: Date) => {
  const days = answerDays({ nature, green: false })
  const replyDueAt = dueAfterIfLoaded(calendar, at, days)
  switch (state) {
    case 'submitted':
      return { dueAt: dueAfterHoursIfLoaded(calendar, at, times.acceptHours) }
    case 'accepted':
    case 'assigned':
      return { dueAt: dueAfterIfLoaded(calendar, now, times.takeDays) }
    case 'handling':
      return { dueAt: replyDueAt, replyDueAt, replyDays: days }
    case 'visit_back':
      return { dueAt: dueAfterIfLoaded(calendar, now, times.visitDays), replyDueAt, replyDays: days }
    case 'solved':
      return { dueAt: dueAfterIfLoaded(calendar, now, times.objectionDays), replyDueAt, replyDays: days }
    default:
      return { replyDueAt, replyDays: days }
  }
}

/** What a case that was answered holds: the answer's time, who asked how it went, what was said. */
const resultOf = ({ reply, satisfied }: GrievanceSketch, office: number, at: Date) => {
  if (reply === undefined) return {}
  const later = (days: number): Date => new Date(at.getTime() + days * dayMs)
  return {
    repliedAt: later(4),
    inTime: true,
    draftedBy: 'system:demo',
    signedBy: 'system:demo',
    visitBy: `person:${office}`,
    visitTries: 1,
    triedAt: later(5),
    ...(satisfied === undefined
      ? {}
      : { visitedAt: later(6), outcome: 'solved', satisfied, closedAt: later(6) }),
  }
}

const personOf = (people: PersonIds, role: string): number => {
  const persona = personas.find(({ holdings }) => holdings.some(one => one.role === role))
  return (persona && people.get(persona.openId)) ?? 0
}

/** The persona who is officer of a unit. */
const handlerOf = (unit: string, people: PersonIds): number | null => {
  const persona = personas.find(({ holdings }) => holdings.some(one => one.unit === unit))
  return (persona && people.get(persona.openId)) ?? null
}
