import type { Context } from '#core/context.ts'
import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { findVillages, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { inRegister } from '../capacity.ts'
import { forms, living, type PairingForm } from '../dictionary.ts'
import { heedArea } from '../meant.ts'

/** A row's people and places, found. */
export type Meant = {
  readonly talentId: number
  readonly villageId: number
  readonly form: PairingForm
  readonly goal: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** What would become of rows: a talent and a village that have no pairing yet are a proposal. */
export const judge = async (ctx: Context, rows: readonly LedgerRow[]): Promise<readonly RowVerdict[]> => {
  const find = await finderFor(ctx, rows)
  const meant = rows.map(find)
  const known = await ctx.db.pairing.findMany({
    where: {
      talentId: { in: meant.flatMap(one => ('talentId' in one ? [one.talentId] : [])) },
      villageId: { not: null },
      state: { in: [...living] },
    },
    select: { id: true, talentId: true, villageId: true },
  })
  const verdicts: RowVerdict[] = []
  for (const one of meant) {
    const twin =
      'talentId' in one && known.find(is => is.talentId === one.talentId && is.villageId === one.villageId)
    if (twin) verdicts.push({ kind: 'same', id: twin.id })
    else verdicts.push('talentId' in one ? await newOne(ctx, one) : one)
  }
  return verdicts
}

const newOne = async (ctx: Context, { villageId }: Meant): Promise<RowVerdict> => {
  try {
    await heedArea(ctx, { villageId, unitId: null }, '部门和乡镇只为本单位、本乡镇提出结对。')
    return { kind: 'new' }
  } catch (error) {
    if (error instanceof Refusal) return wrong(error.message)
    throw error
  }
}

const wrong = (...problems: readonly string[]): RowVerdict => ({ kind: 'error', problems })

type People = Awaited<ReturnType<typeof peopleIn>>

/** Finds people and villages of rows; the people in one query. */
export const finderFor = async (ctx: Context, rows: readonly LedgerRow[]) => {
  const gazetteer = await gazetteerOf(ctx.db)
  const people = await peopleIn(ctx, rows)
  return (row: LedgerRow): Meant | RowVerdict => meantBy(ctx, row, people, gazetteer)
}

const numberIn = ({ number = '' }: LedgerRow): number | null => {
  const digits = /^RC-?(\d{1,9})$/.exec(number)?.[1]
  return digits === undefined ? null : Number(digits)
}

const peopleIn = (ctx: Context, rows: readonly LedgerRow[]) =>
  ctx.db.talent.findMany({
    where: {
      state: { in: [...inRegister] },
      OR: [
        { name: { in: rows.flatMap(({ talent }) => (talent ? [talent] : [])) } },
        { id: { in: rows.flatMap(row => numberIn(row) ?? []) } },
      ],
    },
    select: { id: true, name: true, phoneHash: true },
    orderBy: { id: 'asc' },
  })

const meantBy = (ctx: Context, row: LedgerRow, people: People, gazetteer: Gazetteer): Meant | RowVerdict => {
  const who = personIn(ctx, row, people)
  const where = villageIn(row, gazetteer)
  const terms = termsIn(row)
  const problems = [who, where, terms].flatMap(one => ('problem' in one ? [one.problem] : []))
  if ('problem' in who || 'problem' in where || 'problem' in terms)
    return 'several' in who ? { kind: 'unclear', problems } : wrong(...problems)
  return { talentId: who.id, villageId: where.id, ...terms }
}

type Found = { readonly id: number } | { readonly problem: string; readonly several?: true }

const personIn = (ctx: Context, row: LedgerRow, people: People): Found => {
  const { talent = '', phone = '' } = row
  if (talent === '') return { problem: '请填写人才姓名。' }
  const id = numberIn(row)
  const called = people.filter(({ name }) => name === talent)
  const byPhone =
    phone === '' ? called : called.filter(one => one.phoneHash === ctx.vault.digest('phone', phone))
  const found = id === null ? (byPhone.length > 0 ? byPhone : called) : called.filter(one => one.id === id)
  const [only, ...others] = found
  if (!only) return { problem: `人才库里没有已入库的“${talent}”。` }
  return others.length === 0
    ? { id: only.id }
    : {
        problem: `叫“${talent}”的有${found.length}位（${found.map(one => `RC-${one.id}`).join('、')}），请加上人才编号。`,
        several: true,
      }
}

const villageIn = ({ township = '', village = '' }: LedgerRow, gazetteer: Gazetteer): Found => {
  if (village === '') return { problem: '请填写结对村。' }
  const typed = village.includes(township) ? village : township + village
  const [only, ...others] = findVillages(gazetteer, typed)
  if (!only) return { problem: `名录里没有村“${typed}”。` }
  return others.length === 0 ? { id: only.id } : { problem: `叫“${typed}”的村不止一个，请写上乡镇。` }
}

type Terms = Omit<Meant, 'talentId' | 'villageId'>

const wholeDay = /^\d{4}-\d{2}-\d{2}$/

const termsIn = ({
  form = '',
  goal = '',
  startsOn = '',
  endsOn = '',
}: LedgerRow): Terms | { readonly problem: string } => {
  const code = form === '' ? 'service' : codeFor(forms, form)
  if (code === null) return { problem: `帮扶方式只有：${Object.values(forms).join('、')}。` }
  if (goal.length > 200) return { problem: '帮扶内容不超过200个字。' }
  if ([startsOn, endsOn].some(day => day !== '' && !wholeDay.test(day)))
    return { problem: '开始和截止日期要写到日，例如：2026-05-01。' }
  if (startsOn !== '' && endsOn !== '' && endsOn < startsOn) return { problem: '截止日期早于开始日期。' }
  return { form: code, goal: goal || null, startsOn: startsOn || null, endsOn: endsOn || null }
}
