import type { Context } from '#core/context.ts'
import { grantsFor } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { findUnits, findVillages, gazetteerOf, type Unit, type Village } from '#domain/places/index.ts'

/** The one village meant. */
export const oneVillage = async (ctx: Context, typed: string): Promise<Village> => {
  const found = findVillages(await gazetteerOf(ctx.db), typed)
  return one(found, typed, '村', ({ township, name }) => `${township}${name}`)
}

/** The one unit meant. */
export const oneUnit = async (ctx: Context, typed: string): Promise<Unit> =>
  one(findUnits(await gazetteerOf(ctx.db), typed), typed, '单位', ({ name }) => name)

const one = <Item>(
  found: readonly Item[],
  typed: string,
  what: string,
  wordsOf: (item: Item) => string,
): Item => {
  const [only] = found
  if (only && found.length === 1) return only
  return found.length === 0
    ? refuse(`没有找到“${typed}”这个${what}。`, `${what}要是名录里有的。`, '请核对名称，写全称。')
    : refuse(
        `“${typed}”可以指${found.map(wordsOf).join('、')}。`,
        `要指明是哪一个${what}。`,
        '请写全称，村名前面加上乡镇。',
      )
}

/** Officers of a unit or township speak for their own; the office for everybody. `rule` says so in the refusal. */
export const heedArea = async (
  ctx: Context,
  { villageId, unitId }: { readonly villageId: number | null; readonly unitId: number | null },
  rule: string,
): Promise<void> => {
  const reaching = grantsFor(ctx.actor, 'pairing.propose')
  if (reaching.some(({ reach }) => reach !== 'own')) return
  const { villages } = await gazetteerOf(ctx.db)
  const townshipId = villages.find(({ id }) => id === villageId)?.townshipId ?? null
  const same = (own: number | null, asked: number | null): boolean => own !== null && own === asked
  const covers = reaching.some(
    ({ grant }) =>
      same(grant.villageId, villageId) ||
      (grant.villageId === null && same(grant.townshipId, townshipId)) ||
      same(grant.unitId, unitId),
  )
  if (!covers) refuse('这不在您负责的范围。', rule, '请联系县委人才办。')
}
