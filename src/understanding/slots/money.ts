import type { Tidy } from '../tidy.ts'
import { boundAfter, boundBefore, boundOf } from './bounds.ts'
import { wordsBefore } from './nearby.ts'
import { measures } from './numbers.ts'
import { type Amount, amountWords, hanzi, readAmount, toInteger } from './numerals.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'

/** 3万元、三万五、35000块、三块五、¥3,500.00、两千块钱整, to whole fen; 几万块 and 三五万 ask. */
export const readMoney: SlotReader = sentence => [
  ...sums(sentence),
  ...smallChange(sentence),
  ...bareSums(sentence),
  ...vagueSums(sentence),
]

const currency = '(?:元(?!旦|宵)|圆|块钱?|人民币)'

const one = '(?:\\d|[一二三四五六七八九两])'
const ofACount = '(?![\\d年月日号天个名位人户家项次件十百千万点:.])'
/** 三块五, 3元5角2分, 三块零五. */
const change = `(?:[零〇]?${one}[毛角](?:${one}分?${ofACount})?|[零〇]?${one}分|(?<=块)[零〇]?${one}${ofACount})`

const sum = new RegExp(
  `(?<before>${boundBefore})?(?<sign>[¥$]|人民币|rmb)?(?<amount>${amountWords})(?<unit>${currency})?(?<change>(?<=[元圆块])${change})?(?:钱|整|正)*(?<after>${boundAfter})?`,
  'gu',
)

const sums = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(sum)].flatMap(({ 0: all, groups = {}, index }) => {
    const isSum = groups.sign !== undefined || groups.unit !== undefined
    return isSum ? sumReading(sentence, { from: index, to: index + all.length }, groups) : []
  })

const sumReading = (
  sentence: Tidy,
  words: { readonly from: number; readonly to: number },
  { before = '', amount = '', change: rest = '', after = '' }: Readonly<Record<string, string | undefined>>,
): readonly Reading[] => {
  const read = /[\d.第]$/u.test(wordsBefore(sentence.text, words.from)) ? null : readAmount(amount)
  if (!read) return []
  const fen = fenOf(read, rest)
  return fen === null
    ? [tooFine(sentence, words)]
    : [reading(sentence, words, { kind: 'money', fen, bound: boundOf(before, after) })]
}

const tooFine = (sentence: Tidy, words: { from: number; to: number }): Reading =>
  unclear(sentence, words, 'money', '金额只到分，也不能大得离谱，请写清楚是多少元。')

const digit = (sign = ''): number => {
  const read = sign === '' ? null : readAmount(sign)
  return read ? (toInteger(read) ?? 0) : 0
}

const fenOf = (amount: Amount, rest: string): number | null => {
  const whole = toInteger(amount, 2)
  return whole === null ? null : whole + changeOf(rest)
}

/** 五 is five 毛, 零五 five 分. */
const changeOf = (words: string): number => {
  const [, zero, first, unit, second] = /^([零〇])?(.)(毛|角|分)?(?:(.)分?)?$/u.exec(words) ?? []
  const isFen = unit === '分' || (zero !== undefined && unit === undefined)
  return digit(first) * (isFen ? 1 : 10) + digit(second)
}

/** 五毛, 8角5分. */
const smallChange = (sentence: Tidy): readonly Reading[] =>
  [
    ...sentence.text.matchAll(
      /(?<![\d一二三四五六七八九十元块零])(\d|[一二三四五六七八九两])[毛角](?:钱|(\d|[一二三四五六七八九])分?)?(?![\d年月日点])/gu,
    ),
  ].map(({ 0: all, 1: mao, 2: fen, index }) =>
    reading(
      sentence,
      { from: index, to: index + all.length },
      { kind: 'money', fen: digit(mao) * 10 + digit(fen), bound: 'exact' },
    ),
  )

// Without 元 a number is a sum only where a sum is asked for, and never with something counted behind it.
const bare = new RegExp(`(?<before>${boundBefore})?(?<amount>${amountWords})(?<after>${boundAfter})?`, 'gu')
const counted = new RegExp(`^(?:${measures}|[年月日号天时点周级期届倍元块]|公顷|小时|工作日|分钟|\\d)`, 'u')

const bareSums = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(bare)].flatMap(({ 0: all, groups = {}, index }) => {
    const { before = '', amount: words = '', after = '' } = groups
    const to = index + all.length
    const ends = sentence.text.slice(to, to + 4)
    const starts = sentence.text.slice(Math.max(0, index - 2), index)
    if (counted.test(ends) || /(?:[第\d.\-a-z年月]|\d:)$/u.test(starts)) return []
    if (/^.$/u.test(words) && !/\d/.test(words)) return []
    const amount = readAmount(words)
    const fen = amount && toInteger(amount, 2)
    return fen === null
      ? []
      : [
          reading(
            sentence,
            { from: index, to },
            { kind: 'money', fen, bound: boundOf(before, after) },
            { strength: 'weak' },
          ),
        ]
  })

const vague = new RegExp(
  `(?:(?:好?几|数|上)[十百千万]+|${hanzi}(?:来|多|几)万?|\\d+(?:来|多|几)万?|[一二三四五六七八][二两三四五六七八九][百千万]+|${amountWords}[-~到至]${amountWords})(?:万?元|块钱?)`,
  'gu',
)

const vagueSums = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(vague)].map(({ 0: words, index }) =>
    unclear(
      sentence,
      { from: index, to: index + words.length },
      'money',
      `「${words}」是多少？请给一个确切的金额，例如 3.5万元。`,
    ),
  )
