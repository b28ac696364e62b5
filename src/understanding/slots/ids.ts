import { soundOf } from '../matching/sounds.ts'
import type { Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { hanzi, readAmount, toInteger } from './numerals.ts'
import { type Reading, reading, type SlotReader } from './reading.ts'

/** RC-7, rc7, SQ-2026-0031; 31号诉求, 第12号工作站, 诉求31号. */
export const readIds: SlotReader = sentence => [
  ...written(sentence),
  ...listed(sentence),
  ...spoken(sentence),
  ...misheard(sentence),
  ...bare(sentence),
]

const code =
  /(?<![a-z0-9])([a-z]{2}|[a-z]{3}(?=[-\d]))(?:[- ]?(20\d\d)-?(\d{3,4})(?!\d)|[- ]?(20\d\d)-(\d{1,6})(?!\d)|[- ]?(\d{1,6})(?![\d.%a-z]))/g

/** Two letters before digits that number nothing. */
const noCode = new Set([
  'no',
  'id',
  'qq',
  'wx',
  'pm',
  'am',
  'kg',
  'km',
  'cm',
  'mm',
  'gb',
  'mb',
  'vs',
  'to',
  'on',
  'in',
  'at',
  'of',
])

const written = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(code)].flatMap(
    ({ 0: words, 1: letters = '', 2: y1, 3: n1, 4: y2, 5: n2, 6: n3, index }) => {
      if (noCode.has(letters)) return []
      const year = y1 ?? y2
      return [
        reading(
          sentence,
          { from: index, to: index + words.length },
          {
            kind: 'id',
            prefix: letters.toUpperCase(),
            year: year ? Number(year) : null,
            number: Number(n1 ?? n2 ?? n3),
          },
        ),
      ]
    },
  )

/** IND-16、17、18: the letters count for all of them. */
const list =
  /(?<![a-z0-9])([a-z]{2,3})-?(\d{1,6})((?:[、,和及与]\d{1,6}(?![\d.%年月日个名位人户家项件条次份万元天]))+)/g

const listed = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(list)].flatMap(({ 0: words, 1: letters = '', 3: more = '', index }) => {
    if (noCode.has(letters)) return []
    const start = index + words.length - more.length
    return [...more.matchAll(/\d+/g)].map(found =>
      reading(
        sentence,
        { from: start + found.index, to: start + found.index + found[0].length },
        { kind: 'id', prefix: letters.toUpperCase(), year: null, number: Number(found[0]) },
      ),
    )
  })

/** What people call the things that have numbers. */
const prefixes: Readonly<Record<string, string>> = {
  专家工作站: 'GZ',
  专家站: 'GZ',
  工作站: 'GZ',
  诉求: 'SQ',
  人才: 'RC',
  结对: 'JD',
  联系: 'LX',
  计划: 'JH',
  提名: 'TM',
  会议: 'HY',
  培训: 'PX',
  督办: 'RW',
  任务: 'RW',
  资金: 'ZJ',
  回引: 'HG',
  需求: 'XQ',
  建议: 'JY',
  报告: 'BG',
}

/** Also a day may stand before these: 12号会议, 3号培训 speak of the calendar unless 第 or 编号 is said. */
const alsoOnDays = new Set(['结对', '联系', '计划', '提名', '会议', '培训', '回引', '建议', '报告', '资金'])

const nouns = Object.keys(prefixes).join('|')
const number = `(?:\\d{1,6}|${hanzi})`
const before = new RegExp(
  `(?<mark>第|编号[是为]?)?(?<number>${number})(?:号|(?<=编号[是为]?${number})(?=的))(?:的|[那这][个件条]?)?(?<noun>${nouns})`,
  'gu',
)
const behind = new RegExp(
  `(?<noun>${nouns})(?<mark>第|的?编号[是为:]?|no\\.?)?(?<number>${number})(?<tail>号(?!之?前|上午|下午|晚|到|至|开|那天)|(?![\\d.%年月日个名位人户家项件条次份万元天-]))`,
  'gu',
)

