import type { Entry } from '#core/lexicon.ts'
import { fields, townships, units } from '../../src/demo/county.ts'
import { nameFrom } from '../../src/demo/names.ts'
import { diceOf } from '../../src/demo/random.ts'

export const peopleCount = 10_000
export const placesCount = 2_000

/** A name as a lexicon tells it. */
export const entry = (
  kind: Entry['kind'],
  id: number,
  name: string,
  also: readonly string[] = [],
): Entry => ({
  kind,
  id: kind === 'person' ? `RC-${id}` : String(id),
  name,
  also,
})

/** Ten thousand invented people. */
export const people = (): readonly Entry[] => {
  const dice = diceOf(20260101)
  return Array.from({ length: peopleCount }, (_, index) => entry('person', index + 1, nameFrom(dice)))
}

/** Two thousand places: the invented county once, and villages of other townships until there are enough. */
export const places = (): readonly Entry[] => {
  const known = [
    ...townships.map(({ name }, index) => entry('township', index + 1, name)),
    ...units.map(([name, ...also], index) => entry('unit', index + 1, name, also)),
    ...fields.map(([name, ...also], index) => entry('field', index + 1, name, also)),
  ]
  const villages = townships.flatMap(({ name, villages: own }) => own.map(one => [name, `${one}村`] as const))
  const signs = [...'东南西北上下大小新古金银龙凤白青石水']
  const rest = Array.from({ length: placesCount - known.length }, (_, index) => {
    const [township = '', village = ''] = villages[index % villages.length] ?? []
    const own = `${signs[Math.floor(index / villages.length) % signs.length]}${village}`
    return entry('village', index + 1, `${township}${own}`, [own])
  })
  return [...known, ...rest]
}
