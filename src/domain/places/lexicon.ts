import type { Entry, Lexicon } from '#core/lexicon.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'

/** Units, townships, villages and fields of work, as they are written and called; read again when the database says so. */
export const placeNames: Lexicon = {
  name: 'places',
  read: async (db, known) => {
    // Asked before the reading: what changes in between is newer than the version says, and is read again next time.
    const [row] = await db.$queryRaw<{ version: bigint }[]>`select version from place_version`
    const version = String(row?.version ?? 0n)
    return version === known
      ? null
      : { version, put: entriesOf(await gazetteerOf(db)), gone: [], whole: true }
  },
}

const entriesOf = ({ units, townships, villages, fields }: Gazetteer): readonly Entry[] => [
  ...units.map(({ id, name, short }) => entry('unit', id, name, short)),
  ...townships.map(({ id, name, also }) => entry('township', id, name, also)),
  ...villages.map(({ id, name, also, township, townshipAlso }) =>
    entry('village', id, `${township}${name}`, [
      name,
      ...also,
      ...townshipAlso.map(former => `${former}${name}`),
    ]),
  ),
  ...fields.map(({ id, name, synonyms }) => entry('field', id, name, synonyms)),
]

const entry = (kind: Entry['kind'], id: number, name: string, also: readonly string[]): Entry => ({
  kind,
  id: String(id),
  name,
  also,
})
