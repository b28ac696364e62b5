import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'

export type Looking = Reader | Tx

const talent = {
  include: { person: true, unit: true, township: true, village: true, fields: { include: { field: true } } },
} as const

/** What a query of pairings must include to give a {@link PairingRow}. */
export const whole = {
  talent,
  mentee: talent,
  village: { include: { township: true } },
  unit: true,
  plan: { select: { id: true } },
} as const

/** A pairing with everything its faces and its steps need. */
export type PairingRow = NonNullable<Awaited<ReturnType<typeof findPairing>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findPairing = (db: Looking, id: number) =>
  (db as Reader).pairing.findUnique({ where: { id }, include: whole })

export const pairingNumber = (id: number): string => `JD-${id}`

/** Whom it serves, as people read it: 诺溪镇和平村, 云岭茶业有限公司, the younger colleague's name. */
export const servedWords = (row: Pick<PairingRow, 'village' | 'unit' | 'mentee'>): string =>
  row.village
    ? `${row.village.township.name}${row.village.name}`
    : (row.unit?.name ?? row.mentee?.name ?? '未填')

/** Who confirms for the served side, in sentences: 村里, 企业, 被带教人. */
export const servedNoun = (row: Pick<PairingRow, 'village' | 'unit'>): string => {
  if (row.village) return '村里'
  return row.unit ? '企业' : '被带教人'
}
