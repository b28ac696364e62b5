import { z } from 'zod'
import { isBackwards, type Side } from './keyset.ts'

/** A place in a list of what waits: the earliest deadline first, then the lowest number; what has no date comes last. */
export type DuePlace = { readonly dueAt: Date | null; readonly id: number }

export const duePlaceOf = ({ dueAt, id }: DuePlace): DuePlace => ({ dueAt, id })

/** The order itself, or from its end; every model with these columns takes it as it is. */
export const dueOrder = (side: Side<DuePlace>) => {
  const order = isBackwards(side) ? 'desc' : 'asc'
  return [{ dueAt: { sort: order, nulls: order === 'asc' ? 'last' : 'first' } }, { id: order }] as [
    { dueAt: { sort: 'asc' | 'desc'; nulls: 'first' | 'last' } },
    { id: 'asc' | 'desc' },
  ]
}

type DateWhere = null | { lt: Date } | { gt: Date } | { not: null } | Date
type Beyond = { OR?: { dueAt: DateWhere; id?: { lt: number } | { gt: number } }[] }

/** Rows on that side of a place; to be joined to the list's own conditions. */
export const dueBeyond = (side: Side<DuePlace>): Beyond => {
  if (side === null) return {}
  if (isBackwards(side)) {
    const { dueAt, id } = side.before
    const earlier = dueAt === null ? { not: null } : { lt: dueAt }
    return { OR: [{ dueAt: earlier }, { dueAt, id: { lt: id } }] }
  }
  const { dueAt, id } = side.after
  const later = dueAt === null ? [] : [{ dueAt: { gt: dueAt } }, { dueAt: null }]
  return { OR: [...later, { dueAt, id: { gt: id } }] }
}

/** A place as a paging button carries it: 1795400000000-12, or open-12. */
export const duePlaceWords = ({ dueAt, id }: DuePlace): string => `${dueAt?.getTime() ?? 'open'}-${id}`

const incomplete = '这张卡片不完整，请重新打开。'

/** What {@link duePlaceWords} wrote. */
export const DuePlace = z
  .string({ error: incomplete })
  .regex(/^(?:\d{1,15}|open)-\d{1,9}$/, { error: incomplete })
  .transform((words): DuePlace => {
    const [time, id] = words.split('-')
    return { dueAt: time === 'open' ? null : new Date(Number(time)), id: Number(id) }
  })
