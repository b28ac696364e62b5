import { dayOfSerial } from './days.ts'

/** From here on a number has lost digits: Excel keeps fifteen. */
const exactMax = 1e15

/** A number of a cell as people read it: no exponent where its digits are known, none invented where they are not. */
export const numberWords = (stored: string): string => {
  const number = Number(stored)
  if (!Number.isFinite(number)) return stored
  if (Math.abs(number) >= exactMax) return number.toExponential(2).replace('e', 'E')
  if (/^-?\d+$/.test(stored)) return stored
  return String(Number(number.toPrecision(15)))
}

const first = 61

/** The day of a cell that is formatted as one; a time alone, or a number before 1900-03-01, stays a number. */
export const dayWords = (stored: string, from1904: boolean): string => {
  const serial = Number(stored)
  return Number.isFinite(serial) && (serial >= first || from1904) && serial < 2_958_466
    ? dayOfSerial(serial, from1904)
    : numberWords(stored)
}

const builtIn = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** Whether a number format shows a day: a built-in one, or a code with y, d or 年. */
export const showsDay = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return builtIn.has(id)
  return /[yd年月]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) && !/general/i.test(code)
}
