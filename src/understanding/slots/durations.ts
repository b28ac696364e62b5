import type { DurationUnit } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { arabic, hanzi, readAmount, toNumber } from './numerals.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'

/** 两小时、半天、三个月、10个工作日、一年半、40分钟、仨月. */
export const readDurations: SlotReader = sentence => [
  ...plainDurations(sentence),
  ...vagueDurations(sentence),
]

export type Duration = { readonly count: number; readonly unit: DurationUnit }

export const durationWords = `(?:(?:半个?|[仨俩]个?|(?:${arabic}|${hanzi})个半|(?:${arabic}|${hanzi})个?)(?:工作日|小时|钟头|分钟|刻钟|星期|礼拜|月|天|周|年)半?|(?:${arabic}|${hanzi})分钟?|${arabic}h(?![a-z]))`

const units: Readonly<Record<string, DurationUnit>> = {
  工作日: 'workingDay',
  小时: 'hour',
  钟头: 'hour',
  分钟: 'minute',
  分: 'minute',
  刻钟: 'minute',
  h: 'hour',
  星期: 'week',
  礼拜: 'week',
  周: 'week',
  月: 'month',
  天: 'day',
  年: 'year',
}

const parts = new RegExp(
  `^(?:(?<half>半)个?|(?<fused>[仨俩])个?|(?<number>${arabic}|${hanzi})(?<piece>个半|个)?)(?<unit>工作日|小时|钟头|分钟|刻钟|星期|礼拜|月|天|周|年|分|h)(?<more>半)?$`,
  'u',
)

/** What `durationWords` mean; `null` when they are none (3月 is a month of the year, 二〇二六年 a year). */
export const readDuration = (words: string): Duration | null => {
  const { groups: { half, fused, number, piece, unit: called = '', more } = {} } = parts.exec(words) ?? {}
  const unit = units[called]
  const isCounted = called !== '月' || (piece ?? half ?? fused) !== undefined
  const whole = half === undefined ? wholeOf(fused, number) : 0
  if (!unit || !isCounted || whole === null || (unit === 'year' && whole > 999)) return null
  const isHalf = [half, more].includes('半') || piece === '个半'
  const count = whole + (isHalf ? 0.5 : 0)
  return inWholeUnits(called === '刻钟' ? count * 15 : count, unit)
}

const wholeOf = (fused: string | undefined, number: string | undefined): number | null =>
  fused === undefined ? numberOf(number ?? '') : fused === '仨' ? 3 : 2

const numberOf = (words: string): number | null => {
  const amount = readAmount(words)
  return amount && toNumber(amount)
}

/** Half a year is six months: a half of something is said in the smaller unit where that is what people mean. */
const smaller: Readonly<Partial<Record<DurationUnit, readonly [number, DurationUnit]>>> = {
  year: [12, 'month'],
  hour: [60, 'minute'],
}

const inWholeUnits = (count: number, unit: DurationUnit): Duration => {
  const [times, less] = smaller[unit] ?? []
  if (Number.isInteger(count) || !times || !less || !Number.isInteger(count * times)) return { count, unit }
  return { count: count * times, unit: less }
}

const plain = new RegExp(`${durationWords}`, 'gu')

/** What stands before or behind the same words when they are a day, an age of a class or an ordinal. */
const beforeOther = /(?:第|[\d.:\-年月]|20)$/u
const behindOther = /^(?:[级度份\d]|以来的?第)/u

const plainDurations = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(plain)].flatMap(({ 0: words, index }) => {
    const to = index + words.length
    if (beforeOther.test(wordsBefore(sentence.text, index)) || behindOther.test(sentence.text.slice(to)))
      return []
    // 30分 is a mark.
    if (/分$/u.test(words)) return []
    const duration = readDuration(words)
    return duration ? [reading(sentence, { from: index, to }, { kind: 'duration', ...duration })] : []
  })

const vague =
  /(?:好几|十几|几十|[一二三四五六七八九十\d]+(?:来|多|几))个?(?:工作日|小时|钟头|分钟|星期|礼拜|月|天|周|年)|(?<![第周十百千\d])(?:一两|两三|三四|三五|四五|五六|六七|七八|八九)个?(?:工作日|小时|钟头|分钟|星期|礼拜|月|天|周|年)/gu

const vagueDurations = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(vague)].map(({ 0: words, index }) =>
    unclear(
      sentence,
      { from: index, to: index + words.length },
      'duration',
      `「${words}」是多久？请给一个准数，例如 3个月。`,
    ),
  )
