import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import type { PlaceKind, PlaceRef } from './kinds.ts'
import type { Values } from './values.ts'

/** How many rows elsewhere refer to one: 位人才, 12. */
type Use = readonly [words: string, count: number]

/** A row that comes back: under the number it had. */
export type Former = { readonly id: number; readonly version: number }

type Store<K extends PlaceKind> = {
  readonly create: (tx: Tx, values: Values[K], former?: Former) => Promise<number>
  readonly update: (tx: Tx, id: number, values: Values[K]) => Promise<unknown>
  readonly remove: (tx: Tx, id: number) => Promise<unknown>
  /** Whoever is about to refer to the row waits until this transaction ends. */
  readonly hold: (tx: Tx, id: number) => Promise<unknown>
  readonly uses: (db: Reader, id: number) => Promise<readonly Use[]>
}

/** Whoever changes the reference data waits for whoever is changing it: two names given at once are seen as two. */
export const lockPlaces = async (tx: Tx): Promise<void> => {
  await tx.$queryRaw`select version from place_version for update`
}

const next = { version: { increment: 1 } } as const

const townships: Store<'township'> = {
  create: async (tx, values, former) => (await tx.township.create({ data: { ...values, ...former } })).id,
  update: (tx, id, values) => tx.township.update({ where: { id }, data: { ...values, ...next } }),
  remove: (tx, id) => tx.township.delete({ where: { id } }),
  hold: (tx, id) => tx.$queryRaw`select id from township where id = ${id} for update`,
  uses: async (db, townshipId) => [
    ['个村（社区）', await db.village.count({ where: { townshipId } })],
    ['位人才', await db.talent.count({ where: { townshipId } })],
    ['个专家工作站', await db.workstation.count({ where: { townshipId } })],
    ['件诉求', await db.grievance.count({ where: { townshipId } })],
    ['项诉求分工', await db.grievanceDuty.count({ where: { townshipId } })],
    ['项授权', await db.roleGrant.count({ where: { townshipId } })],
  ],
}

const villages: Store<'village'> = {
  create: async (tx, { industries, ...values }, former) => {
    const { id } = await tx.village.create({ data: { ...values, ...former } })
    await livesBy(tx, id, industries)
    return id
  },
  update: async (tx, id, { industries, ...values }) => {
    await tx.village.update({ where: { id }, data: { ...values, ...next } })
    await tx.villageIndustry.deleteMany({ where: { villageId: id, fieldId: { notIn: [...industries] } } })
    await livesBy(tx, id, industries)
  },
  remove: (tx, id) => tx.village.delete({ where: { id } }),
  hold: (tx, id) => tx.$queryRaw`select id from village where id = ${id} for update`,
  uses: async (db, villageId) => [
    ['位人才', await db.talent.count({ where: { villageId } })],
    ['项结对', await db.pairing.count({ where: { villageId } })],
    ['份结对需求', await db.pairingOrder.count({ where: { villageId } })],
    ['个服务团队', await db.villageTeam.count({ where: { villageId } })],
    ['项授权', await db.roleGrant.count({ where: { villageId } })],
    ['份结对方案草稿', await draftsWith(db, villageId)],
  ],
}

const livesBy = (tx: Tx, villageId: number, industries: readonly number[]) =>
  tx.villageIndustry.createMany({
    data: industries.map(fieldId => ({ villageId, fieldId })),
    skipDuplicates: true,
  })

// A draft keeps its pairs as they were solved: numbers in a list, which no foreign key watches.
const draftsWith = async (db: Reader, villageId: number): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pairing_plan
    where state = 'draft' and pairs @> ${JSON.stringify([{ village: villageId }])}::jsonb`
  return row?.count ?? 0
}

const units: Store<'unit'> = {
  create: async (tx, { also, ...values }, former) =>
    (await tx.unit.create({ data: { ...values, short: also, ...former } })).id,
  update: (tx, id, { also, ...values }) =>
    tx.unit.update({ where: { id }, data: { ...values, short: also, ...next } }),
  remove: (tx, id) => tx.unit.delete({ where: { id } }),
  hold: (tx, id) => tx.$queryRaw`select id from unit where id = ${id} for update`,
  uses: async (db, unitId) => [
    ['位人才', await db.talent.count({ where: { unitId } })],
    ['项结对', await db.pairing.count({ where: { unitId } })],
    [
      '个专家工作站',
      await db.workstation.count({ where: { OR: [{ hostUnitId: unitId }, { deptUnitId: unitId }] } }),
    ],
    ['件诉求', await grievancesOf(db, unitId)],
    ['项诉求分工', await db.grievanceDuty.count({ where: { unitId } })],
    ['次座谈会邀请', await db.symposiumGuest.count({ where: { unitId } })],
    ['条座谈会建议', await db.symposiumOpinion.count({ where: { unitId } })],
    ['项授权', await db.roleGrant.count({ where: { unitId } })],
  ],
}

const grievancesOf = (db: Reader, unitId: number): Promise<number> =>
  db.grievance.count({
    where: { OR: [{ leadUnitId: unitId }, { rightUnitId: unitId }, { items: { some: { unitId } } }] },
  })

const fields: Store<'field'> = {
  create: async (tx, { also, ...values }, former) =>
    (await tx.field.create({ data: { ...values, synonyms: also, ...former } })).id,
  update: (tx, id, { also, ...values }) =>
    tx.field.update({ where: { id }, data: { ...values, synonyms: also, ...next } }),
  remove: (tx, id) => tx.field.delete({ where: { id } }),
  hold: (tx, id) => tx.$queryRaw`select id from field where id = ${id} for update`,
  uses: async (db, fieldId) => [
    ['位人才', await db.talentField.count({ where: { fieldId } })],
    ['个村（社区）', await db.villageIndustry.count({ where: { fieldId } })],
    ['个专家工作站', await db.workstation.count({ where: { fieldId } })],
    ['份结对需求', await db.pairingOrder.count({ where: { fieldId } })],
  ],
}

export const stores: { readonly [K in PlaceKind]: Store<K> } = {
  township: townships,
  village: villages,
  unit: units,
  field: fields,
}

/** By what a row is referred to elsewhere: 12位人才, 3个村（社区）; none when nothing refers to it. */
export const usesOf = async (db: Reader, { kind, id }: PlaceRef): Promise<readonly string[]> =>
  (await stores[kind].uses(db, id)).flatMap(([words, count]) => (count > 0 ? [`${count}${words}`] : []))
