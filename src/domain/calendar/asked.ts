import type { Said } from '#core/handlers.ts'
import type { Day } from '#core/shanghai.ts'
import type { SlotValue } from '#core/slots.ts'

/** What somebody wants counted. */
export type Asked = {
  readonly from: Day | null
  readonly to: Day | null
  /** How many working days. */
  readonly count: number | null
  /** `HH:mm`, when something came in. */
  readonly time: string | null
}

/** What a sentence says of the days. */
export const askedIn = ({ slots }: Said): Asked => {
  const first = (name: string): SlotValue | undefined => slots[name]?.[0]
  const [begin, end] = [first('from'), first('to') ?? first('date')]
  const count = countIn(first('duration')) ?? countIn(first('count'))
  const days = stretchIn(first('period')) ?? { from: dayIn(begin), to: dayIn(end) }
  // One day and a number: the number counts from that day.
  const spoken = count !== null && days.from === null ? { from: days.to, to: null } : days
  return { ...spoken, count, time: timeIn(begin) ?? timeIn(end) }
}

const stretchIn = (value: SlotValue | undefined): Pick<Asked, 'from' | 'to'> | null =>
  value?.kind === 'period' ? { from: value.from, to: value.to } : null

const timeIn = (value: SlotValue | undefined): string | null => (value?.kind === 'day' ? value.time : null)

const dayIn = (value: SlotValue | undefined): Day | null => (value?.kind === 'day' ? value.day : null)

const countIn = (value: SlotValue | undefined): number | null => {
  if (value?.kind === 'number') return value.value
  return value?.kind === 'duration' && ['workingDay', 'day'].includes(value.unit) ? value.count : null
}
