import { shortDate } from '#cards/kit/dates.ts'
import { addDays, type Day } from '#core/shanghai.ts'
import { type Calendar, calendarWith, type SpecialDay } from '#core/working-calendar.ts'
import { workingDaysBetween } from '#core/working-days.ts'

/** Holiday by holiday: 元旦, 1月1日至3日放假，1月4日上班. */
export const holidayLines = (
  days: readonly SpecialDay[],
): readonly (readonly [name: string, words: string])[] => {
  const names = [...new Set(days.filter(({ kind }) => kind === 'holiday').map(({ name }) => name))]
  const others = [...new Set(days.map(({ name }) => name))].filter(name => !names.includes(name))
  return [...names, ...others].map(name => {
    const own = days.filter(one => one.name === name)
    const free = own.filter(({ kind }) => kind === 'holiday').map(({ day }) => day)
    const madeUp = own.filter(({ kind }) => kind === 'makeUp').map(({ day }) => shortDate(day))
    const words = [
      free.length > 0 ? `${stretches(free).map(stretchWords).join('、')}放假` : '',
      madeUp.length > 0 ? `${madeUp.join('、')}上班` : '',
    ]
    return [name, words.filter(Boolean).join('，')]
  })
}

/** 放假33天，补班7天，全年248个工作日. */
export const sumWords = (year: number, days: readonly SpecialDay[]): string => {
  const free = days.filter(({ kind }) => kind === 'holiday').length
  return `放假${free}天，补班${days.length - free}天，全年${workdaysIn(calendarWith([{ year, days }]), year)}个工作日`
}

export const workdaysIn = (calendar: Calendar, year: number): number =>
  workingDaysBetween(calendar, `${year}-01-01`, `${year}-12-31`).length

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
  if (from === to) return shortDate(from)
  return from.slice(5, 7) === to.slice(5, 7)
    ? `${shortDate(from)}至${Number(to.slice(8))}日`
    : `${shortDate(from)}至${shortDate(to)}`
}
