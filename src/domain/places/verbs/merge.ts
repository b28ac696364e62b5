import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import { placeNumber } from '../kinds.ts'
import { stores } from '../store.ts'
import { withNamesOf } from '../values.ts'
import { changePlaces, standingAt } from './save.ts'

/** A field as a card showed it. */
type FieldAt = { readonly id: number; readonly version: number }

/** What one field becomes part of another with: everything that names the first names the second from then on. */
export type Moved = {
  readonly talents: readonly number[]
  readonly villages: readonly number[]
  readonly stations: readonly number[]
  readonly orders: readonly number[]
  /** Those that named both: going back, they keep the second too. */
  readonly talentsOfBoth: readonly number[]
  readonly villagesOfBoth: readonly number[]
}

/** Makes one field part of another; its name and synonyms go on as synonyms of the other. */
export const mergeFields = (ctx: Context, gone: FieldAt, kept: FieldAt): Promise<Moved> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    if (gone.id === kept.id) refuse('两个是同一个领域。', '要并入另一个领域。', '例如：领域并入 制茶 茶叶')
    const from = standingAt(gazetteer, { kind: 'field', ...gone })
    const into = standingAt(gazetteer, { kind: 'field', ...kept })
    await stores.field.hold(tx, gone.id)
    const moved = await move(tx, gone.id, kept.id)
    await stores.field.remove(tx, gone.id)
    const after = withNamesOf(from.values, into.values)
    await stores.field.update(tx, kept.id, after)
    return {
      result: moved,
      event: {
        event: 'field.merged',
        subject: placeNumber({ kind: 'field', id: kept.id }),
        before: { gone: { id: gone.id, ...from }, kept: into, moved },
        after: {
          version: into.version + 1,
          values: after,
          gone: placeNumber({ kind: 'field', id: gone.id }),
        },
      },
    }
  })

const move = async (tx: Tx, fieldId: number, to: number): Promise<Moved> => {
  const talents = await tx.talentField.findMany({ where: { fieldId }, orderBy: { talentId: 'asc' } })
  const villages = await tx.villageIndustry.findMany({ where: { fieldId }, orderBy: { villageId: 'asc' } })
  const talentIds = talents.map(({ talentId }) => talentId)
  const villageIds = villages.map(({ villageId }) => villageId)
  const rest = { where: { fieldId }, select: { id: true } } as const
  const stations = await tx.workstation.findMany(rest)
  const orders = await tx.pairingOrder.findMany(rest)
  const moved = {
    talents: talentIds,
    villages: villageIds,
    stations: stations.map(({ id }) => id),
    orders: orders.map(({ id }) => id),
    talentsOfBoth: await talentsWith(tx, to, talentIds),
    villagesOfBoth: await villagesWith(tx, to, villageIds),
  }
  await moveRows(tx, moved, fieldId, to)
  await tx.talentField.deleteMany({ where: { fieldId } })
  await tx.villageIndustry.deleteMany({ where: { fieldId } })
  return moved
}

/** Rows that named `from` name `to`, where they do not already. */
const moveRows = async (
  tx: Tx,
  { talents, villages, stations, orders }: Moved,
  from: number,
  to: number,
): Promise<void> => {
  await tx.talentField.createMany({
    data: talents.map(talentId => ({ talentId, fieldId: to })),
    skipDuplicates: true,
  })
  await tx.villageIndustry.createMany({
    data: villages.map(villageId => ({ villageId, fieldId: to })),
    skipDuplicates: true,
  })
  const onto = (ids: readonly number[]) => ({
    where: { id: { in: [...ids] }, fieldId: from },
    data: { fieldId: to },
  })
  await tx.workstation.updateMany(onto(stations))
  await tx.pairingOrder.updateMany(onto(orders))
}

const talentsWith = async (tx: Tx, fieldId: number, ids: readonly number[]): Promise<readonly number[]> =>
  (await tx.talentField.findMany({ where: { fieldId, talentId: { in: [...ids] } } })).map(
    ({ talentId }) => talentId,
  )

const villagesWith = async (tx: Tx, fieldId: number, ids: readonly number[]): Promise<readonly number[]> =>
  (await tx.villageIndustry.findMany({ where: { fieldId, villageId: { in: [...ids] } } })).map(
    ({ villageId }) => villageId,
  )

/** Puts everything a merging moved back, where it still names the field it was moved to. */
export const moveBack = async (tx: Tx, moved: Moved, from: number, to: number): Promise<void> => {
  const talents = await talentsWith(tx, from, moved.talents)
  const villages = await villagesWith(tx, from, moved.villages)
  await moveRows(tx, { ...moved, talents, villages }, from, to)
  const without = (ids: readonly number[], both: readonly number[]) => ids.filter(id => !both.includes(id))
  await tx.talentField.deleteMany({
    where: { fieldId: from, talentId: { in: without(talents, moved.talentsOfBoth) } },
  })
  await tx.villageIndustry.deleteMany({
    where: { fieldId: from, villageId: { in: without(villages, moved.villagesOfBoth) } },
  })
}
