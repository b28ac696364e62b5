import { createTidy, tidyText } from './cells.ts'
import { notATable, unreadable } from './refused.ts'
import { addRow, type RowsRead } from './rows-read.ts'
import type { Sheet } from './sheet.ts'
import { decodeText } from './text-encoding.ts'

/** Reads a .csv file: UTF-8 with or without mark, UTF-16 or GBK; divided by comma, semicolon or tab. */
export const readCsv = (bytes: Uint8Array, name: string): Sheet => {
  const text = decodeText(bytes)
  if (text === null || text.includes('\0')) return notATable(`“${name}”不是能读的文字表格。`)
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) return notATable(`“${name}”其实是网页格式。`)
  if (isLost(text.slice(0, lookedAt))) lostWords(name)
  const read: RowsRead = { rows: [], at: 0 }
  for (const cells of parseCsv(text, delimiterOf(text), createTidy())) addRow(read, cells)
  return { name: sheetName(name), hidden: false, rows: read.rows, merges: [] }
}

/** Programs write ? for signs that the encoding they were told to use has not: of a Chinese table nothing is left but digits. */
const isLost = (text: string): boolean =>
  !/[\u0080-\uffff]/.test(text) &&
  (text.match(/\?{2,}/g) ?? []).length > (text.match(/[a-z]{2,}/gi) ?? []).length

const lostWords = (name: string): never =>
  unreadable(
    `“${name}”里的汉字都变成了问号。`,
    '保存时选的字符集存不下汉字，内容已经丢了。',
    '请从原来的表格另存为 .xlsx，或另存 .csv 时字符集选 UTF-8，再发。',
  )

const sheetName = (name: string): string => name.replace(/\.[^.]*$/, '') || '表格'

/** The rows of a text, quotes taken off. A quote that is never closed ends with the text. */
export function* parseCsv(
  text: string,
  delimiter: string,
  tidy: (raw: string) => string = tidyText,
): Generator<readonly string[]> {
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    const { value, next, ends } = cellAt(text, at, delimiter)
    cells.push(tidy(value))
    at = next
    if (!ends) continue
    yield cells
    cells = []
  }
  // A delimiter right at the end leaves one empty cell.
  if (cells.length > 0) yield [...cells, '']
}

type Taken = { readonly value: string; readonly next: number; readonly ends: boolean }

const cellAt = (text: string, from: number, delimiter: string): Taken => {
  const quoted = text[from] === '"' ? quotedAt(text, from) : null
  const start = quoted?.next ?? from
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  const value = (quoted?.value ?? '') + text.slice(start, end)
  if (text[end] === delimiter) return { value, next: end + 1, ends: false }
  return { value, next: end + (text.startsWith('\r\n', end) ? 2 : 1), ends: true }
}

const quotedAt = (text: string, from: number): { readonly value: string; readonly next: number } => {
  let value = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value: value + text.slice(at), next: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, next: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

/** Characters from the front by which a text is judged. */
const lookedAt = 20_000

const delimiters = [',', '\t', ';', '，'] as const

/** Which sign divides the cells: the one that stands most often in the first lines, outside quotes. */
export const delimiterOf = (text: string): string => {
  const head = text.slice(0, lookedAt).replace(/"[^"]*"/g, '')
  const counts = delimiters.map(sign => ({ sign, count: head.split(sign).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign
}
