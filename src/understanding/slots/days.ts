import { type Day, dayOf } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import type { Tidy } from '../tidy.ts'
import { type DayHead, datedDays } from './day-heads.ts'
import { feastDays } from './feasts.ts'
import { daysOfMonths } from './month-days.ts'
import { countedDays, spokenDays, weekDays } from './near-days.ts'
import { type Reading, reading, type SlotReader, type Surroundings, unclear } from './reading.ts'
import { timeAt, timesAlone } from './times.ts'

/** A day with the part of the day and the time that were said: 明天, 下周三上午, 3月7号下午3点, 月底前. */
export const readDays: SlotReader = (sentence, around) => [
  ...dayHeads(sentence, around).map(head => withTime(sentence, head)),
  ...todayAt(sentence, dayOf(around.now)),
]

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
  return [
    ...[datedDays, daysOfMonths, spokenDays, weekDays, feastDays].flatMap(find => find(text, today)),
    ...countedDays(text, now, calendar ?? builtInCalendar),
  ]
}

/** A deadline is the day itself: 月底前, 3月7号之前. */
const deadline = /^(?:之前|以前|前|之内|以内|为止|截止)/u

const withTime = (sentence: Tidy, head: DayHead): Reading => {
  const { from, day, ask, strength } = head
  const said = timeAt(sentence.text, head.to, head.part ?? null)
  const to = said.to + (deadline.exec(sentence.text.slice(said.to))?.[0].length ?? 0)
  if (day === null) return unclear(sentence, { from, to }, 'day', ask ?? '请说清楚是哪一天。')
  return reading(
    sentence,
    { from, to },
    { kind: 'day', day, part: said.part, time: said.time ?? head.time ?? null },
    { ask, ...(strength ? { strength } : {}) },
  )
}

const todayAt = (sentence: Tidy, today: Day): readonly Reading[] =>
  timesAlone(sentence.text).map(({ from, to, part, time }) =>
    reading(
      sentence,
      { from, to },
      { kind: 'day', day: today, part, time },
      { ask: `是今天${sentence.text.slice(from, to)}吗？` },
    ),
  )
