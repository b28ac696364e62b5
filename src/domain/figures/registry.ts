import type { Indicator } from '#core/figures.ts'
import type { Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { type Awaited, awaited } from './awaited.ts'

/** All figures, and how one is found by what somebody says. */
export type Registry = {
  readonly indicators: readonly Indicator[]
  /** Those without records here yet. */
  readonly awaited: readonly Awaited[]
}

export type Found =
  | { readonly kind: 'one'; readonly indicator: Indicator }
  | { readonly kind: 'awaited'; readonly awaited: Awaited }
  | { readonly kind: 'several'; readonly indicators: readonly Indicator[]; readonly isAsked: boolean }
  | { readonly kind: 'none' }

export const registryOf = (indicators: readonly Indicator[]): Registry => ({
  indicators,
  awaited: awaited.filter(({ id }) => indicators.every(one => one.id !== id)),
})

const isId = (word: string): boolean => /^(IND|[A-Z]{2})-?\d{1,3}$/i.test(word)

/** IND-3, ind03 and IND-03 are the same. */
const idOf = (word: string): string => {
  const [, letters = '', digits = ''] = /^([A-Z]+)-?(\d+)$/i.exec(word) ?? []
  return `${letters.toUpperCase()}-${digits.padStart(2, '0')}`
}

/** The figure that is meant: by its number, by its name, by a part of its name. A number nobody has is refused. */
export const findIn = (registry: Registry, { words, slots }: Pick<Said, 'words' | 'slots'>): Found => {
  const ids = idsIn(slots)
  if (ids.length > 1) return byIds(registry, ids)
  const id = words.find(isId) ?? ids[0]
  if (id !== undefined) return byId(registry, id)
  const named = words.filter(word => word.length > 1)
  const exactly = registry.indicators.find(one => named.some(word => namesOf(one).includes(word)))
  if (exactly) return { kind: 'one', indicator: exactly }
  const found = registry.indicators.filter(one =>
    namesOf(one).some(name => named.some(word => name.includes(word))),
  )
  const [first, ...others] = found
  if (first)
    return others.length === 0
      ? { kind: 'one', indicator: first }
      : { kind: 'several', indicators: found, isAsked: false }
  const missing = registry.awaited.find(({ name }) => named.some(word => name.includes(word)))
  return missing ? { kind: 'awaited', awaited: missing } : { kind: 'none' }
}

/** IND-16、17、18 are three. */
const idsIn = (slots: Said['slots']): readonly string[] =>
  (slots.id ?? []).flatMap(value =>
    value.kind === 'id' && value.prefix === 'IND' ? [idOf(`IND-${value.number}`)] : [],
  )

const byIds = (registry: Registry, ids: readonly string[]): Found => {
  const found = registry.indicators.filter(({ id }) => ids.includes(id))
  return found.length === 0
    ? byId(registry, ids[0] ?? '')
    : { kind: 'several', indicators: found, isAsked: true }
}

const byId = ({ indicators, awaited: missing }: Registry, word: string): Found => {
  const id = idOf(word)
  const indicator = indicators.find(one => one.id === id)
  if (indicator) return { kind: 'one', indicator }
  const one = missing.find(other => other.id === id)
  return one ? { kind: 'awaited', awaited: one } : unknown(word)
}

const namesOf = ({ name, also = [] }: Indicator): readonly string[] => [name, ...also]

const unknown = (word: string): never =>
  refuse(`没有“${word}”这项指标。`, '指标要用名录里的编号。', '发“指标”看看现在有哪些。')
