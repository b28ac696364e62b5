import { addDays, type Day, dayOf } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import type { Tidy } from '../tidy.ts'
import { type DayHead, datedDays } from './day-heads.ts'
import { startingDays } from './day-starts.ts'
import { feastDays } from './feasts.ts'
import { daysOfMonths } from './month-days.ts'
import { countedDays, partsOfToday, spokenDays, vagueDays, weekDays } from './near-days.ts'
import { type Reading, reading, type SlotReader, type Surroundings, unclear } from './reading.ts'
import { timeAt, timesAlone } from './times.ts'

/** A day with the part of the day and the time that were said: 明天, 下周三上午, 3月7号下午3点, 月底前. */
export const readDays: SlotReader = (sentence, around) => {
  const days = dayHeads(sentence, around).map(head => withTime(sentence, head, dayOf(around.now)))
  return [...days, ...todayAt(sentence, dayOf(around.now), days.length > 0)]
}

// Days are looked for by themselves and as the ends of periods, one right after the other.
const found = new WeakMap<Tidy, { readonly around: Surroundings; readonly heads: readonly DayHead[] }>()

/** Every day named in a sentence. */
export const dayHeads = (sentence: Tidy, around: Surroundings): readonly DayHead[] => {
  const known = found.get(sentence)
  if (known?.around === around) return known.heads
  const heads = findDays(sentence.text, around)
  found.set(sentence, { around, heads })
  return heads
}

const findDays = (text: string, { now, calendar }: Surroundings): readonly DayHead[] => {
  const today = dayOf(now)
  return inTurn(text, [
    ...[
      datedDays,
      daysOfMonths,
      startingDays,
      spokenDays,
      partsOfToday,
      vagueDays,
      weekDays,
      feastDays,
    ].flatMap(find => find(text, today)),
    ...countedDays(text, now, calendar ?? builtInCalendar),
  ])
}

/** 下周三到周五, 下周三和周五, 28号到3号: the second is the next such day after the first. */
const inTurn = (text: string, heads: readonly DayHead[]): readonly DayHead[] => {
  const told: DayHead[] = []
  for (const head of heads.toSorted((a, b) => a.from - b.from)) {
    const before = head.after && told.find(one => one.day !== null && isLinked(text, one, head))
    const day = before?.day ? (head.after?.(before.day) ?? null) : null
    told.push(day === null ? head : { ...head, day, ask: null })
  }
  return told
}

/** What joins two days: 到, 至, a dash; 和 and 、 where both are meant. */
const links = /^的?(?:到|至|-|~|、|和|、和|跟|与|开始到|起到|起至)$/u

const isLinked = (text: string, first: DayHead, second: DayHead): boolean => {
  const { to } = timeAt(text, first.to, first.part ?? null)
  return second.from > to && links.test(text.slice(to, second.from))
}

/** A deadline is the day itself: 月底前, 3月7号之前. */
const deadline = /^(?:之前|以前|前|之内|以内|为止|截止)/u

const withTime = (sentence: Tidy, head: DayHead, today: Day): Reading => {
  const { from, day, ask, strength, after } = head
  const said = timeAt(sentence.text, head.to, head.part ?? null)
  const to = said.to + (deadline.exec(sentence.text.slice(said.to))?.[0].length ?? 0)
  if (day === null) return unclear(sentence, { from, to }, 'day', ask ?? '请说清楚是哪一天。')
  return reading(
    sentence,
    { from, to },
    { kind: 'day', day, part: said.part, time: said.time ?? head.time ?? null },
    { ask, ...(strength ? { strength } : {}), ...(after ? { last: () => lastUntil(today, after) } : {}) },
  )
}

/** The latest day on or before today that is one of those `after` goes through: 周五 said on a Monday of what has been. */
const lastUntil = (today: Day, after: (start: Day) => Day | null): Day | null => {
  let last: Day | null = null
  for (const away of lookedBackTo) {
    let day = after(addDays(today, -away))
    while (day !== null && day <= today) {
      last = day
      day = after(addDays(day, 1))
    }
    if (last !== null) return last
  }
  return null
}

/** A weekday comes back within a week, a date within two months, a day of the year within four years. */
const lookedBackTo = [6, 62, 4 * 366]

/** 下午3点 is today's, unless a day stands elsewhere in the sentence. */
const todayAt = (sentence: Tidy, today: Day, hasDay: boolean): readonly Reading[] =>
  timesAlone(sentence.text).map(({ from, to, part, time }) =>
    reading(
      sentence,
      { from, to },
      { kind: 'day', day: today, part, time },
      { ask: `是今天${sentence.text.slice(from, to)}吗？`, ...(hasDay ? { strength: 'weak' } : {}) },
    ),
  )
