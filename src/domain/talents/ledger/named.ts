import type { Context } from '#core/context.ts'
import type { LedgerRow } from '#core/ledger.ts'
import { findUnits, type Gazetteer } from '#domain/places/index.ts'
import { readTalentNumber, talentNumber } from '../number.ts'

/** Somebody of the register a row of another noun's ledger names, or what is wrong; `several`: he is not to be guessed. */
export type NamedInRow = { readonly id: number } | { readonly problem: string; readonly several?: true }

/** The states of a record whose person other ledgers may name. */
const inRegister = ['verified', 'annual_due', 'disputed']

/**
 * Finds the people other nouns' ledgers name, in one query: rows say `talent`, and to tell namesakes apart `number`, `phone` or
 * `workplace`.
 */
export const findNamedIn = async (ctx: Context, rows: readonly LedgerRow[], gazetteer: Gazetteer) => {
  const people = await ctx.db.talent.findMany({
    where: {
      state: { in: inRegister },
      OR: [
        { name: { in: rows.flatMap(({ talent }) => (talent ? [talent] : [])) } },
        { id: { in: rows.flatMap(({ number = '' }) => readTalentNumber(number) ?? []) } },
      ],
    },
    select: { id: true, name: true, phoneHash: true, unitId: true },
    orderBy: { id: 'asc' },
  })
  return (row: LedgerRow): NamedInRow => namedIn(ctx, row, people, gazetteer)
}

type People = readonly {
  readonly id: number
  readonly name: string
  readonly phoneHash: string | null
  readonly unitId: number | null
}[]

const namedIn = (ctx: Context, row: LedgerRow, people: People, gazetteer: Gazetteer): NamedInRow => {
  const { talent = '', number = '' } = row
  if (talent === '') return { problem: '请填写人才姓名。' }
  const id = readTalentNumber(number)
  const called = people.filter(({ name }) => name === talent)
  const found = id === null ? narrowed(ctx, row, called, gazetteer) : called.filter(one => one.id === id)
  const [only, ...others] = found
  if (!only)
    return { problem: `人才库里没有已入库的“${talent}”${id === null ? '' : `（${talentNumber(id)}）`}。` }
  if (others.length === 0) return { id: only.id }
  const numbers = found.map(one => talentNumber(one.id)).join('、')
  return { problem: `叫“${talent}”的有${found.length}位（${numbers}），请加上人才编号。`, several: true }
}

/** Of people with one name the one with this phone, else the one of this unit; whatever fits nobody tells nothing. */
const narrowed = (
  { vault }: Context,
  { phone = '', workplace = '' }: LedgerRow,
  called: People,
  gazetteer: Gazetteer,
): People => {
  const byPhone = phone === '' ? [] : called.filter(one => one.phoneHash === vault.digest('phone', phone))
  if (byPhone.length > 0) return byPhone
  const units = workplace === '' ? [] : findUnits(gazetteer, workplace).map(({ id }) => id)
  const byUnit = called.filter(({ unitId }) => unitId !== null && units.includes(unitId))
  return byUnit.length > 0 ? byUnit : called
}
