import type { Tidy } from '../tidy.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'

/** Mobile numbers, also with blanks, dashes and +86; landlines with their area code; what is one digit too many or too few asks. */
export const readPhones: SlotReader = sentence => [
  ...runs(sentence, mobile).map(words => phone(sentence, words)),
  ...runs(sentence, landline).map(words => phone(sentence, words)),
  ...runs(sentence, spokenDigits).map(words => phone(sentence, words)),
  ...runs(sentence, wrong).map(words => wrongPhone(sentence, words)),
  ...runs(sentence, unfinished).map(words => incomplete(sentence, words)),
]

const mobile =
  /(?<![\d.])(?:\+?86[- ]?|0086[- ]?)?1[3-9]\d[- ]?(?:\d{4}[- ]?\d{4}|\d{3}[- ]?\d{5}|\d{2}[- ]?\d{3}[- ]?\d{3})(?![\d.]\d|\d)/g
/** Read out: 幺三八零零零零零零零零, or half so: 一三八0000零零零零. */
const signs = '零〇一二三四五六七八九幺'
const spokenDigits = new RegExp(
  `(?<![${signs}\\d])(?=\\d*[${signs}])[一幺1][三四五六七八九3-9][${signs}\\d]{9}(?![${signs}\\d])`,
  'gu',
)
const landline = /(?<![\d.-])(?:\(0\d{2,3}\)|0\d{2,3})[- ]?[2-9]\d{2,3}[- ]?\d{4}(?!\d)/g
/** Nine to thirteen digits that begin like a mobile number and are not eleven. */
const wrong = /(?<![\d.-])(?:\+86[- ]?)?1[3-9]\d(?:[- ]?\d){6,10}(?!\d|[- ]\d)/g
const unfinished = /(?<!\d)1[3-9]\d{1,6}(?:…+|\.{2,}|\*+\d*|x{3,}\d*)/g

const runs = ({ text }: Tidy, pattern: RegExp): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ from: index, to: index + words.length }))

const plainSigns: Readonly<Record<string, string>> = { 〇: '零', 幺: '一' }

type Words = { readonly from: number; readonly to: number }

const digitsOf = ({ text }: Tidy, { from, to }: Words): string =>
  text
    .slice(from, to)
    .replace(/[零〇一二三四五六七八九幺]/gu, sign =>
      String('零一二三四五六七八九'.indexOf(plainSigns[sign] ?? sign)),
    )
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1)/, '')

const phone = (sentence: Tidy, words: Words): Reading =>
  reading(sentence, words, { kind: 'phone', digits: digitsOf(sentence, words) })

const wrongPhone = (sentence: Tidy, words: Words): Reading => {
  const digits = digitsOf(sentence, words)
  if (digits.length === 11) return phone(sentence, words)
  const ask = `手机号是 11 位，这里有 ${digits.length} 位，请核对后再发一次。`
  return unclear(sentence, words, 'phone', ask)
}

const incomplete = (sentence: Tidy, words: Words): Reading =>
  unclear(sentence, words, 'phone', '手机号没写全，请把 11 位都发给我。')
