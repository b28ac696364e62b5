import type { Command } from '#core/handlers.ts'
import type { Reading } from '../slots/reading.ts'
import { type Profile, slotsOf } from './patterns.ts'

/** The letters of the records' numbers that were said: RC, GZ. */
export const numbersIn = (readings: readonly Reading[]): readonly string[] =>
  readings
    .flatMap(({ values }) => values ?? [])
    .flatMap(value => (value.kind === 'id' && value.prefix !== '' ? [value.prefix] : []))

/** The letters of the numbers a command takes. */
export const prefixesOf = (profile: Profile): readonly string[] => {
  const known = prepared.get(profile.command)
  if (known) return known
  const prefixes = Object.values(slotsOf(profile)).flatMap(({ kind, prefix }) =>
    kind === 'id' ? [prefix ?? anyPrefix] : [],
  )
  prepared.set(profile.command, prefixes)
  return prefixes
}

/** Asked of every command for every sentence that names a number. */
const prepared = new WeakMap<Command, readonly string[]>()

export const anyPrefix = ''

export const isNumberedBy = (profile: Profile, numbered: readonly string[]): boolean =>
  numbered.length > 0 && prefixesOf(profile).some(prefix => numbered.includes(prefix))
