import { z } from 'zod'
import { isBackwards, type PageBy, readPageBy, type Side } from './keyset.ts'

/** A place in a list of what waits: the earliest deadline first, then the lowest number; what has no date comes last. */
export type DuePlace = { readonly dueAt: Date | null; readonly id: number }

/** The order itself, or from its end; every model with these columns takes it as it is. */
const dueOrder = (side: Side<DuePlace>) => {
  const order = isBackwards(side) ? 'desc' : 'asc'
  return [{ dueAt: { sort: order, nulls: order === 'asc' ? 'last' : 'first' } }, { id: order }] as [
    { dueAt: { sort: 'asc' | 'desc'; nulls: 'first' | 'last' } },
    { id: 'asc' | 'desc' },
  ]
}

type DateWhere = null | { lt: Date } | { gt: Date } | { not: null } | Date
type Beyond = { OR?: { dueAt: DateWhere; id?: { lt: number } | { gt: number } }[] }

/** Rows on that side of a place; to be joined to the list's own conditions. */
const dueBeyond = (side: Side<DuePlace>): Beyond => {
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

/** How a list of what waits looks its rows up: `beyond` is to be joined to its own conditions. */
export type Waiting<Row> = {
  readonly find: (
    beyond: Beyond,
    orderBy: ReturnType<typeof dueOrder>,
    take: number,
  ) => Promise<readonly Row[]>
  readonly count: (beyond: Beyond) => Promise<number>
}

/** Reads a page of what waits; its places are as buttons carry them. */
export const readWaiting = async <Row extends DuePlace>(
  { find, count }: Waiting<Row>,
  side: Side<DuePlace>,
  size: number,
): Promise<PageBy<Row, string>> => {
  const { previous, next, ...page } = await readPageBy<Row, DuePlace>(
    {
      placeOf: ({ dueAt, id }) => ({ dueAt, id }),
      find: (beyond, take) => find(dueBeyond(beyond), dueOrder(beyond), take),
      count: beyond => count(dueBeyond(beyond)),
    },
    side,
    size,
  )
  return { ...page, previous: previous && duePlaceWords(previous), next: next && duePlaceWords(next) }
}

/** A place as a paging button carries it: 1795400000000-12, or open-12. */
export const duePlaceWords = ({ dueAt, id }: DuePlace): string => `${dueAt?.getTime() ?? 'open'}-${id}`

const incomplete = '这张卡片不完整，请重新打开。'

/** What {@link duePlaceWords} wrote. */
const Place = z
  .string({ error: incomplete })
  .regex(/^(?:\d{1,15}|open)-\d{1,9}$/, { error: incomplete })
  .transform((words): DuePlace => {
    const [time, id] = words.split('-')
    return { dueAt: time === 'open' ? null : new Date(Number(time)), id: Number(id) }
  })

/** What the paging buttons of a list of what waits carry. */
export const WaitingPage = z
  .object({ after: Place.optional(), before: Place.optional() })
  .transform(({ after, before }): Side<DuePlace> => {
    if (before) return { before }
    return after ? { after } : null
  })
