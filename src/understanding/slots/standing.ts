import type { SlotKind } from '#core/slots.ts'
import type { Reading } from './reading.ts'

/**
 * The readings that stand when each word is read once: longer ones beat those they overlap, so that 三家村 is a village
 * and no 3. What a command does not ask for gives way to a part of it that it does (`wanted`): two days of a period.
 */
export const standing = (
  readings: readonly Reading[],
  wanted: ReadonlySet<SlotKind> | null = null,
): readonly Reading[] => {
  const taken: Reading[] = []
  for (const one of readings.toSorted(byWorth)) {
    const rivals = taken.filter(other => overlaps(one, other) && !mayShare(one, other, wanted))
    if (rivals.length === 0) taken.push(one)
  }
  return taken.toSorted((a, b) => a.from - b.from || b.to - a.to)
}

export const overlaps = (
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
): boolean => a.from < b.to && b.from < a.to

const byWorth = (a: Reading, b: Reading): number =>
  worth(b) - worth(a) || a.from - b.from || rank[a.kind] - rank[b.kind]

const worth = ({ from, to, strength }: Reading): number => to - from - (strength === 'weak' ? weakness : 0)

/** An ordinary word must be that much longer than a sure reading to stand against it. */
const weakness = 100

/** Which kind comes first where the same words can be both. */
const rank: Readonly<Record<SlotKind, number>> = {
  id: 0,
  phone: 1,
  person: 2,
  village: 3,
  township: 4,
  unit: 5,
  field: 6,
  money: 7,
  day: 8,
  period: 9,
  duration: 10,
  choice: 11,
  number: 12,
  text: 13,
}

// Words read twice, where only one of the two is asked for: both stay, the command takes its own.
const mayShare = (one: Reading, other: Reading, wanted: ReadonlySet<SlotKind> | null): boolean => {
  if (one.kind === other.kind) return false
  if (one.from === other.from && one.to === other.to)
    return one.strength === other.strength || sums.has(`${one.kind} ${other.kind}`)
  const isPart = within[other.kind]?.includes(one.kind) ?? false
  return isPart && wanted !== null && !wanted.has(other.kind)
}

/** 三万五 is a number, and a sum where one is asked for. */
const sums: ReadonlySet<string> = new Set(['money number', 'number money', 'id day', 'day id'])

const within: Readonly<Partial<Record<SlotKind, readonly SlotKind[]>>> = {
  period: ['day', 'duration', 'number'],
  day: ['duration', 'period'],
  duration: ['number'],
  money: ['number'],
  village: ['township'],
}
