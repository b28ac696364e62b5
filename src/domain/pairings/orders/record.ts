import type { Reader } from '#core/reader.ts'
import type { Looking } from '../record.ts'
import type { OrderState } from './machine.ts'

/** What a query of orders must include to give an {@link OrderRow}. */
export const wholeOrder = {
  village: { include: { township: true } },
  field: true,
  pairings: { include: { talent: true }, orderBy: { id: 'desc' }, take: 1 },
} as const

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findOrder = (db: Looking, id: number) =>
  (db as Reader).pairingOrder.findUnique({ where: { id }, include: wholeOrder })

export const orderNumber = (id: number): string => `DD-${id}`

/** 诺溪镇和平村 */
export const villageWords = ({ village }: Pick<OrderRow, 'village'>): string =>
  `${village.township.name}${village.name}`

// The column is text in the database; every write goes through the machine, which knows only these.
export const orderStateOf = (row: { readonly state: string }): OrderState => row.state as OrderState