const spoken = (sentence: Tidy): readonly Reading[] => [
  ...[...sentence.text.matchAll(before)].flatMap(found => numbered(sentence, found)),
  ...[...sentence.text.matchAll(behind)].flatMap(found => {
    const { number: digits = '', tail = '' } = found.groups ?? {}
    // 人才三 is no number of anybody's; 工作站三号 is.
    return tail === '' && !/^\d/.test(digits) ? [] : numbered(sentence, found)
  }),
  ...[...sentence.text.matchAll(alsoBehind)].flatMap(({ 0: words, groups: { more = '' } = {}, index }) =>
    [...more.matchAll(/(\d+)号?/g)].map(({ 0: said, 1: digits, index: at }) => {
      const from = index + words.length - more.length + at
      const noun = nounAt.exec(words)?.[0] ?? ''
      const value = { kind: 'id', prefix: prefixes[noun] ?? '', year: null, number: Number(digits) } as const
      return reading(sentence, { from, to: from + said.length }, value)
    }),
  ),
]

const nounAt = new RegExp(`^(?:${nouns})`, 'u')

/** 诉求11号和12号: the word counts for all of them. */
const alsoBehind = new RegExp(
  `(?:${nouns})第?\\d{1,6}号?(?<more>(?:[、,和及与跟]第?\\d{1,6}号?(?![\\d.%年月日个名位人户家项件条次份万元天]))+)`,
  'gu',
)

/** Words by which they are typed when they are only heard: 诉球5号. */
const soundsOf = (word: string): string => [...word].map(soundOf).join(' ')

const byEar: ReadonlyMap<string, string> = new Map(
  ['诉求', '人才', '工作站', '结对'].map(word => [soundsOf(word), prefixes[word] ?? '']),
)
const heard =
  /(?:(?<word>\p{Script=Han}{2,3})第?(?<number>\d{1,6})(?:号(?![上下中前后到至楼])|(?![\d.%年月日号个名位人户家项件条次份万元天点]))|(?<number2>\d{1,6})号的?(?<word2>\p{Script=Han}{2,3}))/gu

const misheard = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(heard)].flatMap(({ 0: words, groups = {}, index }) => {
    const { word, word2 = '', number: before, number2 } = groups
    // Of three signs before a number the last two may be the word, of three behind it the first two.
    const said = word ?? word2
    const meant = heardAs([said, word === undefined ? said.slice(0, 2) : said.slice(-2)])
    if (!meant) return []
    const cut = said.length - meant.word.length
    const place =
      word === undefined
        ? { from: index, to: index + words.length - cut }
        : { from: index + cut, to: index + words.length }
    return [
      reading(sentence, place, {
        kind: 'id',
        prefix: meant.prefix,
        year: null,
        number: Number(before ?? number2),
      }),
    ]
  })

const heardAs = (words: readonly string[]): { readonly word: string; readonly prefix: string } | null => {
  const word = words.find(one => byEar.has(soundsOf(one)))
  return word === undefined || word in prefixes ? null : { word, prefix: byEar.get(soundsOf(word)) ?? '' }
}

const numbered = (sentence: Tidy, { 0: words, groups = {}, index }: RegExpExecArray): readonly Reading[] => {
  const { mark, noun = '', number: digits = '' } = groups
  const amount = readAmount(digits)
  const value = amount && toInteger(amount)
  if (!value || (!mark && alsoOnDays.has(noun))) return []
  if (/[月年\d-]$/u.test(wordsBefore(sentence.text, index))) return []
  return [
    reading(
      sentence,
      { from: index, to: index + words.length },
      { kind: 'id', prefix: prefixes[noun] ?? '', year: null, number: value },
    ),
  ]
}

/** 31号, 第31号: of what, only a command that asks for a number knows. */
const bare = (sentence: Tidy): readonly Reading[] =>
  [
    ...sentence.text.matchAll(
      /(?<![\d月年.-])(?:(第|编号为?)?(\d{1,6})号(?!楼|线|院|机|文)|(?<=^|[\p{P}把给这那])(0\d{3})(?![\d年月日.]))/gu,
    ),
  ].map(({ 0: words, 1: mark, 2: digits, 3: padded, index }) => {
    const isNoDay = mark !== undefined || padded !== undefined || Number(digits ?? padded) > daysMax
    const isHandled = handled.test(sentence.text.slice(index + words.length))
    return reading(
      sentence,
      { from: index, to: index + words.length },
      { kind: 'id', prefix: '', year: null, number: Number(digits ?? padded) },
      { strength: isNoDay || isHandled ? 'sure' : 'weak' },
    )
  })

/** No month has a 32号. */
const daysMax = 31
/** What is done to a case and not to a day: 31号转人社, 12号给卫健局办. */
const handled =
  /^(?:那?[个件条]|这[个件条事]|[的,]?(?:转|交给|派|退|给.{1,10}办|受理|办结|销号|延期|答复|回复|回访|评价|办得|到哪))/u
