import { refuse } from '#core/refusal.ts'
import { tidied, withoutCounty } from './find.ts'
import type { Gazetteer } from './gazetteer.ts'
import { alsoWords, type PlaceKind } from './kinds.ts'
import type { Values } from './values.ts'

/** A word that stands for a row already. */
type Held = {
  readonly kind: PlaceKind
  readonly id: number
  /** In which township, for a village. */
  readonly townshipId: number | null
  readonly word: string
  readonly name: string
}

type Names = { readonly name: string; readonly also: readonly string[]; readonly townshipId?: number }

/**
 * Refuses a word that means another row already. Words that stood there before are left alone, so that an old overlap does
 * not keep anybody from correcting something else.
 */
export const heedNames = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  {
    kind,
    id,
    before,
    values,
  }: {
    readonly kind: K
    readonly id: number | null
    readonly before: Values[K] | null
    readonly values: Values[K]
  },
): void => {
  const held = heldIn(gazetteer).filter(one => one.kind !== kind || one.id !== id)
  for (const word of newWords(before, values)) {
    const taken = held.find(one => isSame(kind, values, word, one))
    if (taken) refuseTaken(word, taken)
  }
}

const newWords = (before: Names | null, values: Names): readonly string[] => {
  const old = before && before.townshipId === values.townshipId ? [before.name, ...before.also] : []
  return [values.name, ...values.also].filter(word => !old.includes(word))
}

/** A village's name need only be its own within its township; the others share one list, since people say them alone. */
const isSame = (kind: PlaceKind, { townshipId }: Names, word: string, held: Held): boolean =>
  (kind === 'village') === (held.kind === 'village') &&
  (kind !== 'village' || held.townshipId === townshipId) &&
  plain(held.word) === plain(word)

const plain = (word: string): string => withoutCounty(tidied(word)).toLowerCase()

const heldIn = ({ townships, villages, units, fields }: Gazetteer): readonly Held[] => [
  ...townships.flatMap(row => held('township', row, row.also)),
  ...villages.flatMap(row => held('village', row, row.also)),
  ...units.flatMap(row => held('unit', row, row.short)),
  ...fields.flatMap(row => held('field', row, row.synonyms)),
]

const held = (
  kind: PlaceKind,
  { id, name, townshipId }: { readonly id: number; readonly name: string; readonly townshipId?: number },
  also: readonly string[],
): readonly Held[] => [name, ...also].map(word => ({ kind, id, townshipId: townshipId ?? null, word, name }))

const refuseTaken = (word: string, { kind, name, word: own }: Held): never =>
  own === name
    ? refuse(`“${word}”已经在名录里了。`, '一个名称只能指一处。', `请换一个名称，或者修改原来的“${name}”。`)
    : refuse(
        `“${word}”已经是“${name}”的${alsoWords[kind]}。`,
        '一个说法只能指一处，不然查的时候分不清。',
        `请换一个说法，或者先从“${name}”里去掉它。`,
      )
