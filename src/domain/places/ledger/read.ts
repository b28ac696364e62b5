import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { findTownships } from '../find.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { type PlaceKind, unitKinds } from '../kinds.ts'
import { resolve } from '../resolve.ts'
import { UnitInput, VillageInput } from '../schema.ts'
import type { Values } from '../values.ts'

/** What a row says, as the list keeps it, and the row that is there already. */
export type Read<K extends PlaceKind> =
  | { readonly values: Values[K]; readonly known: number | null }
  | { readonly problems: readonly string[] }

/** How rows of one of the lists are read. */
export type RowReader<K extends PlaceKind> = {
  readonly kind: K
  readonly read: (gazetteer: Gazetteer, row: LedgerRow) => Read<K>
}

export const villagesIn: RowReader<'village'> = {
  kind: 'village',
  read: (gazetteer, row) => {
    const [township, ...others] = findTownships(gazetteer, row.township ?? '')
    if (!row.township) return { problems: ['请填写乡镇。'] }
    if (!township || others.length > 0) return { problems: [`名录里没有乡镇“${row.township}”。`] }
    const name = (row.name ?? '').replace(/(村民委员会|村委会)$/, '村').replace(/居(民委员会|委会)$/, '')
    const parsed = VillageInput.safeParse({
      ...row,
      name,
      township: String(township.id),
      kind: row.kind || (name.endsWith('社区') ? '社区' : '村'),
    })
    if (!parsed.success) return { problems: parsed.error.issues.map(({ message }) => message) }
    const known = gazetteer.villages.find(
      one => one.townshipId === township.id && one.name === parsed.data.name,
    )
    return orRefused(() => ({
      values: resolve.village(gazetteer, parsed.data, null),
      known: known?.id ?? null,
    }))
  },
}

export const unitsIn: RowReader<'unit'> = {
  kind: 'unit',
  read: (gazetteer, row) => {
    const parsed = UnitInput.safeParse({ ...row, kind: codeFor(unitKinds, unitKindIn(row)) ?? '' })
    if (!parsed.success) return { problems: parsed.error.issues.map(({ message }) => message) }
    const known = gazetteer.units.find(({ name }) => name === parsed.data.name)
    return { values: resolve.unit(gazetteer, parsed.data, null), known: known?.id ?? null }
  },
}

const unitKindIn = ({ kind = '' }: LedgerRow): string => otherKinds[kind] ?? kind

/** What lists of units call their kinds as well. */
const otherKinds: Readonly<Record<string, string>> = {
  机关: '机关部门',
  行政机关: '机关部门',
  党政机关: '机关部门',
  行政单位: '机关部门',
  事业: '事业单位',
  公司: '企业',
  民营企业: '企业',
  国有企业: '企业',
}

const orRefused = <K extends PlaceKind>(work: () => Read<K>): Read<K> => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return { problems: [error.message] }
    throw error
  }
}
