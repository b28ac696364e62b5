import { deadlineOf } from '#core/machine.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { answerDue } from '#domain/pairings/course.ts'
import { pairingMachine } from '#domain/pairings/machine.ts'
import { bylineIn } from './bylines.ts'
import { insertRows } from './insert-rows.ts'
import { type DatedService, inventPairings, type PairingSeed, teamVillage } from './pairings.ts'
import type { Seeding } from './seed.ts'
import { idOf, type PersonIds } from './seed-people.ts'
import type { PlaceIds } from './seed-places.ts'
import { inventTalents, type TalentSeed } from './talents.ts'

const dayMs = 86_400_000

/** Pairings with their services, a team, an order. Answers how many people are paired with villages. */
export const seedPairings = async (
  seeding: Seeding,
  places: PlaceIds,
  people: PersonIds,
): Promise<number> => {
  const { tx, now } = seeding
  const talents = inventTalents()
  const pairings = inventPairings(talents, await industriesIn(seeding, places))
  const by = { office: bylineIn(people, 'office'), officer: bylineIn(people, 'township') }
  const byId = new Map(talents.map(talent => [talent.id, talent]))
  await insertRows(
    tx,
    'pairing',
    pairings.map(pairing => rowOf(places, now, by.office, pairing, byId.get(pairing.talentId))),
  )
  await tx.$executeRaw`select setval(pg_get_serial_sequence('pairing', 'id'), ${pairings.length})`
  await insertRows(
    tx,
    'pairing_span',
    pairings.flatMap(pairing => spanOf(now, pairing)),
  )
  await insertRows(
    tx,
    'service_log',
    pairings.flatMap(pairing =>
      pairing.services.map((service, nth) => logOf(now, by, pairing, service, nth)),
    ),
  )
  await seedTeam(seeding, places)
  await seedOrder(seeding, places, by.officer)
  const living = pairings.filter(({ kind, state }) => kind === 'village' && !over.includes(state))
  return new Set(living.map(({ talentId }) => talentId)).size
}

const over: readonly PairingSeed['state'][] = ['ended', 'declined', 'expired']

/** As the places were seeded: the fields' names by the village's. */
const industriesIn = async (
  { tx }: Seeding,
  { villages, fields }: PlaceIds,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const nameOf = new Map([...fields].map(([name, id]) => [id, name]))
  const rows = await tx.villageIndustry.findMany({ orderBy: { fieldId: 'asc' } })
  return new Map(
    [...villages].map(([name, id]) => [
      name,
      rows.filter(({ villageId }) => villageId === id).flatMap(({ fieldId }) => nameOf.get(fieldId) ?? []),
    ]),
  )
}

const rowOf = (
  places: PlaceIds,
  now: Date,
  office: string,
  pairing: PairingSeed,
  talent: TalentSeed | undefined,
) => {
  const since = ago(now, pairing.daysAgo)
  const asks = talent?.source === 'flexible' && talent.unit !== null
  const { id, kind, talentId, menteeId, form, goal, state, reason } = pairing
  return {
    ...{ id, kind, talentId, menteeId, form, goal, state, reason },
    villageId: pairing.village === null ? null : idOf(places.villages, pairing.village),
    unitId: pairing.unit === null ? null : idOf(places.units, pairing.unit),
    origin: 'office',
    ...answersOf(now, office, pairing, asks),
    ...termOf(now, pairing),
    proposedBy: office,
    since,
    dueAt: dueOf(state, since, asks),
    createdAt: pairing.beganDaysAgo === null ? since : ago(now, pairing.beganDaysAgo + 5),
    updatedAt: since,
  }
}

const termOf = (now: Date, { beganDaysAgo, state, daysAgo, services }: PairingSeed) => ({
  startsOn: beganDaysAgo === null ? null : day(now, beganDaysAgo),
  endsOn: state === 'review' ? day(now, daysAgo) : null,
  servedOn: services.length === 0 ? null : day(now, Math.min(...services.map(one => one.daysAgo))),
})

