import { addDays, type Day } from '#core/shanghai.ts'
import { type CellRead, halfWidth } from './cells.ts'

/** Excel's day 0: counting includes a 29 February 1900 that never was, so days before March 1900 are not told apart. */
const epoch1900: Day = '1899-12-30'
const epoch1904: Day = '1904-01-01'

/** Serials between 1927 and 2119: anything else is no date of a ledger. */
const serials = { min: 10_000, max: 80_000 }

/** The day a serial counts to: 45047 is 2023-05-01. */
export const dayOfSerial = (serial: number, from1904: boolean): Day =>
  addDays(from1904 ? epoch1904 : epoch1900, Math.floor(serial))

/** The opposite. */
export const serialOf = (day: Day, from1904: boolean): number =>
  Math.round((Date.parse(day) - Date.parse(from1904 ? epoch1904 : epoch1900)) / 86_400_000)

/**
 * A day as people type it: 2023-05-03, 2023年5月3日, 2023/5/3, 20230503, a serial; or a month alone, `2023-05`.
 * What could be two days is not guessed.
 */
export const readDay = (words: string, from1904: boolean): CellRead => {
  const bare = halfWidth(words).replace(/[T ]?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
  if (lostZero.test(bare))
    return {
      problem: `“${words}”分不清是1月还是10月（Excel 会去掉末尾的0），请写成“${bare.slice(0, 4)}年10月”这样`,
    }
  const serial = /^\d{5}(\.\d+)?$/.test(bare) ? Number(bare) : null
  if (serial !== null && serial >= serials.min && serial <= serials.max)
    return { value: dayOfSerial(serial, from1904) }
  return partsOf(bare) ?? { problem: `“${words}”看不出是哪一天，请写成“2023-05-03”` }
}

const lostZero = /^(19|20)\d{2}\.1$/

/** A month, or the month of a day; what day it was is left behind here. */
export const readMonth = (words: string, from1904: boolean): CellRead => {
  const read = readDay(words, from1904)
  if ('value' in read) return { value: read.value.slice(0, '2023-05'.length) }
  return lostZero.test(halfWidth(words)) ? read : { problem: `“${words}”看不出是哪年哪月，请写成“1975-03”` }
}

const part = String.raw`\d{4}[年./\-]\d{1,2}(?:[月./\-]\d{1,2}[日号]?|月)?`
const term = new RegExp(`^自?(${part})起?(?:至|到|[-—–~]+)(${part})止?$`)

/** From when to when in one cell: 2023.5.8—2026.5.7, 2023年5月至2026年4月. */
export const readTerm = (words: string, from1904: boolean): CellRead => {
  const [, from = '', to = ''] = term.exec(halfWidth(words)) ?? []
  // Such a cell is text, so that no 0 is lost at the end of 2026.10: dots are no decimals.
  const days = [from, to].map(typed => readDay(typed.replaceAll('.', '-'), from1904))
  const values = days.flatMap(day => ('value' in day ? [day.value] : []))
  return values.length === 2
    ? { value: values.join('/') }
    : { problem: `“${words}”看不出起止日期，请写成“2023-05-08至2026-05-07”` }
}

const forms = [
  /^(\d{4})[年./\-—](\d{1,2})[月./\-—](\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[年./\-—](\d{1,2})月?$/,
  /^(\d{4})(\d{2})$/,
] as const

const partsOf = (bare: string): CellRead | null => {
  const [, year, month, date] = forms.map(form => form.exec(bare)).find(match => match !== null) ?? []
  if (!year || !month || !isReal(Number(year), Number(month), Number(date ?? 1))) return null
  const parts = [month, date].flatMap(part => (part ? [part.padStart(2, '0')] : []))
  return { value: [year, ...parts].join('-') }
}

const isReal = (year: number, month: number, date: number): boolean => {
  const day = new Date(Date.UTC(year, month - 1, date))
  return year >= 1900 && year <= 2200 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date
}
