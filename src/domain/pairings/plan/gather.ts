import type { Reader } from '#core/reader.ts'
import { type Gazetteer, gazetteerOf, type Village } from '#domain/places/index.ts'
import { villagesMax } from '../capacity.ts'
import { living, occupying } from '../dictionary.ts'
import type { PlanTalent, PlanVillage } from './model.ts'

/** Who could be sent where: every village nobody is paired with or asked for, and everybody in the register with a place left. */
export const gatherPlan = async (
  db: Reader,
): Promise<{ readonly villages: readonly PlanVillage[]; readonly talents: readonly PlanTalent[] }> => {
  const gazetteer = await gazetteerOf(db)
  return { villages: await openVillages(db, gazetteer), talents: await freeTalents(db, gazetteer) }
}

const openVillages = async (db: Reader, gazetteer: Gazetteer): Promise<readonly PlanVillage[]> => {
  const taken = await db.pairing.findMany({
    where: { villageId: { not: null }, state: { in: [...living] } },
    select: { villageId: true },
  })
  const former = await lastTalents(db)
  const orders = await db.pairingOrder.findMany({ where: { state: 'open' }, orderBy: { id: 'asc' } })
  const orderOf = new Map(orders.map(order => [order.villageId, order]))
  const isTaken = new Set(taken.map(({ villageId }) => villageId))
  return gazetteer.villages
    .filter(({ id }) => !isTaken.has(id))
    .map(village => {
      const order = orderOf.get(village.id)
      return {
        id: village.id,
        at: centreOf(gazetteer, village.townshipId),
        fields: order?.fieldId ? [order.fieldId] : village.industries,
        strict: order?.strict ?? false,
        languages: village.languages,
        former: former.get(village.id) ?? null,
      }
    })
}

/** By village: whose pairing with it ended last. */
const lastTalents = async (db: Reader): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.$queryRaw<{ villageId: number; talentId: number }[]>`
    select distinct on (village_id) village_id as "villageId", talent_id as "talentId"
    from pairing where village_id is not null and state = 'ended' and reason in ('term', 'handover')
    order by village_id, id desc`
  return new Map(rows.map(({ villageId, talentId }) => [villageId, talentId]))
}

const freeTalents = async (db: Reader, gazetteer: Gazetteer): Promise<readonly PlanTalent[]> => {
  const [rows, loads] = await Promise.all([
    db.talent.findMany({
      where: { state: { in: ['verified', 'annual_due'] }, staleAt: null },
      select: { id: true, townshipId: true, villageId: true, fields: { select: { fieldId: true } } },
      orderBy: { id: 'asc' },
    }),
    loadsOf(db),
  ])
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
        room: Math.max(0, villagesMax - load),
      }
    })
    .filter(({ room }) => room > 0)
}

/** Villages each talent already has, or has been asked for. */
const loadsOf = async (db: Reader): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.pairing.groupBy({
    by: ['talentId'],
    where: { kind: 'village', state: { in: ['awaiting', ...occupying] } },
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
