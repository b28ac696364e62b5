import type { Indicator } from '#core/figures.ts'
import type { Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { type Awaited, awaited } from './awaited.ts'
import { meantBy } from './spoken.ts'

/** All figures, and how one is found by what somebody says. */
export type Registry = {
  readonly indicators: readonly Indicator[]
  /** Those without records here yet. */
  readonly awaited: readonly Awaited[]
}

export type Found =
  | { readonly kind: 'one'; readonly indicator: Indicator }
  | { readonly kind: 'awaited'; readonly awaited: readonly Awaited[] }
  | {
      readonly kind: 'several'
      readonly indicators: readonly Indicator[]
      readonly awaited?: readonly Awaited[]
      readonly isAsked: boolean
    }
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
export const findIn = (registry: Registry, said: Pick<Said, 'words' | 'slots' | 'rest' | 'free'>): Found => {
  const ids = idsIn(said.slots)
  if (ids.length > 1) return byIds(registry, ids)
  const id = said.words.find(isId) ?? ids[0]
  if (id !== undefined) return byId(registry, id)
  const named = said.words.filter(word => word.length > 1)
  return (
    byName(registry, named) ??
    (said.free ? (spokenOf(registry, said.rest) ?? asMeant(registry, said.rest)) : null) ??
    byPart(registry, named)
  )
}

/** A question without a figure's name: the one it means, or all it may mean. */
const asMeant = ({ indicators, awaited: missing }: Registry, rest: string): Found | null => {
  const ids = meantBy(rest)
  const known = indicators.filter(({ id }) => ids.includes(id))
  const unknown = missing.filter(({ id }) => ids.includes(id))
  const [first, ...others] = known
  if (!first) return unknown.length === 0 ? null : { kind: 'awaited', awaited: unknown }
  if (others.length + unknown.length === 0) return { kind: 'one', indicator: first }
  return { kind: 'several', indicators: known, awaited: unknown, isAsked: false }
}

const byName = ({ indicators, awaited: missing }: Registry, named: readonly string[]): Found | null => {
  const isCalled = (one: Named): boolean => named.some(word => namesOf(one).includes(word))
  const indicator = indicators.find(isCalled)
  if (indicator) return { kind: 'one', indicator }
  const one = missing.find(isCalled)
  return one ? { kind: 'awaited', awaited: [one] } : null
}

/** In a sentence of one's own a name stands among other words; a short one could be anything. */
const spokenFrom = 4

/** The figure with the longest name that stands in a sentence. */
const spokenOf = ({ indicators, awaited: missing }: Registry, rest: string): Found | null => {
  const [indicator] = spokenIn(indicators, rest, spokenFrom)
  const [one, ...more] = spokenIn(missing, rest, 2)
  if (one && (!indicator || one.length > indicator.length)) {
    const alike = more.filter(({ length }) => length === one.length)
    return { kind: 'awaited', awaited: [one, ...alike].map(({ figure }) => figure) }
  }
  return indicator ? { kind: 'one', indicator: indicator.figure } : null
}

const spokenIn = <Figure extends Named>(figures: readonly Figure[], rest: string, from: number) =>
  figures
    .flatMap(figure =>
      namesOf(figure)
        .filter(name => name.length >= from && rest.includes(name))
        .map(name => ({ figure, length: name.length })),
    )
    .toSorted((a, b) => b.length - a.length)

const byPart = ({ indicators, awaited: missing }: Registry, named: readonly string[]): Found => {
  const isMeant = (one: Named): boolean => namesOf(one).some(name => named.some(word => name.includes(word)))
  const found = indicators.filter(isMeant)
  const [first, ...others] = found
  if (first && others.length === 0) return { kind: 'one', indicator: first }
  if (first) return { kind: 'several', indicators: found, isAsked: false }
  const awaited = missing.filter(isMeant)
  return awaited.length === 0 ? { kind: 'none' } : { kind: 'awaited', awaited }
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
  return one ? { kind: 'awaited', awaited: [one] } : unknown(word)
}

type Named = Pick<Indicator, 'name' | 'also'>

const namesOf = ({ name, also = [] }: Named): readonly string[] => [name, ...also]

const unknown = (word: string): never =>
  refuse(`没有“${word}”这项指标。`, '指标要用名录里的编号。', '发“指标”看看现在有哪些。')
