import type { Tidy } from '../tidy.ts'
import { boundAfter, boundBefore, boundOf } from './bounds.ts'
import { amountWords, readAmount, toNumber } from './numerals.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'

/** Words things and people are counted with; not those of time and money, which have readers of their own. */
export const measures =
  '(?:人次|户次|课时|学时|学分|公斤|千克|平方米|平方|公里|家次|个|名|位|人|户|家|所|项|件|次|条|份|批|场|亩|吨|斤|间|套|台|辆|门|篇|本|册|届|组|对|支|只|头|棵|株|片|处|张|封|页|岁|分|种|类|起|桌|趟|轮|班|队|米|里|瓶|箱|袋|包|人份|人天|方|%|个百分点)'

/** 3、三、两、仨、十二、一百二、3.5万, with 以上, 不超过; and 三十来户, 几十户, which nobody can count. */
export const readNumbers: SlotReader = sentence => [
  ...vagueNumbers(sentence),
  ...spokenPairs(sentence),
  ...plainNumbers(sentence),
  ...fusedNumbers(sentence),
]

const plain = new RegExp(
  `(?<before>${boundBefore})?(?<amount>${amountWords})(?<after>${measures}?${boundAfter})?`,
  'gu',
)

const plainNumbers = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(plain)].flatMap(({ groups = {}, index }) => {
    const { before = '', amount: words = '', after = '' } = groups
    const from = index + before.length
    const to = from + words.length
    const amount = readAmount(words)
    const strength = amount && strengthOf(sentence, words, from, to)
    if (!strength) return []
    return [
      reading(
        sentence,
        { from: index, to: to + after.length },
        { kind: 'number', value: toNumber(amount), bound: boundOf(before, bareBound(after)) },
        { strength },
      ),
    ]
  })

const bareBound = (after: string): string => new RegExp(`${boundAfter}$`, 'u').exec(after)?.[0] ?? ''

const startsWithMeasure = new RegExp(`^(?:${measures}|${boundAfter})`, 'u')

/** What follows a number that is part of a day, a time or a room's name and no number of its own. */
const ofSomethingElse =
  /^(?:年|月|日|号|點|点|时|:\d|-\d|[/.]\d|年级|级|楼|季度|期|届|来|多|几|把|分之|刻|角|毛)/u

/** What follows a number that belongs to a duration or a sum, and may be asked for by itself. */
const ofMeasuredThing =
  /^(?:个?(?:工作日|小时|钟头|星期|礼拜)|个半?月|分钟|天|周|年|万?元|块|亿元|h(?![a-z]))/u

/** 三年级, 2026年, 十分; a phone's digits, and a day's written in one. */
const notCounting = new RegExp(
  `^(?:\\d{9,}|[零〇一二三四五六七八九]{9,}|20\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d|${measures})|.{1,2}年级|\\d{4}年|二[〇零]..年|十[分足](?!之))`,
  'u',
)

const strengthOf = (
  { text, gaps }: Tidy,
  words: string,
  from: number,
  to: number,
): Reading['strength'] | null => {
  const before = text.slice(Math.max(0, from - 2), from)
  const after = text.slice(to, to + 5)
  if (isPartOfWord(before, words) || notCounting.test(words + after)) return null
  if (ofMeasuredThing.test(after)) return 'weak'
  if (ofSomethingElse.test(after)) return null
  if (/^20\d\d$/.test(words) && !startsWithMeasure.test(after)) return 'weak'
  return words.length > 1 || /\d/.test(words)
    ? 'sure'
    : strengthOfOne(words, after, standsAlone(text, gaps, to))
}

/** One Chinese sign is a number when it counts something: 三农 and 一直 count nothing, 一个 is how a sentence says “a”. */
const strengthOfOne = (sign: string, after: string, isAlone: boolean): Reading['strength'] | null => {
  const isCounting = startsWithMeasure.test(after)
  if (sign === '一') return isCounting ? 'weak' : null
  if (isCounting) return 'sure'
  return isAlone ? 'weak' : null
}

const standsAlone = (text: string, gaps: ReadonlySet<number>, to: number): boolean =>
  to === text.length || gaps.has(to) || /^[,。;!?、\n)了吧的]/u.test(text.slice(to))

/** 第三, 周三, 初三, 五一; and digits of a longer number or of a Latin word. */
const isPartOfWord = (before: string, words: string): boolean => {
  if (/^\d/.test(words)) return /(?:第|[a-z0-9][-.:/]?|[a-z] )$/u.test(before) && !/[\d] $/.test(before)
  return /(?:第|周|星期|礼拜|初|高|老|小|大|[点零〇一二三四五六七八九十百千万亿\d]|唯|统|同|专|万|两)$/u.test(
    before,
  )
}

/** 仨 is 三个 in one word, 俩 两个. */
const fusedNumbers = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(/(?<!们)[仨俩](?!月|钟头|小时)/gu)].map(({ 0: word, index }) =>
    reading(
      sentence,
      { from: index, to: index + 1 },
      { kind: 'number', value: word === '仨' ? 3 : 2, bound: 'exact' },
    ),
  )

/** 三十来, 几十, 十几, 好几, 上百, 三十多: more or less. */
const vague =
  /(?:好几|数|几|十几|好些)[十百千万]*(?=[个名位人户家所项件次条份亩吨斤])|(?:好?几|数|上|(?<![改换变写])成|近|多)[十百千万亿]+(?:多|来)?|[一二三四五六七八九十百两\d]*[十百千万](?:来|几|多|余)(?=[^年月日号])|[一二三四五六七八九十百两\d]*[百千万]把|\d+(?:多|来|余)(?=[个名位人户家所项件次条份亩吨斤块元万])/gu

const vagueNumbers = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(vague)].flatMap(({ 0: words, index }) => {
    // 几个 and 几户 ask how many; they say no number.
    if (/^几$/u.test(words)) return []
    return [unclear(sentence, { from: index, to: index + words.length }, 'number', askFor(words))]
  })

/** 两三个, 七八户: one or the other. */
const spokenPairs = (sentence: Tidy): readonly Reading[] =>
  [
    ...sentence.text.matchAll(
      /(?<![第周零〇一二三四五六七八九十百千万两\d])(?:一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)[十百千万]*(?=[个名位人户家所项件次条份亩吨斤])/gu,
    ),
  ].map(({ 0: words, index }) =>
    unclear(sentence, { from: index, to: index + words.length }, 'number', askFor(words)),
  )

const askFor = (words: string): string => `「${words}」说不准，请给一个确切的数。`
