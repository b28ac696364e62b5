import { addDays, type Day, dayOf, instantOf, minuteOfDay } from './shanghai.ts'
import { type Calendar, kindOf, specialOf } from './working-calendar.ts'
import {
  addWorkingDays,
  dueAfterHours,
  isWorkingDay,
  publicNotice,
  receiptDay,
  workingDaysBetween,
} from './working-days.ts'

/** Days written one by one; more are written as stretches. */
const namedMax = 15

/**
 * How a public notice counts, in one sentence anybody can check:
 * 「自3月7日起算：7、8、9、10、11日，共5个工作日，3月11日截止」, and below it which days do not count or were made up.
 */
export const noticeProof = (calendar: Calendar, day: Day, count: number): string => {
  const { first, last, days } = publicNotice(calendar, day, count)
  const moved = first === day ? '' : `${dateWords(day)}${restWords(calendar, day)}，`
  return `${moved}自${dateWords(first)}起算：${daysWords(days)}，共${count}个工作日，${dateWords(last)}截止。${exceptions(calendar, first, last)}`
}

/** How a deadline counts: the day of receipt is day 0, after 17:30 or on a rest day the next working day's. */
export const deadlineProof = (calendar: Calendar, instant: Date, count: number): string => {
  const day = dayOf(instant)
  const received = receiptDay(calendar, instant)
  const why = isWorkingDay(calendar, day) ? '17:30以后' : restWords(calendar, day)
  const head =
    received === day ? `${dateWords(day)}收到` : `${dateWords(day)}${why}收到，算${dateWords(received)}收到`
  return count === 0 ? `${head}，当天17:30截止。` : `${head}，${afterProof(calendar, received, count)}`
}

/** How so many working days after `day`, which is not counted itself, are counted. */
export const afterProof = (calendar: Calendar, day: Day, count: number): string => {
  const first = addWorkingDays(calendar, day, 1)
  const last = addWorkingDays(calendar, day, count)
  const days = workingDaysBetween(calendar, first, last)
  return `自${dateWords(first)}起算：${daysWords(days)}，共${count}个工作日，${dateWords(last)}17:30截止。${exceptions(calendar, day, last)}`
}

/** How so many working days before `day` are counted back: 「自12月10日往前数：9、8、7、4、3日，共5个工作日，12月3日17:30截止。」 */
export const beforeProof = (calendar: Calendar, day: Day, count: number): string => {
  const first = addWorkingDays(calendar, day, -count)
  const days = workingDaysBetween(calendar, first, addDays(day, -1)).toReversed()
  return `自${dateWords(day)}往前数：${days.map(dateWords).join('、')}，共${count}个工作日，${dateWords(first)}17:30截止。${exceptions(calendar, first, day)}`
}

/** How hours of office time are counted: nights, the noon break and rest days are not. */
export const hoursProof = (calendar: Calendar, instant: Date, hours: number): string => {
  const due = dueAfterHours(calendar, instant, hours)
  return `${momentWords(instant)}起${hours}个工作小时（工作日8:30—12:00、14:00—17:30），${momentWords(due)}截止。${exceptions(calendar, dayOf(instant), dayOf(due))}`
}

/** How many working days lie between two days, both included, and which. */
export const spanProof = (calendar: Calendar, from: Day, to: Day): string => {
  const days = workingDaysBetween(calendar, from, to)
  const head = `${dateWords(from)}至${dateWords(to)}（含首尾两天）`
  if (days.length === 0) return `${head}没有工作日。${exceptions(calendar, from, to)}`
  return `${head}：${daysWords(days)}，共${days.length}个工作日。${exceptions(calendar, from, to)}`
}

/** 周六，休息 · 国庆节放假 · 周六，补国庆节的班 · 工作日. */
export const dayWords = (calendar: Calendar, day: Day): string => {
  const special = specialOf(calendar, day)
  switch (kindOf(calendar, day)) {
    case 'workday':
      return '工作日'
    case 'weekend':
      return '周末休息'
    case 'holiday':
      return `${special?.name ?? ''}放假`
    case 'makeUp':
      return `${special?.name ?? ''}调休上班，算工作日`
  }
}

/** The deadline of {@link deadlineProof}. */
export const proofEnd = (calendar: Calendar, instant: Date, count: number): Date =>
  instantOf(addWorkingDays(calendar, receiptDay(calendar, instant), count), '17:30')

const restWords = (calendar: Calendar, day: Day): string => `（${dayWords(calendar, day)}）`

const parts = (day: Day): readonly [year: number, month: number, date: number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

const dateWords = (day: Day): string => {
  const [, month, date] = parts(day)
  return `${month}月${date}日`
}

const momentWords = (instant: Date): string => {
  const minute = minuteOfDay(instant)
  return `${dateWords(dayOf(instant))}${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** 7、8、9、10、11日 · 30、31日，4月1、2日; from sixteen days on 3月7日至11日、14日至18日. */
const daysWords = (days: readonly Day[]): string =>
  days.length > namedMax
    ? stretches(days).map(stretchWords).join('、')
    : byMonth(days).map(monthWords).join('，')

const byMonth = (days: readonly Day[]): readonly (readonly Day[])[] => {
  const groups = new Map<string, Day[]>()
  for (const day of days) groups.set(day.slice(0, 7), [...(groups.get(day.slice(0, 7)) ?? []), day])
  return [...groups.values()]
}

// The first month was just said by 自…起算.
const monthWords = (days: readonly Day[], index: number): string => {
  const [, month] = parts(days[0] ?? '')
  return `${index === 0 ? '' : `${month}月`}${days.map(day => parts(day)[2]).join('、')}日`
}

const stretches = (days: readonly Day[]): readonly (readonly [Day, Day])[] => {
  const found: [Day, Day][] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && addDays(last[1], 1) === day) last[1] = day
    else found.push([day, day])
  }
  return found
}

const stretchWords = ([from, to]: readonly [Day, Day]): string => {
  if (from === to) return dateWords(from)
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${dateWords(from)}至${parts(to)[2]}日`
    : `${dateWords(from)}至${dateWords(to)}`
}

/** The days that break the rule of the week: holidays that are not worked, weekend days that are. */
const exceptions = (calendar: Calendar, from: Day, to: Day): string => {
  const special = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const one = specialOf(calendar, day)
    if (one) special.push(one)
  }
  const free = special.filter(({ kind }) => kind === 'holiday')
  const madeUp = special.filter(({ kind }) => kind === 'makeUp')
  const said = [
    ...[...new Set(free.map(({ name }) => name))].map(name => {
      const days = free.filter(one => one.name === name).map(({ day }) => day)
      return `${stretches(days).map(stretchWords).join('、')}${name}放假`
    }),
    ...madeUp.map(({ day, name }) => `${dateWords(day)}为${name}调休上班，算工作日`),
  ]
  return said.length === 0 ? '' : `其中${said.join('；')}。`
}
