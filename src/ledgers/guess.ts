import { createHash } from 'node:crypto'
import type { Ledger, LedgerColumn, LedgerKind } from '#core/ledger.ts'
import { halfWidth, isShortened } from './cells.ts'
import { readDay } from './days.ts'
import { bareHead, type Known } from './head.ts'
import type { SheetRow } from './sheet.ts'

/** Which column of the ledger each column of the table is; `null` where none fits. */
export type Mapping = readonly (string | null)[]

/** All words the ledgers call their columns by, bare. */
export const knownWords = (ledgers: readonly Pick<Ledger, 'columns'>[]): Known =>
  new Set(ledgers.flatMap(({ columns }) => columns.flatMap(namesOf)))

/** Names a template: the same heads in the same order have the same, whatever stands below. */
export const fingerprintOf = (titles: readonly string[]): string =>
  createHash('sha256').update(titles.map(bareHead).join('\n')).digest('hex').slice(0, 32)

/** The likeliest mapping: by the columns' names, then by what stands in them. A ledger's column is given once. */
export const guessMapping = (
  titles: readonly string[],
  rows: readonly SheetRow[],
  columns: readonly LedgerColumn[],
): Mapping => {
  const likely = titles
    .flatMap((title, at) =>
      columns.map(column => ({ at, key: column.key, score: scoreOf(title, at, rows, column) })),
    )
    .filter(({ score }) => score >= scoreMin)
    .sort((a, b) => b.score - a.score || a.at - b.at)
  const mapping: (string | null)[] = titles.map(() => null)
  const taken = new Set<string>()
  for (const { at, key } of likely) {
    if (mapping[at] !== null || taken.has(key)) continue
    mapping[at] = key
    taken.add(key)
  }
  return mapping
}

/** How well a sheet fits a ledger: columns found, needed ones counting twice. */
export const fitOf = (mapping: Mapping, columns: readonly LedgerColumn[]): number =>
  columns
    .filter(({ key }) => mapping.includes(key))
    .reduce((sum, { required }) => sum + (required ? 2 : 1), 0)

const scoreMin = 4

const namesOf = ({ title, also = [] }: LedgerColumn): readonly string[] => [title, ...also].map(bareHead)

const scoreOf = (title: string, at: number, rows: readonly SheetRow[], column: LedgerColumn): number => {
  const byName = nameScore(title, namesOf(column))
  // What a column is called counts for more than what stands in it; one that is called otherwise is not taken by its content.
  if (byName > 0) return byName
  return title === '' ? contentScore(cellsOf(rows, at), column) : 0
}

const nameScore = (title: string, names: readonly string[]): number => {
  const whole = bareHead(title)
  const parts = title.split('·').map(bareHead)
  if (whole === '') return 0
  if (names.includes(whole)) return 10 + (names[0] === whole ? 1 : 0)
  if (parts.length > 1 && names.includes(parts.at(-1) ?? '')) return 9
  if (parts.length > 1 && parts.some(part => names.includes(part))) return 7
  return partScore(whole, names)
}

/** 现工作单位 is 工作单位; 单位负责人 is not 单位: what counts stands at the end. */
const partScore = (whole: string, names: readonly string[]): number => {
  const best = names
    .filter(name => name.length >= 2 && whole.endsWith(name))
    .sort((a, b) => b.length - a.length)[0]
  return best === undefined ? 0 : 4 + Math.min(2, best.length / whole.length)
}

const sampleMax = 50

const cellsOf = (rows: readonly SheetRow[], at: number): readonly string[] =>
  rows.slice(0, sampleMax).flatMap(({ cells }) => (cells[at] ? [cells[at]] : []))

const contentScore = (cells: readonly string[], column: LedgerColumn): number => {
  const looks = looksLike(column)
  if (!looks || cells.length === 0) return 0
  const share = cells.filter(looks).length / cells.length
  return share >= 0.8 ? 4 + share : 0
}

const looksLike = (column: LedgerColumn): ((cell: string) => boolean) | null => {
  if (column.kind === 'choice') return cell => column.words?.includes(cell.trim()) ?? false
  return looks[column.kind] ?? null
}

const looks: Partial<Record<LedgerKind, (cell: string) => boolean>> = {
  phone: cell => /^(\+?86)?1[3-9]\d{9}$/.test(halfWidth(cell).replace(/-/g, '')),
  idNumber: cell => /^\d{17}[\dXx]$/.test(halfWidth(cell)) || isShortened(cell),
  day: cell => !/^\d+$/.test(cell) && 'value' in readDay(cell, false),
  person: cell => /^\p{Script=Han}{2,4}$/u.test(cell.replace(/\s/g, '')),
  recordNumber: cell => /^[A-Z]{2}-\d+$/i.test(halfWidth(cell)),
}
