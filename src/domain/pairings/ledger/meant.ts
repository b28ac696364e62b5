import type { Context } from '#core/context.ts'
import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { dayOf } from '#core/shanghai.ts'
import { findUnits, findVillages, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { inRegister } from '../capacity.ts'
import { forms, kinds, type PairingForm, type PairingKind } from '../dictionary.ts'
import { type Terms, termsIn } from './terms.ts'

/** A row's people and places, found. */
export type Meant = Terms & {
  readonly talentId: number
  readonly villageId: number | null
  readonly unitId: number | null
  readonly kind: PairingKind
  readonly form: PairingForm
  readonly goal: string | null
}

/** Finds people and places of rows; the people in one query. */
export const finderFor = async (ctx: Context, rows: readonly LedgerRow[]) => {
  const gazetteer = await gazetteerOf(ctx.db)
  const people = await peopleIn(ctx, rows)
  return (row: LedgerRow): Meant | RowVerdict => meantBy(ctx, row, people, gazetteer)
}

type People = Awaited<ReturnType<typeof peopleIn>>

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
    select: { id: true, name: true, phoneHash: true, unitId: true },
    orderBy: { id: 'asc' },
  })

const meantBy = (ctx: Context, row: LedgerRow, people: People, gazetteer: Gazetteer): Meant | RowVerdict => {
  const who = personIn(ctx, row, people, gazetteer)
  const where = servedIn(row, gazetteer)
  const terms = termsIn(row, dayOf(ctx.now))
  const help = helpIn(row)
  if (!('problem' in who || 'problem' in where || 'problem' in terms || 'problem' in help))
    return { talentId: who.id, ...where, ...terms, ...help }
  const problems = [who, where, terms, help].flatMap(one => ('problem' in one ? [one.problem] : []))
  return { kind: 'several' in who ? 'unclear' : 'error', problems }
}

type Problem = { readonly problem: string; readonly several?: true }

const personIn = (
  ctx: Context,
  row: LedgerRow,
  people: People,
  gazetteer: Gazetteer,
): { readonly id: number } | Problem => {
  const { talent = '' } = row
  if (talent === '') return { problem: '请填写人才姓名。' }
  const id = numberIn(row)
  const called = people.filter(({ name }) => name === talent)
  const found = id === null ? narrowed(ctx, row, called, gazetteer) : called.filter(one => one.id === id)
  const [only, ...others] = found
  if (!only) return { problem: `人才库里没有已入库的“${talent}”${id === null ? '' : `（RC-${id}）`}。` }
  if (others.length === 0) return { id: only.id }
  const numbers = found.map(one => `RC-${one.id}`).join('、')
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

type Served = Pick<Meant, 'villageId' | 'unitId' | 'kind'>

/** Whom it serves: a village, unless the row names a unit instead. */
const servedIn = (row: LedgerRow, gazetteer: Gazetteer): Served | Problem => {
  const { village = '', unit = '', kind: typed = '' } = row
  const kind =
    typed === '' ? (village === '' && unit !== '' ? 'enterprise' : 'village') : codeFor(kinds, typed)
  if (kind === null) return { problem: `结对类别只有：${Object.values(kinds).join('、')}。` }
  if (kind === 'mentor') return { problem: '导师制请发“提结对”逐项提出，表格只导入结对村和单位的。' }
  if (kind === 'enterprise') {
    const found = unitIn(unit, gazetteer)
    return 'problem' in found ? found : { villageId: null, unitId: found.id, kind }
  }
  const found = villageIn(row, gazetteer)
  return 'problem' in found ? found : { villageId: found.id, unitId: null, kind }
}

const unitIn = (typed: string, gazetteer: Gazetteer): { readonly id: number } | Problem => {
  if (typed === '') return { problem: '人才助企要写结对单位。' }
  const [only, ...others] = findUnits(gazetteer, typed)
  if (!only) return { problem: `名录里没有单位“${typed}”。` }
  return others.length === 0 ? { id: only.id } : { problem: `叫“${typed}”的单位不止一个，请写全称。` }
}

const villageIn = (
  { township = '', village = '' }: LedgerRow,
  gazetteer: Gazetteer,
): { readonly id: number } | Problem => {
  if (village === '') return { problem: '请填写结对村。' }
  const parts = village.split(/[、，,；;/／]/).filter(part => part.trim() !== '')
  if (parts.length > 1)
    return { problem: `一格里有${parts.length}个村（${parts.slice(0, 3).join('、')}），请一个村一行。` }
  const typed = village.includes(township) ? village : township + village
  const [only, ...others] = findVillages(gazetteer, typed)
  if (!only) return { problem: `名录里没有村“${typed}”。` }
  return others.length === 0 ? { id: only.id } : { problem: `叫“${typed}”的村不止一个，请写上乡镇。` }
}

const helpIn = ({ form = '', goal = '' }: LedgerRow): Pick<Meant, 'form' | 'goal'> | Problem => {
  const code = form === '' ? 'service' : codeFor(forms, form)
  if (code === null) return { problem: `帮扶方式只有：${Object.values(forms).join('、')}。` }
  return goal.length > 200 ? { problem: '帮扶内容不超过200个字。' } : { form: code, goal: goal || null }
}