/** Who has agreed: everybody where it holds or waits for the office; where it waits for answers, every other talent. */
const answersOf = (
  now: Date,
  office: string,
  { id, state, beganDaysAgo, daysAgo }: PairingSeed,
  asks: boolean,
) => {
  const all = beganDaysAgo !== null || state === 'office' ? ago(now, (beganDaysAgo ?? daysAgo) + 2) : null
  return answered(office, state === 'awaiting' && id % 2 === 0 ? ago(now, daysAgo) : all, all, asks)
}

const answered = (office: string, talentYes: Date | null, othersYes: Date | null, asks: boolean) => ({
  talentYes,
  talentBy: talentYes && `${office} phone`,
  villageYes: othersYes,
  villageBy: othersYes && `${office} phone`,
  asksEmployer: asks,
  employerYes: asks ? othersYes : null,
  employerBy: asks && othersYes ? `${office} phone` : null,
})

const dueOf = (state: string, since: Date, asks: boolean): Date | null => {
  if (state === 'awaiting') return answerDue(builtInCalendar, since, asks)
  const within = deadlineOf(pairingMachine, state)
  return within && 'workingDays' in within
    ? dueAfterIfLoaded(builtInCalendar, since, within.workingDays)
    : null
}

/** The stretch in which it held: until now, or until it paused or ended. */
const spanOf = (now: Date, { id, beganDaysAgo, state, daysAgo }: PairingSeed) => {
  if (beganDaysAgo === null) return []
  const to = state === 'paused' || state === 'ended' ? ago(now, daysAgo) : null
  return [{ pairingId: id, fromAt: ago(now, beganDaysAgo), toAt: to }]
}

type Bylines = { readonly office: string; readonly officer: string }

/** The latest of 诺溪镇 wait for its officer to confirm them; some others nobody ever answered. */
const logOf = (
  now: Date,
  { office, officer }: Bylines,
  { id, village }: PairingSeed,
  { daysAgo, ...service }: DatedService,
  nth: number,
) => {
  const at = ago(now, daysAgo)
  const waits = nth === 0 && daysAgo <= 3 && village?.startsWith('诺溪镇') === true
  const state = waits ? 'awaiting' : (id + nth) % 9 === 0 ? 'unconfirmed' : 'confirmed'
  return {
    ...service,
    pairingId: id,
    servedOn: day(now, daysAgo),
    state,
    loggedBy: office,
    confirmedBy: state === 'confirmed' ? officer : null,
    dueAt: waits ? dueAfterIfLoaded(builtInCalendar, at, 5) : null,
    createdAt: at,
    closedAt: waits ? null : ago(now, Math.max(0, daysAgo - 2)),
  }
}

const seedTeam = async ({ tx, now }: Seeding, places: PlaceIds): Promise<void> => {
  await tx.villageTeam.create({
    data: {
      villageId: idOf(places.villages, teamVillage),
      name: '州农科院芸豆专家团',
      people: 6,
      from: new Date(day(now, 260)),
    },
  })
}

/** What 诺溪镇's officer asked for yesterday. */
const seedOrder = async ({ tx, now }: Seeding, places: PlaceIds, askedBy: string): Promise<void> => {
  const since = ago(now, 1)
  await tx.pairingOrder.create({
    data: {
      villageId: idOf(places.villages, '诺溪镇梨园村'),
      fieldId: idOf(places.fields, '电子商务'),
      wish: '村里的火腿想在网上卖，想要一位懂电商的来教一教',
      askedBy,
      since,
      dueAt: dueAfterIfLoaded(builtInCalendar, since, 3),
      createdAt: since,
      updatedAt: since,
    },
  })
}

/** Nine in the morning, so many days ago; today's is now. */
const ago = (now: Date, days: number): Date =>
  days === 0 ? now : instantOf(dayOf(new Date(now.getTime() - days * dayMs)), '09:00')

const day = (now: Date, days: number): string => `${dayOf(new Date(now.getTime() - days * dayMs))}T00:00:00Z`
