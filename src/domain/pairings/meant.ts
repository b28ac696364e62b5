import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { findUnits, findVillages, gazetteerOf, type Unit, type Village } from '#domain/places/index.ts'
import { placeWords, talentNumber } from '#domain/talents/index.ts'

/** Somebody of the register, for telling several of one name apart. */
export type Candidate = { readonly id: number; readonly name: string; readonly words: string }

const inRegister = ['verified', 'annual_due', 'disputed']

/** The people of the register somebody may mean: by number, or by the whole name. */
export const talentsMeant = async (ctx: Context, typed: string): Promise<readonly Candidate[]> => {
  const number = /^RC-?(\d{1,9})$/i.exec(typed.trim().normalize('NFKC'))?.[1]
  const rows = await ctx.db.talent.findMany({
    where: {
      state: { in: inRegister },
      ...(number === undefined ? { name: typed.trim() } : { id: Number(number) }),
    },
    include: { unit: true, township: true, village: { include: { township: true } } },
    orderBy: { id: 'asc' },
    take: 20,
  })
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    words: `${talentNumber(row.id)} ${row.name}（${placeWords(row)}）`,
  }))
}

/** The one person meant; refuses in words when there is none or there are several. */
export const oneTalent = async (ctx: Context, typed: string): Promise<number> => {
  const found = await talentsMeant(ctx, typed)
  const [only] = found
  if (only && found.length === 1) return only.id
  return found.length === 0
    ? refuse(
        `人才库里没有找到“${typed}”。`,
        '结对的人才要已经入库。',
        '请核对姓名，或者填人才编号，例如 RC-12。',
      )
    : refuse(
        `叫“${typed}”的有${found.length}位：${found.map(({ words }) => words).join('；')}。`,
        '要指明是哪一位。',
        '请填编号。',
      )
}

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
