import type { PlaceLine } from '#cards/places/list.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Cursor, Page } from '#core/keyset.ts'
import type { Filter } from './filter.ts'
import type { Gazetteer } from './gazetteer.ts'
import { alsoWords, placeNumber, unitKinds } from './kinds.ts'

/** The rows a question asks for, in the order lists show them. */
export const linesOf = (gazetteer: Gazetteer, filter: Filter): readonly PlaceLine[] =>
  readers[filter.what](gazetteer, filter)

/** One page of what is in memory, by the number of the row before or after it. A row that has gone begins anew. */
export const pageIn = <Row extends { readonly id: number }>(
  rows: readonly Row[],
  cursor: Cursor,
  size: number,
): Page<Row> => {
  const from = firstOf(rows, cursor, size)
  const shown = rows.slice(from, from + size)
  return {
    rows: shown,
    total: rows.length,
    before: from,
    previous: from > 0 ? (shown[0]?.id ?? null) : null,
    next: from + shown.length < rows.length ? (shown.at(-1)?.id ?? null) : null,
  }
}

const firstOf = (rows: readonly { readonly id: number }[], cursor: Cursor, size: number): number => {
  const at = (wanted: number): number => rows.findIndex(({ id }) => id === wanted)
  if ('before' in cursor) return Math.max(0, at(cursor.before) - size)
  return cursor.after === null ? 0 : at(cursor.after) + 1
}

const isAmong = (wanted: readonly number[] | undefined, id: number): boolean =>
  wanted === undefined || wanted.includes(id)

const shares = (wanted: readonly number[] | undefined, own: readonly number[]): boolean =>
  wanted === undefined || wanted.some(id => own.includes(id))

/** Names of fields, in the order of their numbers; at most three in a line. */
export const fieldNames = ({ fields }: Gazetteer, ids: readonly number[]): string =>
  fields
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join('、')

const readers: Readonly<
  Record<Filter['what'], (gazetteer: Gazetteer, filter: Filter) => readonly PlaceLine[]>
> = {
  township: (gazetteer, filter) =>
    gazetteer.townships.flatMap(({ id, name }) => {
      const own = gazetteer.villages.filter(({ townshipId }) => townshipId === id)
      const fits =
        filter.field === undefined || own.some(({ industries }) => shares(filter.field, industries))
      const words = [placeNumber({ kind: 'township', id }), villagesWords(own).join('、')]
      return fits ? [{ kind: 'township', id, name, tag: null, words }] : []
    }),
  village: (gazetteer, filter) =>
    gazetteer.villages
      .filter(one => isVillageAsked(one, filter))
      .map(one => villageLine(gazetteer, filter, one)),
  unit: ({ units }, { ids, kind: wanted }) =>
    units
      .filter(({ id, kind }) => isAmong(ids, id) && (wanted === undefined || kind === wanted))
      .map(({ id, name, kind, short }) => ({
        ...{ kind: 'unit', id, name, tag: null },
        words: [placeNumber({ kind: 'unit', id }), wordOf(unitKinds, kind) ?? '', ...alsoLine('unit', short)],
      })),
  // The newest first: what somebody typed while registering stands where the office looks.
  field: ({ fields, villages }, { ids }) =>
    fields
      .filter(({ id }) => isAmong(ids, id))
      .toReversed()
      .map(({ id, name, synonyms }) => ({
        ...{ kind: 'field', id, name, tag: null },
        words: [
          placeNumber({ kind: 'field', id }),
          ...villagesWith(villages.filter(({ industries }) => industries.includes(id)).length),
          ...alsoLine('field', synonyms),
        ],
      })),
}

const villagesWith = (count: number): readonly string[] => (count === 0 ? [] : [`${count}个村（社区）`])

const alsoLine = (kind: 'unit' | 'field', words: readonly string[]): readonly string[] =>
  words.length === 0 ? [] : [`${alsoWords[kind]}：${words.join('、')}`]

type Village = Gazetteer['villages'][number]

const isVillageAsked = (village: Village, { ids, township, field, language, kind }: Filter): boolean =>
  isAmong(ids, village.id) &&
  isAmong(township, village.townshipId) &&
  shares(field, village.industries) &&
  (language === undefined || village.languages.includes(language)) &&
  (kind === undefined || village.kind === kind)

const villageLine = (gazetteer: Gazetteer, { township }: Filter, village: Village): PlaceLine => ({
  kind: 'village',
  id: village.id,
  name: township?.length === 1 ? village.name : `${village.township}${village.name}`,
  tag: village.name.endsWith(village.kind) ? null : village.kind,
  words: [
    placeNumber({ kind: 'village', id: village.id }),
    fieldNames(gazetteer, village.industries),
    village.languages.join('、'),
  ].filter(word => word !== ''),
})

/** 8个村, 3个社区 */
export const villagesWords = (villages: readonly Village[]): readonly string[] =>
  ['村', '社区']
    .map(kind => ({ kind, count: villages.filter(village => village.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count}个${kind}`)
