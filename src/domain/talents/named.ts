import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { registerStates } from './find-vocabulary.ts'
import { readTalentNumber, talentNumber } from './number.ts'
import { placeWords } from './record.ts'

/** Somebody of the register, with the words that tell several of one name apart. */
export type Registered = { readonly id: number; readonly name: string; readonly words: string }

/** Namesakes that are offered, at most. */
const namesakesMax = 20

/** The people of the register somebody may mean: by number, or by the whole name. */
export const registeredCalled = async (ctx: Context, typed: string): Promise<readonly Registered[]> => {
  const number = readTalentNumber(typed.trim())
  const rows = await ctx.db.talent.findMany({
    where: {
      state: { in: [...registerStates] },
      ...(number === null ? { name: typed.trim() } : { id: number }),
    },
    include: { unit: true, township: true, village: { include: { township: true } } },
    orderBy: { id: 'asc' },
    take: namesakesMax,
  })
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    words: `${talentNumber(row.id)} ${row.name}（${placeWords(row)}）`,
  }))
}

/** The one person of the register meant; refuses in words when there is none or there are several. */
export const oneRegistered = async (ctx: Context, typed: string): Promise<number> => {
  const found = await registeredCalled(ctx, typed)
  const [only] = found
  if (only && found.length === 1) return only.id
  return found.length === 0
    ? refuse(
        `人才库里没有找到“${typed}”。`,
        '要是已经入库的人才。',
        '请核对姓名，或者填人才编号，例如 RC-12。',
      )
    : refuse(
        `叫“${typed}”的有${found.length}位：${found.map(({ words }) => words).join('；')}。`,
        '要指明是哪一位。',
        '请填编号。',
      )
}
