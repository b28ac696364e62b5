import type { Reader } from '#core/reader.ts'

type Kept = {
  readonly id: number
  readonly name: string
  /** Grows with every change of the row itself. */
  readonly version: number
}

/** Degrees north and east. */
export type Centre = { readonly lat: number; readonly lng: number }

/** `also`: former names and other ways to say it. `at` is its centre; `null` when nobody has entered it. */
export type Township = Kept & {
  readonly kind: string
  readonly also: readonly string[]
  readonly at: Centre | null
}

/**
 * `township` is the name of the township it lies in, `townshipAlso` its former ones; `industries` are ids of the fields of
 * work it lives by.
 */
export type Village = Kept & {
  readonly kind: string
  readonly also: readonly string[]
  readonly townshipId: number
  readonly township: string
  readonly townshipAlso: readonly string[]
  readonly industries: readonly number[]
  readonly languages: readonly string[]
}

export type Unit = Kept & { readonly kind: string; readonly short: readonly string[] }

export type WorkField = Kept & { readonly synonyms: readonly string[] }

/** The county's reference data: places, units and fields of work, in the order lists show them. */
export type Gazetteer = {
  readonly townships: readonly Township[]
  readonly villages: readonly Village[]
  readonly units: readonly Unit[]
  readonly fields: readonly WorkField[]
}

type Read = { readonly version: bigint; readonly gazetteer: Promise<Gazetteer> }

// Held as long as the database is: another database has another reader.
const kept = new WeakMap<Reader, Read>()

/** The reference data as it stands now. Read once, and again when the database says that some of it changed. */
export const gazetteerOf = async (db: Reader): Promise<Gazetteer> => {
  const [row] = await db.$queryRaw<{ version: bigint }[]>`select version from place_version`
  const version = row?.version ?? 0n
  const known = kept.get(db)
  if (known?.version === version) return known.gazetteer
  const gazetteer = readGazetteer(db)
  kept.set(db, { version, gazetteer })
  // A failed reading is not kept: the next one tries again.
  gazetteer.catch(() => kept.delete(db))
  return gazetteer
}

/** What the tables say at this moment, past everything kept: for those who are about to change them. */
// Read after the version: what changes in between is newer than the version says, and is read again next time.
export const readGazetteer = async (
  db: Pick<Reader, 'township' | 'village' | 'unit' | 'field'>,
): Promise<Gazetteer> => {
  const [townships, villages, units, fields] = await Promise.all([
    db.township.findMany({ orderBy: { id: 'asc' } }),
    db.village.findMany({
      include: { township: true, industries: { orderBy: { fieldId: 'asc' } } },
      orderBy: [{ townshipId: 'asc' }, { id: 'asc' }],
    }),
    db.unit.findMany({ orderBy: { id: 'asc' } }),
    db.field.findMany({ orderBy: { id: 'asc' } }),
  ])
  return {
    townships: townships.map(({ lat, lng, ...township }) => ({
      ...township,
      at: lat === null || lng === null ? null : { lat, lng },
    })),
    villages: villages.map(({ township, industries, ...village }) => ({
      ...village,
      township: township.name,
      townshipAlso: township.also,
      industries: industries.map(({ fieldId }) => fieldId),
    })),
    units,
    fields,
  }
}
