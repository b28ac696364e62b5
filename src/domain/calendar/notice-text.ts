import { dateWords } from '#cards/kit/dates.ts'
import { isWeekend, type SpecialDay, weekdayWords, yearOf } from '#core/working-calendar.ts'
import { stretchesIn } from './notice-dates.ts'

/** A pasted notice, read: its days, or what is wrong with it, in sentences the person can act on. */
type NoticeRead = { readonly days: readonly SpecialDay[]; readonly faults: readonly string[] }

/**
 * Reads the State Council's notice as it is published, or lines in the same words:
 * 「春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」
 * What a notice says twice (weekdays, how many days) is checked, so that another year's notice is not taken for this one.
 */
export const readNotice = (year: number, typed: string): NoticeRead => {
  const told = sentencesOf(typed).flatMap(sentence => tellingsOf(year, sentence))
  const days = [...new Map(told.flatMap(({ days }) => days).map(one => [one.day, one])).values()]
    .filter(one => yearOf(one.day) === year)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    days,
    faults: [...new Set([...told.flatMap(({ faults }) => faults), ...faultsIn(year, told, days)])],
  }
}

/** Holidays a year cannot be without (全国年节及纪念日放假办法). */
export const namesLacking = (days: readonly SpecialDay[]): readonly string[] =>
  ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'].filter(
    name => !days.some(one => one.kind === 'holiday' && one.name.includes(name)),
  )

type Sentence = { readonly name: string; readonly words: string }

/** Half-width, without blanks; dates written with dots and hyphens become 月日. A sentence belongs to the holiday named last. */
const sentencesOf = (typed: string): readonly Sentence[] => {
  let name = '节假日'
  return typed
    .normalize('NFKC')
    .split(/[\n。;]+/)
    .map(line => line.replace(/\s+/g, ''))
    .filter(line => line !== '')
    .map(line => {
      name = nameIn(line) ?? name
      return { name, words: withMonths(line) }
    })
}

const nameIn = (line: string): string | null => {
  const named =
    /^(?:\(?[一二三四五六七八九十\d]{1,2}\)?[、.])?([\p{Script=Han}、]{2,12}?)(?::|(?=\d)|$)/u.exec(line)?.[1]
  return named === undefined || /放假|上班|补班|休息|调休/.test(named) ? null : named
}

const withMonths = (line: string): string =>
  line
    .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g, '$1年$2月$3日')
    .replace(/(?<![\d年月])(\d{1,2})[/.](\d{1,2})(?!\d)/g, '$1月$2日')

type Telling = { readonly days: readonly SpecialDay[]; readonly faults: readonly string[] }

/** The parts of a sentence, each ending with what its dates are: …放假 · 共3天…上班. */
const tellingsOf = (year: number, { name, words }: Sentence): readonly Telling[] => {
  const parts = withDatesFirst(words)
    .split(/(?<=放假|休息|上班|补班)/)
    .map(part => ({ part, kind: kindAt(part), read: stretchesIn(year, part) }))
  return parts.map(({ part, kind, read }, index) => {
    const free = parts.slice(0, index).findLast(one => one.kind === 'holiday' && one.read.days.length > 0)
    return {
      days: kind === null ? [] : read.days.map(day => ({ day, kind, name })),
      faults: [...(kind === null ? [] : read.faults), ...sumFaults(name, part, free?.read.days.length ?? 0)],
    }
  })
}

/** 上班：2月14日、28日 → 2月14日、28日上班. */
const withDatesFirst = (words: string): string =>
  words.replace(/(放假|休息|上班|补班):((?:(?!放假|休息|上班|补班).)*)/g, '$2$1')

const kindAt = (part: string): SpecialDay['kind'] | null => {
  if (/(?:放假|休息)$/.test(part)) return 'holiday'
  return /(?:上班|补班)$/.test(part) ? 'makeUp' : null
}

/** 放假3天 and 共3天 say what the dates before them add up to. */
const sumFaults = (name: string, part: string, free: number): readonly string[] => {
  const sum = Number(/^(\d{1,2})天|共(\d{1,2})天/.exec(part)?.slice(1).find(Boolean) ?? free)
  return free === 0 || sum === free ? [] : [`${name}写的是${sum}天，日期加起来是${free}天。`]
}

const faultsIn = (year: number, told: readonly Telling[], days: readonly SpecialDay[]): readonly string[] => {
  const all = told.flatMap(one => one.days)
  const free = new Set(all.filter(({ kind }) => kind === 'holiday').map(({ day }) => day))
  return [
    ...(days.some(({ kind }) => kind === 'holiday') ? [] : ['没有读到放假的日期。']),
    ...all
      .filter(({ day, kind }) => kind === 'makeUp' && free.has(day))
      .map(({ day }) => `${dateWords(day)}既写了放假又写了上班。`),
    ...all
      .filter(({ day, kind }) => kind === 'makeUp' && !isWeekend(day))
      .map(({ day }) => `${dateWords(day)}是${weekdayWords(day)}，本来就上班，不用补班。`),
    ...all
      .filter(({ day, kind }) => yearOf(day) !== year && (kind === 'makeUp' || !isWeekend(day)))
      .map(({ day }) => `${dateWords(day)}不在${year}年，请在那一年的安排里载入。`),
  ]
}
