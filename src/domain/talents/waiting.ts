import { dateWords } from '#cards/kit/dates.ts'
import type { WaitingRow } from '#cards/talents/waiting.ts'
import type { Context } from '#core/context.ts'
import { reachOf } from '#core/permission.ts'
import { actorKey } from '#storage/audit.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { states } from './dictionary.ts'
import { talentNumber } from './number.ts'
import { rowsFor } from './policy.ts'
import { placeWords, whole } from './record.ts'
import { stateOf } from './view.ts'

/** Most rows read for one card; what does not fit is counted. */
const rowsMax = 30

/** What waits for the actor, most urgent first: reviews of his area, verifications and rulings of the office, his own fixes. */
export const waitingFor = async (ctx: Context): Promise<{ rows: readonly WaitingRow[]; total: number }> => {
  const where = { OR: [...reviews(ctx), ...verifications(ctx), ...fixes(ctx)] }
  const [rows, total] = await Promise.all([
    ctx.db.talent.findMany({
      where,
      include: whole,
      orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: rowsMax,
    }),
    ctx.db.talent.count({ where }),
  ])
  return {
    total,
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      number: talentNumber(row.id),
      name: row.name,
      place: placeWords(row),
      state: states[stateOf(row)],
      due: row.dueAt === null ? null : dateWords(row.dueAt),
      overdue: row.dueAt !== null && row.dueAt < ctx.now,
    })),
  }
}

/** How many of them there are. */
export const countWaiting = (ctx: Context): Promise<number> =>
  ctx.db.talent.count({ where: { OR: [...reviews(ctx), ...verifications(ctx)] } })

const reviews = ({ actor }: Context): readonly Prisma.TalentWhereInput[] => [
  { AND: [rowsFor(actor, 'talent.review'), { state: { in: ['unit_review', 'annual_due'] } }] },
]

const verifications = ({ actor }: Context): readonly Prisma.TalentWhereInput[] =>
  reachOf(actor, 'talent.verify') === 'none' ? [] : [{ state: { in: ['office_verify', 'disputed'] } }]

const fixes = ({ actor }: Context): readonly Prisma.TalentWhereInput[] => [
  { registeredBy: actorKey(actor), state: { in: ['draft', 'fix', 'rejected', 'awaiting_consent'] } },
]
