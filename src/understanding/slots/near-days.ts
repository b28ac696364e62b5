import { addDays, addMonths, type Day, dayOf, minuteOfDay } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { mondayOf } from './calendar.ts'
import type { DayHead, FindDays } from './day-heads.ts'
import { type Duration, durationWords, readDuration } from './durations.ts'
import { wordsBefore } from './nearby.ts'

/** 今天, 明早, 大后天, 昨晚. */
export const spokenDays: FindDays = (text, today) =>
  [
    ...text.matchAll(
      /大?(?<!明)[前后]天(?!性)|前日(?!子)|[今明昨][天日]|[今明昨后前]儿个?|[今明昨前][早晚]/gu,
    ),
  ].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    day: addDays(today, daysAway[words.replace(/日|儿个?/u, '天')] ?? daysAway[`${words.charAt(0)}天`] ?? 0),
    ask: null,
    ...(/早$/u.test(words) ? { part: 'am' as const } : {}),
    ...(/晚$/u.test(words) ? { part: 'pm' as const } : {}),
  }))

/** 上午去了…, 刚才去了…: a part of today, when no other day is named. */
export const partsOfToday: FindDays = (text, today) =>
  [
    ...text.matchAll(
      /(?<![\p{Script=Han}\d])(?:早上|上午|刚才|刚刚)(?![好\d]|[一二两三四五六七八九十]{1,2}点)/gu,
    ),
  ].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    day: today,
    ask: null,
    ...(words.startsWith('刚') ? {} : { part: 'am' as const }),
    strength: 'weak' as const,
  }))

/** Somebody had a day in mind, and did not say which. */
const vague =
  /(?<!最近|[近大这])前(?:几|两|三|些)天|过(?:几|两|些)天|改天|(?<!最近)这[几两]天|(?:今明|明后|昨今)两?天/gu

/** 前几天, 过两天, 明后天: one of several days. */
export const vagueDays: FindDays = text =>
  [...text.matchAll(vague)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    day: null,
    ask: `「${words}」具体是哪一天？`,
  }))

const daysAway: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  大后天: 3,
}

const weekday =
  /(?:(?<rel>下下|上上|下|上|这|本)一?个?|(?<![一两二三四五六七八九十\d半几每个]))(?:周|星期|礼拜)(?:(?<wd>[一二三四五六日天1-6])(?!\d|[个次年天级所家]|线)|(?<end>末))/gu

/** 下周三, 这周五, 星期天, 周末: weeks begin on Monday; without a word the coming one. */
export const weekDays: FindDays = (text, today) =>
  [...text.matchAll(weekday)].map(({ 0: words, groups: { rel = '', wd = '' } = {}, index }) => {
    const place = { from: index, to: index + words.length }
    const step =
      wd === ''
        ? 5
        : weekdaySteps.indexOf(
            wd.replace('天', '日').replace(/\d/, digit => weekdaySteps[Number(digit) - 1] ?? ''),
          )
    const day = addDays(mondayOf(today), 7 * weeksAway(rel) + step)
    if (rel !== '') return { ...place, day, ask: null }
    const after = (start: Day): Day => {
      const same = addDays(mondayOf(start), step)
      return same >= start ? same : addDays(same, 7)
    }
    if (day >= today) return { ...place, day, ask: null, after }
    const next = addDays(day, 7)
    return {
      ...place,
      day: next,
      after,
      ask: `「${words}」是下${words.replace(/^星期|^礼拜/, '周')}（${next.slice(5).replace('-', '月')}日）吗？`,
    }
  })

const weekdaySteps = ['一', '二', '三', '四', '五', '六', '日']

export const weeksAway = (words: string): number => {
  const steps = /^(?:下下|上上)/u.test(words) ? 2 : 1
  if (words.startsWith('下')) return steps
  return words.startsWith('上') ? -steps : 0
}

const away = new RegExp(
  `(?:再?过)?(?<much>${durationWords})(?<way>之后|以后|后|之前|以前|前|之内|以内|内)`,
  'gu',
)

/** 三天后, 10个工作日内, 一周内, 两个月前, counted from now. */
export const countedDays = (text: string, now: Date, calendar: Calendar): readonly DayHead[] =>
  [...text.matchAll(away)].flatMap(({ 0: words, groups: { much = '', way = '' } = {}, index }) => {
    const duration = readDuration(much)
    if (!duration || /[近第提\d.]$/u.test(wordsBefore(text, index))) return []
    const place = { from: index, to: index + words.length }
    const isBack = way.endsWith('前')
    const found = dayAway(duration, isBack ? -1 : 1, now, calendar)
    return [found ? { ...place, ...found } : { ...place, day: null, ask: notLoaded(words) }]
  })

const notLoaded = (words: string): string =>
  `「${words}」超出了已载入的节假日安排，算不出是哪一天，请直接说日期。`

type Found = { readonly day: Day; readonly ask: null; readonly time?: string }

const dayAway = ({ count, unit }: Duration, way: 1 | -1, now: Date, calendar: Calendar): Found | null => {
  const today = dayOf(now)
  switch (unit) {
    case 'minute':
    case 'hour':
      return momentAway(count * (unit === 'hour' ? 60 : 1) * way, now)
    case 'workingDay': {
      const due = way > 0 && Number.isInteger(count) ? dueAfterIfLoaded(calendar, now, count) : null
      return due && { day: dayOf(due), ask: null }
    }
    case 'day':
      return { day: addDays(today, Math.ceil(count) * way), ask: null }
    case 'week':
      return { day: addDays(today, Math.round(count * 7) * way), ask: null }
    case 'month':
      return { day: monthsFrom(today, count * way), ask: null }
    case 'year':
      return { day: monthsFrom(today, count * 12 * way), ask: null }
  }
}

// Half a month is fifteen days.
const monthsFrom = (day: Day, months: number): Day =>
  addDays(addMonths(day, Math.trunc(months)), Math.round((months % 1) * 30))

const momentAway = (minutes: number, now: Date): Found => {
  const then = new Date(now.getTime() + minutes * 60_000)
  const minute = minuteOfDay(then)
  const two = (number: number): string => String(number).padStart(2, '0')
  return { day: dayOf(then), ask: null, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}
