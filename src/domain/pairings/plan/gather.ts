import type { Reader } from '#core/reader.ts'
import { addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { type Gazetteer, gazetteerOf, type Village } from '#domain/places/index.ts'
import { inRegister } from '../capacity.ts'
import { capacity, coveringKind, holding, living, occupying } from '../dictionary.ts'
import type { Couple, PlanTalent, PlanVillage } from './model.ts'

/** Everything a plan is made of, as it stands now. */
type Gathered = {
  readonly villages: readonly PlanVillage[]
  readonly talents: readonly PlanTalent[]
  /** Who said no to whom within a year. */
  readonly refused: readonly Couple[]
}

/** Who could be sent where: every village nobody is paired with or asked for, and everybody in the register with a place left. */
export const gatherPlan = async (db: Reader, now: Date): Promise<Gathered> => {
  const gazetteer = await gazetteerOf(db)
  return {
    villages: await openVillages(db, gazetteer),
    talents: await freeTalents(db, gazetteer),
    refused: await refusedRecently(db, now),
  }
}

/** Months after which somebody who said no may be asked again. */
const refusedMonths = 12

/** By village with a living pairing: whether one of them really holds. */
const takenVillages = async (db: Reader): Promise<ReadonlyMap<number, boolean>> => {
  const rows = await db.pairing.findMany({
    where: { kind: coveringKind, villageId: { not: null }, state: { in: [...living] } },
    select: { villageId: true, state: true },
  })
  const taken = new Map<number, boolean>()
  for (const { villageId, state } of rows)
    if (villageId !== null)
      taken.set(villageId, (taken.get(villageId) ?? false) || holding.some(one => one === state))
  return taken
}

/** Villages a plan leaves out although nobody holds them: they wait for an answer, or their pairing pauses. */
export const waitingVillages = async (db: Reader): Promise<number> =>
  [...(await takenVillages(db)).values()].filter(isHeld => !isHeld).length

const openVillages = async (db: Reader, gazetteer: Gazetteer): Promise<readonly PlanVillage[]> => {
  const taken = await takenVillages(db)
  const former = await lastTalents(db)
  const orders = await db.pairingOrder.findMany({ where: { state: 'open' }, orderBy: { id: 'desc' } })
  // Of several orders of a village the oldest.
  const orderOf = new Map(orders.map(order => [order.villageId, order]))
  return gazetteer.villages
    .filter(({ id }) => !taken.has(id))
    .map(village =>
      planVillage(gazetteer, village, orderOf.get(village.id) ?? null, former.get(village.id) ?? null),
    )
}

/** A village as a plan sees it; an order says in its stead which field is wanted. */
export const planVillage = (
  gazetteer: Gazetteer,
  village: Village,
  order: { readonly fieldId: number | null; readonly strict: boolean } | null,
  former: number | null,
): PlanVillage => ({
  id: village.id,
  at: centreOf(gazetteer, village.townshipId),
  fields: order?.fieldId ? [order.fieldId] : village.industries,
  strict: order?.strict ?? false,
  languages: village.languages,
  former,
})

/** Nobody is asked again soon for a village he would not take, or that would not have him. */
export const refusedRecently = async (db: Reader, now: Date): Promise<readonly Couple[]> => {
  const rows = await db.pairing.findMany({
    where: {
      kind: coveringKind,
      villageId: { not: null },
      state: 'declined',
      updatedAt: { gte: instantOf(addMonths(dayOf(now), -refusedMonths)) },
    },
    select: { villageId: true, talentId: true },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ villageId, talentId }) =>
    villageId === null ? [] : [{ village: villageId, talent: talentId }],
  )
}

/** By village: whose pairing with it ended last. */
export const lastTalents = async (db: Reader): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.$queryRaw<{ villageId: number; talentId: number }[]>`
    select distinct on (village_id) village_id as "villageId", talent_id as "talentId"
    from pairing
    where kind = ${coveringKind} and village_id is not null and state = 'ended' and reason in ('term', 'handover')
    order by village_id, id desc`
  return new Map(rows.map(({ villageId, talentId }) => [villageId, talentId]))
}

/** Everybody who may be sent, with what he has and how much more he may take. */
export const freeTalents = async (db: Reader, gazetteer: Gazetteer): Promise<readonly PlanTalent[]> => {
  // One after the other: inside a transaction there is one connection.
  const rows = await db.talent.findMany({
    where: { state: { in: inRegister.filter(state => state !== 'disputed') }, staleAt: null },
    select: { id: true, townshipId: true, villageId: true, fields: { select: { fieldId: true } } },
    orderBy: { id: 'asc' },
  })
  const loads = await loadsOf(db)
  const villageOf = new Map(gazetteer.villages.map(village => [village.id, village]))
  return rows
    .map(({ id, townshipId, villageId, fields }) => {
      const home = villageId === null ? undefined : villageOf.get(villageId)
      const load = loads.get(id) ?? 0
      return {
        id,
        at: centreOf(gazetteer, home?.townshipId ?? townshipId),
        fields: fields.map(({ fieldId }) => fieldId),
        languages: languagesAt(gazetteer, home, townshipId),
        load,
        room: Math.max(0, (capacity[coveringKind] ?? 0) - load),
      }
    })
    .filter(({ room }) => room > 0)
}

/** Villages each talent already has, or has been asked for. */
const loadsOf = async (db: Reader): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.pairing.groupBy({
    by: ['talentId'],
    where: { kind: coveringKind, state: { in: ['awaiting', ...occupying] } },
    _count: true,
  })
  return new Map(rows.map(({ talentId, _count }) => [talentId, _count]))
}

const centreOf = ({ townships }: Gazetteer, townshipId: number | null) =>
  townships.find(({ id }) => id === townshipId)?.at ?? null

/** Whoever lives in a village speaks what is spoken there; of somebody known only by his township, what its villages share. */
const languagesAt = (
  { villages }: Gazetteer,
  home: Village | undefined,
  townshipId: number | null,
): readonly string[] => {
  if (home) return home.languages
  const own = villages.filter(village => village.townshipId === townshipId)
  const [one] = own
  return one?.languages.filter(language => own.every(village => village.languages.includes(language))) ?? []
}
