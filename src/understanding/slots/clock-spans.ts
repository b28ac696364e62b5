import type { Tidy } from '../tidy.ts'
import { type Reading, reading, type SlotReader } from './reading.ts'
import { clockBefore, timeAt } from './times.ts'

/** 上午9点到11点半, 14:00-16:00: how long it took. Its first time belongs to the day. */
export const readClockSpans: SlotReader = sentence =>
  [...sentence.text.matchAll(/[到至~-]/gu)].flatMap(({ index }) => spanAt(sentence, index))

const spanAt = (sentence: Tidy, link: number): readonly Reading[] => {
  const first = clockBefore(sentence.text, link)
  const last = first && timeAt(sentence.text, link + 1, first.part)
  if (!first?.time || !last?.time) return []
  const minutes = minutesBetween(first.time, last.time)
  if (minutes > longest) return []
  const value =
    minutes % 60 === 0
      ? ({ kind: 'duration', count: minutes / 60, unit: 'hour' } as const)
      : ({ kind: 'duration', count: minutes, unit: 'minute' } as const)
  return [reading(sentence, { from: link, to: last.to }, value)]
}

/** 10点到2点 ends in the afternoon, 晚上11点到1点 after midnight: never as long as half a day. */
const longest = 11 * 60

const minutesBetween = (first: string, last: string): number => {
  const between = (minutesOf(last) - minutesOf(first) + halfDay) % halfDay
  return minutesOf(last) > minutesOf(first) ? minutesOf(last) - minutesOf(first) : between || halfDay
}

const halfDay = 12 * 60

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
