import type { Day } from '#core/shanghai.ts'
import { yearOf } from './calendar.ts'
import { hanzi, readAmount, toInteger } from './numerals.ts'

/** A year before a month, a quarter or a half: 2026年, 二〇二六年, 去年, 本年度, 26年. */
export const yearWords =
  '(?:(?<!\\d)(?:19|20)\\d\\d年?度?|二[〇零][〇零一二三四五六七八九]{2}年度?|大前年|前年|去年|上一?年度?|今年|本年度?|当年|明年|后年|(?<!\\d)\\d{2}年)'

/** What `yearWords` mean, seen from today. */
export const readYear = (words: string, today: Day): number | null => {
  const plain = words.replace(/度$/, '').replace(/年$/, '')
  if (/^\d{4}$/.test(plain)) return Number(plain)
  if (/^\d{2}$/.test(plain)) return 2000 + Number(plain)
  if (plain.startsWith('二')) return integer(plain)
  const away = yearsAway[plain]
  return away === undefined ? null : yearOf(today) + away
}

const yearsAway: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  去: -1,
  上: -1,
  上一: -1,
  今: 0,
  本: 0,
  当: 0,
  明: 1,
  后: 2,
}

/** Small numbers within a date: 3, 03, 三, 二十一. */
export const dateNumber = `(?:\\d{1,2}|${hanzi})`

export const integer = (words: string): number | null => {
  const amount = readAmount(words)
  return amount && toInteger(amount)
}
