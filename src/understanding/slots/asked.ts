import type { SlotKind } from '#core/slots.ts'
import type { Reading } from './reading.ts'
import { overlaps } from './standing.ts'

/**
 * Readings in the grain a command asks for: 12月1号到18号 is two days where two are asked for, 10个工作日后 a number of working
 * days where that is, and nothing else in the sentence is.
 */
export const asAsked = (readings: readonly Reading[], kinds: readonly SlotKind[]): readonly Reading[] => {
  const days = readings.filter(({ kind }) => kind === 'day')
  const durations = readings.filter(({ kind }) => kind === 'duration')
  const isTwoDays = kinds.filter(kind => kind === 'day').length > 1
  const isCount = kinds.includes('duration')
  return readings.filter(one => {
    if (one.kind === 'period' && isTwoDays) return !joinsDays(one, days)
    if (one.kind !== 'day' || !isCount) return true
    return !durations.some(two => holds(one, two)) || durations.some(two => !overlaps(one, two))
  })
}

const joinsDays = (one: Reading, days: readonly Reading[]): boolean =>
  days.some(day => holds(one, day)) &&
  new Set(days.filter(day => overlaps(one, day)).map(({ from }) => from)).size > 1

const holds = (outer: Reading, inner: Reading): boolean =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from
