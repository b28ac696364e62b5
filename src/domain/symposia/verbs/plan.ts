import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { addWorkingDays } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, type Step, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { type SymposiumOf, symposiumCourse } from '../course.ts'
import { type cancelReasons, inviteDays, type SymposiumKind } from '../dictionary.ts'
import { findSymposium, type SymposiumRow, symposiumNumber } from '../record.ts'
import { tellGuests } from '../telling.ts'

export type Plan = {
  readonly kind: SymposiumKind
  readonly topic: string
  readonly startsAt: Date
  readonly place: string
  readonly hostId: number | null
}

/** Whom to invite, by their numbers. */
export type Invited = { readonly talentIds: readonly number[]; readonly unitIds: readonly number[] }

/** Most who are invited to one talk; beyond it is a meeting. */
export const guestsMax = 80

/** Keeps a plan: nobody is told before the invitations go out. */
export const planSymposium = (ctx: Context, plan: Plan, invited: Invited): Promise<SymposiumRow> =>
  change(ctx, async tx => {
    if (plan.startsAt <= ctx.now) past()
    const { id } = await tx.symposium.create({
      data: {
        ...plan,
        state: 'planned',
        createdBy: actorKey(ctx.actor),
        since: ctx.now,
        dueAt: inviteBy(await calendarOf(tx), plan.startsAt, ctx.now),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    await putOnList(ctx, tx, id, invited)
    return {
      result: await justWritten(tx, id),
      event: {
        event: 'symposium.planned',
        subject: symposiumNumber(id),
        after: { state: 'planned', version: 1, kind: plan.kind },
      },
    }
  })

const past = (): never => refuse('开会的时间已经过了。', '只能安排以后的时间。', '请改成以后的日期和时间。')

/** Puts a plan right before it is told to anybody; who is on the list already stays there. */
export const editPlan = async (ctx: Context, ref: At, plan: Plan, invited: Invited): Promise<SymposiumRow> =>
  takeStep(symposiumCourse, ctx, {
    verb: 'edit',
    ref,
    given: { future: plan.startsAt > ctx.now },
    data: { ...plan, dueAt: inviteBy(await calendarOf(ctx.db), plan.startsAt, ctx.now) },
    also: async (tx, row) => void (await putOnList(ctx, tx, row.id, invited)),
  })

/** The invitations go out: everybody on the list who can be written to gets a card. */
export const inviteGuests = (ctx: Context, ref: At): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => ({
    verb: 'invite',
    ref,
    given: { guests: row.guests.length, future: row.startsAt > ctx.now },
    data: { invitedAt: ctx.now, dueAt: endOfDay(row.startsAt) },
    follow: (tx, after) => tellGuests(ctx, tx, after, { key: 'invite', words: invitedWords }),
  }))

const invitedWords = '县委人才办邀请您参加，请答复能不能到会。'

export type Moving = {
  readonly startsAt: Date
  readonly place: string
  readonly remark: string | null
}

/** Another day, time or place. With another time the answers begin anew: who could come then may not come now. */
export const moveSymposium = (ctx: Context, ref: At, moving: Moving): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => {
    const anew = row.startsAt.getTime() !== moving.startsAt.getTime()
    return {
      verb: 'move',
      ref,
      given: { future: moving.startsAt > ctx.now },
      data: { ...moving, dueAt: endOfDay(moving.startsAt) },
      also: async tx => void (anew && (await forgetAnswers(tx, row.id))),
      follow: (tx, after) =>
        tellGuests(ctx, tx, after, {
          key: 'move',
          words: anew
            ? `时间改了${behind(moving.remark)}，请重新答复能不能到会。`
            : `地点改了${behind(moving.remark)}，请留意。`,
        }),
      kept: { anew },
    }
  })

const behind = (remark: string | null): string => (remark === null ? '' : `（${remark}）`)

const forgetAnswers = (tx: Tx, symposiumId: number): Promise<unknown> =>
  tx.symposiumGuest.updateMany({
    where: { symposiumId },
    data: {
      answer: 'none',
      reason: null,
      deputy: null,
      answeredAt: null,
      answeredBy: null,
      remindedAt: null,
    },
  })

/** Calls it off; whoever was invited is told. */
export const cancelSymposium = (
  ctx: Context,
  ref: At,
  reason: keyof typeof cancelReasons,
  remark: string | null,
): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => ({
    verb: 'cancel',
    ref,
    given: { reason },
    data: { reason, remark },
    follow: async (tx, after) =>
      row.invitedAt === null
        ? []
        : tellGuests(ctx, tx, after, {
            key: 'cancel',
            words: `取消了，不用来了${behind(remark)}。给您带来不便，请谅解。`,
          }),
    kept: { reason },
    why: remark,
  }))

/** A step that looks at the record first; its version keeps anything from coming between. */
export const stepFrom = async (
  ctx: Context,
  ref: At,
  make: (row: SymposiumRow) => Step<SymposiumOf>,
): Promise<SymposiumRow> => {
  const row = (await findSymposium(ctx.db, ref.id)) ?? notFound('这场座谈会')
  return takeStep(symposiumCourse, ctx, make(row))
}

/** Puts experts and units on the list, each once; answers who is new. */
export const putOnList = async (
  ctx: Context,
  tx: Tx,
  symposiumId: number,
  { talentIds, unitIds }: Invited,
): Promise<readonly number[]> => {
  const known = await tx.symposiumGuest.findMany({ where: { symposiumId } })
  const talents = new Set(known.map(({ talentId }) => talentId))
  const units = new Set(known.map(({ unitId }) => unitId))
  const data = [
    ...[...new Set(talentIds)].filter(id => !talents.has(id)).map(talentId => ({ talentId })),
    ...[...new Set(unitIds)].filter(id => !units.has(id)).map(unitId => ({ unitId })),
  ].map(one => ({ ...one, symposiumId, createdAt: ctx.now }))
  if (known.length + data.length > guestsMax) tooMany(known.length + data.length)
  const made = await tx.symposiumGuest.createManyAndReturn({ data, select: { id: true } })
  return made.map(({ id }) => id)
}

const tooMany = (count: number): never =>
  refuse(
    `名单有${count}位，超过了${guestsMax}位。`,
    `一场座谈会最多请${guestsMax}位，人太多谈不深。`,
    '请减少人数，或者分成几场。',
  )

/** The end of the day by which the invitations are due; today where it is late already, open beyond the loaded years. */
const inviteBy = (calendar: Calendar, startsAt: Date, now: Date): Date | null => {
  try {
    const due = instantOf(addWorkingDays(calendar, dayOf(startsAt), -inviteDays), '17:30')
    return due > now ? due : endOfDay(now)
  } catch {
    return null
  }
}

const endOfDay = (at: Date): Date => instantOf(dayOf(at), '17:30')

const justWritten = async (tx: Tx, id: number): Promise<SymposiumRow> => {
  const row = await findSymposium(tx, id)
  if (!row) throw new Error(`symposium ${id} is not there after it was written`)
  return row
}
