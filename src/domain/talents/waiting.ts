import { dateWords } from '#cards/kit/dates.ts'
import { waitingCard } from '#cards/talents/waiting.ts'
import { type DuePlace, duePlaceWords, readWaiting } from '#core/by-deadline.ts'
import type { Context } from '#core/context.ts'
import { type Side, shownIn } from '#core/keyset.ts'
import { reachOf } from '#core/permission.ts'
import { type Reply, show } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { states } from './dictionary.ts'
import { talentNumber } from './number.ts'
import { rowsFor } from './policy.ts'
import { placeWords, whole } from './record.ts'
import { stateOf } from './view.ts'

/** Rows of one page. */
const pageSize = 10

/** What waits for the actor, most urgent first: reviews of his area, verifications and rulings of the office, his own fixes. */
export const waitingFor = async (ctx: Context, side: Side<DuePlace>): Promise<Reply> => {
  const where = { OR: [...reviews(ctx), ...verifications(ctx), ...fixes(ctx)] }
  const { rows, ...place } = await readWaiting(
    {
      find: (beyond, orderBy, take) =>
        ctx.db.talent.findMany({ where: { AND: [where, beyond] }, include: whole, orderBy, take }),
      count: beyond => ctx.db.talent.count({ where: { AND: [where, beyond] } }),
    },
    side,
    pageSize,
  )
  const lines = rows.map(row => ({
    id: row.id,
    version: row.version,
    number: talentNumber(row.id),
    name: row.name,
    where: placeWords(row),
    state: states[stateOf(row)],
    due: row.dueAt === null ? null : dateWords(row.dueAt),
    overdue: row.dueAt !== null && row.dueAt < ctx.now,
    place: duePlaceWords(row),
  }))
  const numbers = lines.map(({ number }) => number)
  return {
    ...show(waitingCard({ lines, ...place })),
    shown: shownIn(numbers, place, { do: 'talents.waiting' }),
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
