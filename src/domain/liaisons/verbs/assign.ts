import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, moveAlong, noticesTo, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { liaisonCourse } from '../course.ts'
import { type declineReasons, type endReasons, living, quotas, type Rank, ranks } from '../dictionary.ts'
import { halfYearEnd } from '../half-year.ts'
import { findLiaison, type LiaisonRow, liaisonNumber } from '../record.ts'

export type Assignment = {
  readonly leaderId: number
  readonly talentId: number
  /** The liaison whose leader this one takes over from. */
  readonly formerId: number | null
}

/** Working days a leader has to answer. */
const answersWithin = 5

/** Gives a leader an expert to keep in touch with, within the quota of his rank. */
export const assignLiaison = (ctx: Context, assignment: Assignment): Promise<LiaisonRow> =>
  change(ctx, async tx => {
    const { id } = await insertLiaison(ctx, tx, assignment)
    const succeeded = await endFormer(ctx, tx, assignment.formerId)
    const row = await justWritten(tx, id)
    return {
      result: row,
      event: {
        event: 'liaison.assigned',
        subject: liaisonNumber(id),
        after: { state: row.state, version: row.version, former: assignment.formerId },
      },
      notices: [...succeeded, ...(await askLeader(ctx, tx, row))],
    }
  })

/** What stands already, when it comes in from a ledger. */
export type Held = {
  readonly state: 'active'
  readonly acceptedAt: Date
  readonly contactOn: Date | null
  readonly halfYear: Date
  readonly dueAt: null
}

/** An assignment's row, in a change of the caller's; `held`: the leader keeps in touch with him already. */
export const insertLiaison = async (
  ctx: Context,
  tx: Tx,
  assignment: Assignment,
  held?: Held,
): Promise<LiaisonRow> => {
  await heedQuota(ctx, tx, assignment)
  await heedTwin(tx, assignment)
  const { id } = await tx.liaison.create({
    data: {
      ...assignment,
      state: 'assigned',
      halfYear: dayColumn(halfYearEnd(dayOf(ctx.now))),
      assignedBy: actorKey(ctx.actor),
      since: ctx.now,
      dueAt: dueAfterIfLoaded(await calendarOf(tx), ctx.now, answersWithin),
      createdAt: ctx.now,
      updatedAt: ctx.now,
      ...held,
    },
  })
  return justWritten(tx, id)
}

/** The card with which the leader answers. */
export const askLeader = async (ctx: Context, tx: Tx, row: LiaisonRow): Promise<readonly Notice[]> =>
  noticesTo(liaisonCourse, ctx, tx, row, await liaisonCourse.next(tx, row, ctx.now), {
    key: 'step',
    words: '县委人才办请您联系服务这位专家，请确认。',
  })

export const acceptLiaison = (ctx: Context, ref: At): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'accept',
    ref,
    data: { acceptedAt: ctx.now, halfYear: dayColumn(halfYearEnd(dayOf(ctx.now))) },
  })

export const declineLiaison = (
  ctx: Context,
  ref: At,
  reason: keyof typeof declineReasons,
  remark: string | null,
): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'decline',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: remark,
  })

export const endLiaison = (
  ctx: Context,
  ref: At,
  reason: keyof typeof endReasons,
  remark: string | null,
): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'end',
    ref,
    given: { reason },
    data: { reason, remark, endedAt: ctx.now },
    kept: { reason },
    why: remark,
  })

/** Working days within which a successor is to be named. */
export const successorWithin = 10

const endFormer = async (ctx: Context, tx: Tx, formerId: number | null): Promise<readonly Notice[]> => {
  const former = formerId === null ? null : await findLiaison(tx, formerId)
  if (!former || !['active', 'due_soon', 'overdue', 'changed'].includes(former.state)) return []
  return moveAlong(liaisonCourse, ctx, tx, [
    { verb: 'succeed', ref: former, data: { reason: 'leader', endedAt: ctx.now } },
  ])
}

/** The office takes an assignment back that the leader has not answered yet. */
export const takeBackLiaison = (ctx: Context, ref: At): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'takeBack',
    ref,
    data: { reason: 'withdrawn', endedAt: ctx.now },
  })

const justWritten = async (tx: Tx, id: number): Promise<LiaisonRow> => {
  const row = await findLiaison(tx, id)
  if (!row) throw new Error(`liaison ${id} is not there after it was written`)
  return row
}

const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Asked behind a lock on the leader, so that two assignments at once cannot both take the last place. */
const heedQuota = async (ctx: Context, tx: Tx, { leaderId }: Assignment): Promise<void> => {
  const [leader] = await tx.$queryRaw<{ rank: Rank; until: Date | null; name: string }[]>`
    select l.rank, l.until, p.name from leader l join person p on p.id = l.person_id
    where l.id = ${leaderId} for update of l`
  if (!leader || (leader.until !== null && dayOf(leader.until) < dayOf(ctx.now))) throw notLeader()
  const has = await tx.liaison.count({ where: { leaderId, state: { in: [...living] } } })
  const { most } = quotas[leader.rank]
  if (has >= most)
    throw new Refusal(
      `${leader.name}已经联系${has}位专家，不能再增加。`,
      `${ranks[leader.rank]}每人联系${quotas[leader.rank].least}—${most}位专家。`,
      '请换一位领导，或者先结束其中一项。',
    )
}

const heedTwin = async (tx: Tx, { leaderId, talentId }: Assignment): Promise<void> => {
  const twin = await tx.liaison.findFirst({ where: { leaderId, talentId, state: { in: [...living] } } })
  if (twin)
    throw new Refusal(
      `这位领导已经联系这位专家（${liaisonNumber(twin.id)}）。`,
      '同一位领导和同一位专家只有一项联系。',
      `请发“${liaisonNumber(twin.id)}”查看。`,
    )
}

const notLeader = (): Refusal =>
  new Refusal(
    '这位同志不在县级领导名册里。',
    '联系服务专家的是在任的县级领导。',
    '请先用“县级领导”登记职级。',
  )
