import { z } from 'zod'
import { codesOf, type Dictionary } from './dictionary.ts'
import { readFen } from './money.ts'

/** What a form answers for a field nobody filled: absent, null, '' and blanks are all the same. */
export const typed = (value: unknown): unknown => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value.trim() : value
}

/** The same in half-width, without blanks and hyphens: numbers as people type them. */
export const halfWidth = (value: unknown): unknown => {
  const words = typed(value)
  return typeof words === 'string' ? words.normalize('NFKC').replace(/[\s-]/g, '') : words
}

/** Words somebody has to type: `label` names them in the sentence he reads. */
export const words = (label: string, max: number, min = 1) =>
  z.preprocess(
    typed,
    z
      .string({ error: `请填写${label}。` })
      .min(min, { error: min > 1 ? `${label}至少写${min}个字。` : `请填写${label}。` })
      .max(max, { error: `${label}不超过${max}个字。` }),
  )

/** Words somebody may leave out; nothing typed is `null`. */
export const optionalWords = (label: string, max: number) =>
  z.preprocess(
    typed,
    z
      .string({ error: `${label}请填文字。` })
      .max(max, { error: `${label}不超过${max}个字。` })
      .transform(value => (value === '' ? null : value)),
  )

/** A choice somebody has to make. */
export const choice = <Code extends string>(label: string, dictionary: Dictionary<Code>) =>
  z.preprocess(typed, z.enum(codesOf(dictionary), { error: `请选择${label}。` }))

/** A choice somebody may leave open. */
export const optionalChoice = <Code extends string>(label: string, dictionary: Dictionary<Code>) =>
  z.preprocess(
    value => typed(value) || null,
    z.enum(codesOf(dictionary), { error: `${label}请从列表里选。` }).nullable(),
  )

/** What a whole number in a form may be, and how the sentences call it. */
type Whole = { readonly min?: number; readonly max: number; readonly unit?: string }

/** What was typed as a number: nothing typed is undefined, words that are none stay words. */
const numeral =
  (unit = '') =>
  (value: unknown): unknown => {
    const said = typed(value)
    if (said === '') return undefined
    const words = typeof said === 'string' ? said.normalize('NFKC').replace(/[\s,]/g, '') : said
    const digits = typeof words === 'string' ? words.replace(new RegExp(`${unit}$`), '') : words
    return typeof digits === 'string' && /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : digits
  }

const whole = (label: string, { min = 0, max, unit = '' }: Whole) =>
  z
    .number({ error: ({ input }) => (input === undefined ? `请填写${label}。` : `${label}请填数字。`) })
    .int({ error: `${label}请填整数。` })
    .min(min, { error: min === 0 ? `${label}不能是负数。` : `${label}至少填${min}${unit}。` })
    .max(max, { error: `${label}不能超过${max}${unit}，请核对。` })

/** A whole number somebody has to type; its unit may be typed behind it. */
export const wholeNumber = (label: string, spec: Whole) =>
  z.preprocess(numeral(spec.unit), whole(label, spec))

/** A whole number somebody may leave out. */
export const optionalWholeNumber = (label: string, spec: Whole) =>
  z.preprocess(value => numeral(spec.unit)(value) ?? null, whole(label, spec).nullable())

const dayTyped = (value: unknown): unknown => {
  const words = typed(value)
  return typeof words === 'string' ? words.slice(0, 10) : words
}

/** A day somebody has to pick: `2026-11-23`. Feishu's picker answers `2026-11-23 +0800`. */
export const day = (label: string) => z.preprocess(dayTyped, z.iso.date({ error: `请选择${label}。` }))

/** A day somebody may leave out. */
export const optionalDay = (label: string) =>
  z.preprocess(value => dayTyped(value) || null, z.iso.date({ error: `${label}请从日历里选。` }).nullable())

/** Money as people type it, in whole fen: 3万, 3.5万元, 35000, 12.05元. Somebody may leave it out. */
export const optionalMoney = (label: string) =>
  z.preprocess(
    value => (typed(value) === '' ? null : halfWidth(value)),
    z
      .string({ error: `${label}请填金额。` })
      .transform((words, issues) => {
        const fen = readFen(words)
        if (fen !== null) return fen
        issues.addIssue({ code: 'custom', message: `${label}请写成“3.5万元”或“35000元”，最多到分。` })
        return z.NEVER
      })
      .nullable(),
  )
