import { z } from 'zod'
import type { Gazetteer } from './gazetteer.ts'
import type { PlaceKind, PlaceRef } from './kinds.ts'

const named = { name: z.string(), also: z.array(z.string()) }

/** What the office edits of each kind; the audit keeps it before and after every change. */
export const valuesOf = {
  township: z.object({ ...named, kind: z.string(), lat: z.number().nullable(), lng: z.number().nullable() }),
  village: z.object({
    ...named,
    kind: z.string(),
    townshipId: z.number().int(),
    languages: z.array(z.string()),
    industries: z.array(z.number().int()),
  }),
  unit: z.object({ ...named, kind: z.string() }),
  field: z.object(named),
} as const satisfies Record<PlaceKind, z.ZodType>

export type Values = { readonly [K in PlaceKind]: z.output<(typeof valuesOf)[K]> }

/** A row as it stands: its values, and the version they belong to. */
export type Standing<K extends PlaceKind> = { readonly version: number; readonly values: Values[K] }

/** The row in the gazetteer; `null` when there is none. */
export const standingIn = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  kind: K,
  id: number,
): Standing<K> | null => readers[kind](gazetteer, id)

const readers: {
  readonly [K in PlaceKind]: (gazetteer: Gazetteer, wanted: number) => Standing<K> | null
} = {
  township: ({ townships }, wanted) => {
    const row = townships.find(({ id }) => id === wanted)
    if (!row) return null
    const { name, also, kind, at, version } = row
    return {
      version,
      values: { name, also: [...also], kind, lat: at?.lat ?? null, lng: at?.lng ?? null },
    }
  },
  village: ({ villages }, wanted) => {
    const row = villages.find(({ id }) => id === wanted)
    if (!row) return null
    const { name, also, kind, townshipId, version } = row
    const values = { name, also: [...also], kind, townshipId }
    return {
      version,
      values: { ...values, languages: [...row.languages], industries: [...row.industries] },
    }
  },
  unit: ({ units }, wanted) => {
    const row = units.find(({ id }) => id === wanted)
    return row
      ? { version: row.version, values: { name: row.name, also: [...row.short], kind: row.kind } }
      : null
  },
  field: ({ fields }, wanted) => {
    const row = fields.find(({ id }) => id === wanted)
    return row ? { version: row.version, values: { name: row.name, also: [...row.synonyms] } } : null
  },
}

/** How a row is called where it must not be mistaken: 诺溪镇和平村. */
export const nameIn = (gazetteer: Gazetteer, { kind, id }: PlaceRef): string => {
  if (kind !== 'village') return standingIn(gazetteer, kind, id)?.values.name ?? ''
  const village = gazetteer.villages.find(one => one.id === id)
  return village ? `${village.township}${village.name}` : ''
}

/** What stays of two that become one: the kept one's own values, found by the names of the other as well. */
export const withNamesOf = <Named extends { readonly name: string; readonly also: string[] }>(
  from: Named,
  into: Named,
): Named => ({
  ...into,
  also: [...new Set([...into.also, from.name, ...from.also])].filter(word => word !== into.name),
})
