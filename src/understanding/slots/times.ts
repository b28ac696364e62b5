import { integer } from './years.ts'

/** The part of the day and the time that follow a day: 上午, 下午3点半, 15:00. */
export type TimeSaid = {
  readonly to: number
  readonly part: 'am' | 'pm' | null
  readonly time: string | null
}

const parts = '凌晨|清晨|早晨|早上|一早|上午|中午|午后|下午|傍晚|晚上|夜里|晚间|早|晚'
const hour = '(?:\\d{1,2}|十[一二]?|[一二两三四五六七八九]|二十[一二三]?)'
const clock = `(?<h>${hour})(?::(?<m>\\d\\d)(?::\\d\\d)?|[点时](?:钟|整)?(?<rest>半|[一三]刻|(?:\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])分?)?)`
/** 三点意见 are three points. */
const points = '(?![^,。]{0,1}(?:意见|建议|要求|希望|想法|说明|理由|体会|问题|感受|措施))'
const behind = new RegExp(`^的?(?<part>${parts})?(?:的?${clock}${points})?`, 'u')

/** What follows at `from`; `to` is `from` when nothing does. */
export const timeAt = (text: string, from: number, known: 'am' | 'pm' | null = null): TimeSaid => {
  const { 0: words = '', groups = {} } = behind.exec(text.slice(from)) ?? {}
  const part = groups.part === undefined ? known : partOf(groups.part)
  const time = groups.h === undefined ? null : timeOf(groups, part, groups.part)
  if (part === known && time === null) return { to: from, part, time: null }
  return { to: from + words.length, part: part ?? (time === null ? null : partOfTime(time)), time }
}

const alone = new RegExp(
  `(?<![\\d第月:])(?:(?<part>${parts})的?${clock}|(?<h2>[01]?\\d|2[0-3]):(?<m2>[0-5]\\d)(?!\\d))${points}`,
  'gu',
)

/** A time without a day: 下午3点, 15:30. */
export const timesAlone = (text: string): readonly (TimeSaid & { readonly from: number })[] =>
  [...text.matchAll(alone)].flatMap(({ 0: words, groups = {}, index }) => {
    const part = groups.part === undefined ? null : partOf(groups.part)
    const time = timeOf(
      { h: groups.h ?? groups.h2, m: groups.m ?? groups.m2, rest: groups.rest },
      part,
      groups.part,
    )
    return time ? [{ from: index, to: index + words.length, part: part ?? partOfTime(time), time }] : []
  })

const endsWithClock = new RegExp(`(?<![\\d第月:])(?:(?<part>${parts})的?)?${clock}$`, 'u')

/** The time that ends at an offset: 上午9点 before 到11点. */
export const clockBefore = (text: string, at: number): Pick<TimeSaid, 'part' | 'time'> | null => {
  const { groups } = endsWithClock.exec(text.slice(Math.max(0, at - 12), at)) ?? {}
  if (!groups) return null
  const part = groups.part === undefined ? null : partOf(groups.part)
  return { part, time: timeOf(groups, part, groups.part) }
}

const partOf = (words: string): 'am' | 'pm' => (/^(?:凌晨|清晨|早|一早|上午)/u.test(words) ? 'am' : 'pm')

const partOfTime = (time: string): 'am' | 'pm' => (time < '12:00' ? 'am' : 'pm')

type Clock = {
  readonly h?: string | undefined
  readonly m?: string | undefined
  readonly rest?: string | undefined
}

const timeOf = ({ h = '', m, rest }: Clock, part: 'am' | 'pm' | null, word = ''): string | null => {
  const said = integer(h)
  const minute = m === undefined ? minutesOf(rest) : Number(m)
  if (said === null || said > 24 || minute > 59) return null
  // 中午11点 is before noon; 晚上12点 is midnight and left as it is said.
  const isLater = part === 'pm' && said < 12 && !(word === '中午' && said >= 10)
  return `${String((isLater ? said + 12 : said) % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const minutesOf = (words = ''): number => {
  if (words === '半') return 30
  if (words.endsWith('刻')) return words.startsWith('一') ? 15 : 45
  return integer(words.replace(/分$/u, '').replace(/^零/u, '')) ?? 0
}
