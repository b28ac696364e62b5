import type { SlotSpec } from '#core/slots.ts'
import { units } from '../../../src/demo/county.ts'

type Value = string | number

/** Whether a slot's value is the one that was meant, however either is written. */
export const sameValue = (name: string, wanted: Value, said: Value, spec: SlotSpec | undefined): boolean => {
  if (wanted === said) return true
  const [one, other] = [String(wanted), String(said)]
  if (spec?.kind === 'choice') return wordsFor(other, spec).includes(one)
  if (name === 'unit') return unitOf(one) === unitOf(other)
  if (name === 'text' || spec?.kind === 'text') return sameText(one, other)
  if (name === 'duration') return minutesOf(one) === minutesOf(other)
  if (name === 'id') return sameNumber(one, other)
  return false
}

const wordsFor = (value: string, { options = [] }: SlotSpec): readonly string[] =>
  options.find(option => option.value === value)?.words ?? []

const unitOf = (words: string): string => units.find(names => names.includes(words))?.[0] ?? words

/** The gist is in what was kept, and what was kept is not a page. */
const sameText = (gist: string, kept: string): boolean => {
  const plain = (words: string): string => words.replace(/[\p{P}\p{S}\s]/gu, '')
  return plain(kept).includes(plain(gist)) && plain(kept).length <= 12 * plain(gist).length
}

const minutesOf = (words: string): string => {
  const [, count = '', unit = ''] = /^([\d.]+)(.*)$/.exec(words) ?? []
  if (unit === '小时') return `${Number(count) * 60}分钟`
  return unit === '周' ? `${Number(count) * 7}天` : `${Number(count)}${unit}`
}

/** SQ-31 is SQ-2026-0031 where no year was said. */
const sameNumber = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map(partsOf)
  if (!a || !b || a.prefix !== b.prefix || a.number !== b.number) return false
  return a.year === b.year || a.year === '' || b.year === ''
}

const partsOf = (id: string) => {
  const [, prefix = '', year = '', number = ''] = /^([A-Z]+)-(?:(\d{4})-)?(\d+)$/.exec(id) ?? []
  return prefix === '' ? null : { prefix, year, number: Number(number) }
}
