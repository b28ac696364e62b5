import type { Context } from '#core/context.ts'
import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { dayOf } from '#core/shanghai.ts'
import { findUnits, findVillages, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { findNamedIn, type NamedInRow } from '#domain/talents/index.ts'
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
  const named = await findNamedIn(ctx, rows, gazetteer)
  return (row: LedgerRow): Meant | RowVerdict => meantBy(ctx, row, named(row), gazetteer)
}

const meantBy = (ctx: Context, row: LedgerRow, who: NamedInRow, gazetteer: Gazetteer): Meant | RowVerdict => {
  const where = servedIn(row, gazetteer)
  const terms = termsIn(row, dayOf(ctx.now))
  const help = helpIn(row)
  if (!('problem' in who || 'problem' in where || 'problem' in terms || 'problem' in help))
    return { talentId: who.id, ...where, ...terms, ...help }
  const problems = [who, where, terms, help].flatMap(one => ('problem' in one ? [one.problem] : []))
  return { kind: 'several' in who ? 'unclear' : 'error', problems }
}

type Problem = { readonly problem: string }

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
