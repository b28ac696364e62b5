import type { Context } from '#core/context.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { stationCourse } from '../course.ts'
import {
  type Dimension,
  type Grade,
  gradeOf,
  type Level,
  type RevokeReason,
  revokeReasons,
  type StationState,
} from '../dictionary.ts'
import { dayIn } from '../guards.ts'
import { findStation, type StationRow } from '../record.ts'
import type { ReportInput } from '../schema.ts'
import { dateOf } from './found.ts'

/** December: the host is asked what the station did this year. */
export const callReport = (ctx: Context, ref: At, year: number): Promise<StationRow> =>
  takeStep(stationCourse, ctx, { verb: 'callReport', ref, data: { assessYear: year }, kept: { year } })

export const reportYear = (ctx: Context, ref: At, year: number, input: ReportInput): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'report',
    ref,
    given: { reported: true, today: dayOf(ctx.now) },
    also: async (tx, { id }) => {
      const { acreage, income, spent, ...rest } = input
      const kept = {
        ...rest,
        acreageMu: acreage,
        incomeFen: income ?? 0,
        spentFen: spent ?? 0,
        by: actorKey(ctx.actor),
        at: ctx.now,
      }
      await tx.workstationReport.upsert({
        where: { stationId_year: { stationId: id, year } },
        create: { stationId: id, year, ...kept },
        update: kept,
      })
    },
    kept: { year },
  })

export type Points = Readonly<Record<Dimension, number>>

/** Where each grade leads. */
const after: Readonly<Record<Grade, StationState>> = {
  excellent: 'running',
  good: 'running',
  basic: 'rectify',
  failed: 'deliberation',
}

/** The office grades by points; the grade follows from their sum. */
export const gradeStation = async (
  ctx: Context,
  ref: At,
  year: number,
  points: Points,
  words: string | null,
): Promise<StationRow> => {
  const total = Object.values(points).reduce((sum, one) => sum + one, 0)
  const grade = gradeOf(total)
  const isOver = after[grade] === 'running'
  return takeStep(stationCourse, ctx, {
    verb: 'grade',
    ref,
    to: after[grade],
    given: { points: total, today: dayOf(ctx.now) },
    data: {
      grade,
      gradedYear: year,
      ...(isOver ? {} : { remark: words }),
      ...(grade === 'failed' ? { reason: 'failed' satisfies RevokeReason } : {}),
    },
    also: async (tx, { id }) => {
      await tx.workstationAssessment.create({
        data: { stationId: id, year, ...points, total, grade, words, by: actorKey(ctx.actor), at: ctx.now },
      })
    },
    kept: { year, total, grade },
    why: words,
  })
}

export const proposeRevoke = (
  ctx: Context,
  ref: At,
  reason: RevokeReason,
  words: string,
): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'proposeRevoke',
    ref,
    given: { words, revokeReason: reason, today: dayOf(ctx.now) },
    data: { reason, remark: words },
    kept: { reason },
    why: `${revokeReasons[reason]}。${words}`,
  })

type Decision = 'revoke' | 'keep' | 'orderRectify'

/** What the leading group decided; the reason it was asked for stays with a station that is revoked. */
export const recordDecision = async (
  ctx: Context,
  ref: At,
  verb: Decision,
  document: string,
  words: string | null,
): Promise<StationRow> => {
  const row = await findStation(ctx.db, ref.id)
  return takeStep(stationCourse, ctx, {
    verb,
    ref,
    given: { document, today: dayOf(ctx.now) },
    data: {
      remark: [document, words].filter(Boolean).join('：'),
      ...(verb === 'revoke' ? { reason: row?.reason ?? null } : {}),
    },
    kept: { document },
    why: words,
  })
}

export const applyUpgrade = (ctx: Context, ref: At, level: Level, words: string): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'applyUpgrade',
    ref,
    given: { level, words, today: dayOf(ctx.now) },
    data: { targetLevel: level, remark: words },
    kept: { level },
    why: words,
  })

type Upgraded = { readonly level: Level; readonly fromOn: Day; readonly document: string }

/** The new level begins, the old one ends the day before: one station, two stretches of its history. */
export const upgradeStation = (
  ctx: Context,
  ref: At,
  { level, fromOn, document }: Upgraded,
): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'upgrade',
    ref,
    given: { level, document, today: dayOf(ctx.now) },
    data: { level, targetLevel: null },
    also: async (tx, row) => {
      await tx.workstationLevel.updateMany({
        where: { stationId: row.id, toOn: null },
        data: { toOn: dateOf(addDays(fromOn, -1)) },
      })
      await tx.workstationLevel.create({
        data: { stationId: row.id, level, fromOn: dateOf(fromOn), doc: document },
      })
    },
    kept: { level, fromOn, document },
  })

/** Sixty days before the agreement ends, or when the host wants to renew earlier. */
export const startRenewal = async (ctx: Context, ref: At): Promise<StationRow> => {
  const row = await findStation(ctx.db, ref.id)
  const ends = dayIn(row?.endsOn ?? null)
  return takeStep(stationCourse, ctx, {
    verb: 'startRenewal',
    ref,
    data: { dueAt: ends === null ? null : instantOf(ends, '17:30') },
    kept: { endsOn: ends },
  })
}

/** Picked for money: the amount in whole fen, once a year. */
export const fundStation = (ctx: Context, ref: At, fen: number, document: string): Promise<StationRow> => {
  const year = Number(dayOf(ctx.now).slice(0, 4))
  return takeStep(stationCourse, ctx, {
    verb: 'fund',
    ref,
    given: { fen, document, today: dayOf(ctx.now) },
    data: { fundedAt: ctx.now },
    also: async (tx, { id }) => {
      await tx.workstationSubsidy.create({
        data: { stationId: id, year, fen, doc: document, decidedBy: actorKey(ctx.actor), decidedAt: ctx.now },
      })
    },
    kept: { year, fen, document },
  })
}

type NewExpert = { readonly name: string; readonly title: string | null; readonly institution: string }

/** The lead expert is gone; the deadline of the present state stays. */
export const expertLeft = (ctx: Context, row: StationRow, leftOn: Day): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'expertLeft',
    ref: row,
    data: { expertLeftOn: dateOf(leftOn), dueAt: row.dueAt },
    kept: { leftOn },
  })

export const replaceExpert = (ctx: Context, row: StationRow, expert: NewExpert): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'replaceExpert',
    ref: row,
    given: { expert, today: dayOf(ctx.now) },
    data: {
      expertName: expert.name,
      expertTitle: expert.title,
      institution: expert.institution,
      expertLeftOn: null,
      dueAt: row.dueAt,
    },
    kept: { before: row.expertName, expert: expert.name },
  })
