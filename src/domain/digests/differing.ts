import type { Facts } from './told.ts'

/** One thing that is now otherwise than it was told; `null` where it was not told, or is no longer so. */
export type Difference = {
  readonly name: string | null
  readonly was: string | null
  readonly is: string | null
}

/** What differs between what was told and what is known now. Equal facts differ in nothing, in whatever order. */
export const differing = (was: Facts, is: Facts): readonly Difference[] => [
  ...figuresDiffering(was, is),
  ...linesDiffering(was, is),
]

const figuresDiffering = (was: Facts, is: Facts): readonly Difference[] => {
  const [old, now] = [valuesOf(was), valuesOf(is)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(name => {
    const [before, after] = [old.get(name) ?? null, now.get(name) ?? null]
    return before === after ? [] : [{ name, was: before, is: after }]
  })
}

const valuesOf = ({ figures }: Facts): ReadonlyMap<string, string> =>
  new Map(figures.map(({ name, value }) => [name, value]))

const linesDiffering = (was: Facts, is: Facts): readonly Difference[] => [
  ...[...new Set(was.lines)]
    .filter(line => !is.lines.includes(line))
    .map(line => ({ name: null, was: line, is: null })),
  ...[...new Set(is.lines)]
    .filter(line => !was.lines.includes(line))
    .map(line => ({ name: null, was: null, is: line })),
]
