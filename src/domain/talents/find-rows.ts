import type { Reader } from '#core/reader.ts'
import type { Gazetteer } from '#domain/places/index.ts'

/** As much of a record as a line of the list needs. */
export type FoundRow = {
  readonly id: number
  readonly name: string
  readonly state: string
  readonly level: string | null
  readonly levelClaimed: string | null
  readonly unitId: number | null
  readonly townshipId: number | null
  readonly villageId: number | null
  readonly personId: number | null
  /** 单位 · 乡镇 · 村, as much as is known. */
  readonly place: string
  readonly township: string | null
  readonly fields: readonly string[]
}

type Kept = Omit<FoundRow, 'place' | 'township' | 'fields'> & { readonly fieldIds: readonly number[] }

/** The records of a page, in one statement; names of places and fields are at hand already. */
export const rowsOf = async (
  db: Reader,
  gazetteer: Gazetteer,
  ids: readonly number[],
): Promise<readonly FoundRow[]> => {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<Kept[]>`
    select id, name, state, level, level_claimed as "levelClaimed", unit_id as "unitId",
      township_id as "townshipId", village_id as "villageId", person_id as "personId",
      array(select field_id from talent_field where talent_id = id order by field_id) as "fieldIds"
    from talent where id = any(${ids}) order by id`
  const names = namesIn(gazetteer)
  return rows.map(({ fieldIds, ...row }) => ({
    ...row,
    place: placeWords(names, row),
    township: nameIn(names.townships, row.townshipId),
    fields: fieldIds.flatMap(id => names.fields.get(id) ?? []),
  }))
}

type Names = Readonly<Record<keyof Gazetteer, ReadonlyMap<number, string>>>

const namesOf = new WeakMap<Gazetteer, Names>()

const namesIn = (gazetteer: Gazetteer): Names => {
  const known = namesOf.get(gazetteer)
  if (known) return known
  const byId = (rows: readonly { readonly id: number; readonly name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  const names: Names = {
    units: byId(gazetteer.units),
    townships: byId(gazetteer.townships),
    villages: byId(gazetteer.villages),
    fields: byId(gazetteer.fields),
  }
  namesOf.set(gazetteer, names)
  return names
}

const nameIn = (names: ReadonlyMap<number, string>, id: number | null): string | null =>
  id === null ? null : (names.get(id) ?? null)

const placeWords = (names: Names, { unitId, townshipId, villageId }: Kept | Omit<Kept, 'fieldIds'>): string =>
  [nameIn(names.units, unitId), nameIn(names.townships, townshipId), nameIn(names.villages, villageId)]
    .filter(name => name !== null)
    .join(' · ') || '未填'
