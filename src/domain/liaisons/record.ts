import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'

export type Looking = Reader | Tx

/** What a query of liaisons must include to give a {@link LiaisonRow}. */
export const whole = {
  leader: { include: { person: true } },
  talent: {
    include: {
      person: true,
      unit: true,
      township: true,
      village: { include: { township: true } },
      fields: { include: { field: true } },
    },
  },
  contacts: { orderBy: { on: 'desc' }, take: 3 },
} as const

export type LiaisonRow = NonNullable<Awaited<ReturnType<typeof findLiaison>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findLiaison = (db: Looking, id: number) =>
  (db as Reader).liaison.findUnique({ where: { id }, include: whole })

export const liaisonNumber = (id: number): string => `LX-${id}`
