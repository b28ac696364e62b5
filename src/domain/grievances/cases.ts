import type { Reader } from '#core/reader.ts'
import type { Prisma } from '#storage/generated/client.ts'
import type { Counted } from './rates.ts'

/** A case as it is counted, and what it is told apart by. */
export type Case = Counted & {
  readonly excluded: string | null
  readonly level: number
  readonly dueAt: Date | null
  readonly closedAt: Date | null
  readonly leadUnit: { readonly name: string } | null
}

/** Cases to be counted, oldest first; never their text. */
export const casesIn = async (db: Reader, where: Prisma.GrievanceWhereInput): Promise<readonly Case[]> => {
  const rows = await db.grievance.findMany({
    where,
    omit: { text: true },
    include: { leadUnit: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const firsts = await firstsOf(db, rows.length)
  return rows.map(row => ({
    ...row,
    isExcluded: row.excludeYesBy !== null,
    isRepeat: (firsts.get(sameMatter(row)) ?? row.id) < row.id,
  }))
}

const sameMatter = ({ talentId, kind }: { readonly talentId: number; readonly kind: string }): string =>
  `${talentId} ${kind}`

/** The first case of every person and kind, of whatever year. */
const firstsOf = async (db: Reader, cases: number): Promise<ReadonlyMap<string, number>> => {
  if (cases === 0) return new Map()
  const groups = await db.grievance.groupBy({ by: ['talentId', 'kind'], _min: { id: true } })
  return new Map(groups.map(group => [sameMatter(group), group._min.id ?? 0]))
}

/** A case as it stood at a moment: what came later has not happened yet. */
export const asOf = (one: Case, moment: Date): Case => {
  const by = (at: Date | null): Date | null => (at !== null && at <= moment ? at : null)
  const visitedAt = by(one.visitedAt)
  const repliedAt = by(one.repliedAt)
  return {
    ...one,
    acceptedAt: by(one.acceptedAt),
    contactedAt: by(one.contactedAt),
    repliedAt,
    // Once an answer was late it stays so, whatever was answered again.
    inTime: repliedAt === null ? null : one.inTime,
    visitedAt,
    outcome: visitedAt === null ? null : one.outcome,
    satisfied: visitedAt === null ? null : one.satisfied,
  }
}
