import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { addDays, addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { dueOf, inOfficeHours, workingDaysAfter, workingDaysPast } from './deadlines.ts'
import { states, type TalentState } from './dictionary.ts'
import { consentLapsesAfter, daysAllowed, remindersOf } from './machine.ts'
import { MovedOn } from './moving.ts'
import { nextInLine, noticesTo, type Told } from './notices.ts'
import { talentNumber } from './number.ts'
import { findTalent, type TalentRow } from './record.ts'
import { lapseConsent } from './verbs/consent.ts'
import { eraseByRule } from './verbs/erase.ts'
import { discardDraft } from './verbs/leave.ts'
import { letFallDue } from './verbs/review.ts'
import { stateOf } from './view.ts'
import { officeOf } from './whom.ts'

/** Months after which a record has to be confirmed again. */
const confirmAfterMonths = 12
/** Years a record is kept after its owner left (domain B.6, retention). */
const keepYears = 3
/** Days a record is kept to which nobody ever agreed, and a draft nobody goes on with. */
const keepUnconsentedDays = 30
/** Most records one run looks at per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning: what has come due, who has to be reminded, what may no longer be kept. */
export const followUp = job({
  name: 'talents.follow-up',
  cron: '20 9 * * *',
  allow: onlySystem,
  run: async ctx => {
    if (!inOfficeHours(ctx.now)) return
    await fillOpenDeadlines(ctx)
    await eachOf(ctx, 'lapse', await unanswered(ctx), lapseConsent)
    await eachOf(ctx, 'due', await yearOld(ctx), letFallDue)
    await eachOf(ctx, 'stale', await unconfirmed(ctx), markStale)
    await eachOf(ctx, 'erase', await keptTooLong(ctx), eraseByRule)
    await eachOf(ctx, 'discard', await oldDrafts(ctx), discardDraft)
    await remindAll(ctx)
  },
})

type Due = { readonly id: number; readonly version: number }

/** One change per record, each with a turn of its own: a run that broke off goes on where it stopped, and changes nothing twice. */
const eachOf = async (
  ctx: Context,
  what: string,
  rows: readonly Due[],
  act: (ctx: Context, ref: Due) => Promise<unknown>,
): Promise<void> => {
  for (const { id, version } of rows) {
    try {
      await act({ ...ctx, turn: `${ctx.turn}:${what}:${talentNumber(id)}` }, { id, version })
    } catch (error) {
      // Somebody was quicker, or an earlier run was: the record is where it should be.
      if (!(error instanceof MovedOn) && !(error instanceof AlreadyChanged)) throw error
    }
  }
}

const due = { select: { id: true, version: true }, orderBy: { id: 'asc' }, take: batchMax } as const

const unanswered = async (ctx: Context): Promise<readonly Due[]> => {
  const waiting = await ctx.db.talent.findMany({
    where: { state: 'awaiting_consent' },
    select: { id: true, version: true, since: true },
    orderBy: { since: 'asc' },
    take: batchMax,
  })
  return waiting.filter(({ since }) => {
    const ends = workingDaysAfter(since, consentLapsesAfter)
    return ends !== null && ends < ctx.now
  })
}

const yearOld = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: {
      state: 'verified',
      confirmedAt: { lt: instantOf(addDays(addMonths(dayOf(ctx.now), -confirmAfterMonths), 1)) },
    },
    ...due,
  })

const unconfirmed = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({ where: { state: 'annual_due', dueAt: { lt: ctx.now }, staleAt: null }, ...due })

const keptTooLong = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: {
      state: 'exited',
      // A merged record is part of the one that was kept, and is erased with it.
      mergedIntoId: null,
      OR: [
        { exitedAt: { lt: instantOf(addMonths(dayOf(ctx.now), -keepYears * 12)) } },
        { consentAt: null, exitedAt: { lt: instantOf(addDays(dayOf(ctx.now), -keepUnconsentedDays)) } },
      ],
    },
    ...due,
  })

const oldDrafts = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: { state: 'draft', updatedAt: { lt: instantOf(addDays(dayOf(ctx.now), -keepUnconsentedDays)) } },
    ...due,
  })

/** The yearly confirmation did not come: the record stays, marked as out of date, and the office knows. */
const markStale = (ctx: Context, { id, version }: Due): Promise<unknown> =>
  change(ctx, async tx => {
    const { count } = await tx.talent.updateMany({
      where: { id, version, state: 'annual_due' },
      data: { staleAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now },
    })
    const row = await findTalent(tx, id)
    if (count !== 1 || !row) throw new MovedOn(id)
    const office = (await officeOf(tx, ctx.now)).map(
      colleague => ({ colleague, standing: 'office' }) as const,
    )
    return {
      result: row,
      event: {
        event: 'talent.stale',
        subject: talentNumber(id),
        after: { state: row.state, version: row.version },
      },
      notices: await noticesTo(ctx, tx, row, office, {
        key: 'stale',
        words: '年度确认逾期，已标为“信息过期”，请催办。',
      }),
    }
  })

/** Deadlines that lay beyond the loaded holidays get their date as soon as the year is loaded. */
const fillOpenDeadlines = async (ctx: Context): Promise<void> => {
  const open = await ctx.db.talent.findMany({
    where: { state: { in: Object.keys(daysAllowed) }, dueAt: null },
    select: { id: true, version: true, state: true, since: true },
    take: batchMax,
  })
  const dated = open.filter(row => dueOf(stateOf(row), row.since) !== null)
  await eachOf(ctx, 'date', dated, (own, { id, version }) =>
    change(own, async tx => {
      const row = dated.find(one => one.id === id)
      const dueAt = row ? dueOf(stateOf(row), row.since) : null
      // The version stays: cards that stand already still mean the same step.
      const { count } = await tx.talent.updateMany({ where: { id, version, dueAt: null }, data: { dueAt } })
      if (count !== 1) throw new MovedOn(id)
      return { result: id, event: { event: 'talent.dated', subject: talentNumber(id), after: { dueAt } } }
    }),
  )
}

/** Everybody who is next in line is reminded on the days the machine names; each day of each record once. */
const remindAll = async (ctx: Context): Promise<void> => {
  for (const state of Object.keys(remindersOf)) {
    const rows = await ctx.db.talent.findMany({
      where: { state, dueAt: { not: null } },
      select: { id: true, version: true, dueAt: true },
      orderBy: { dueAt: 'asc' },
      take: batchMax,
    })
    const today = rows.filter(row => row.dueAt && isReminderDay(state, row.dueAt, ctx.now))
    await eachOf(ctx, 'remind', today, remind)
  }
}

const isReminderDay = (state: string, dueAt: Date, now: Date): boolean => {
  const past = workingDaysPast(dayOf(dueAt), dayOf(now))
  return past !== null && (remindersOf[state as TalentState] ?? []).includes(past) // keys of the same table
}

const remind = (ctx: Context, { id, version }: Due): Promise<unknown> =>
  change(ctx, async tx => {
    const row = await findTalent(tx, id)
    if (!row || row.version !== version || row.dueAt === null) throw new MovedOn(id)
    const past = workingDaysPast(dayOf(row.dueAt), dayOf(ctx.now)) ?? 0
    const told = [...(await nextInLine(tx, row, ctx.now)), ...(await escalated(ctx, row, past))]
    return {
      result: told.length,
      event: { event: 'talent.reminded', subject: talentNumber(id), after: { state: row.state, past } },
      notices: await noticesTo(ctx, tx, row, told, {
        key: `remind:${past}`,
        words: reminderWords(row, past),
      }),
    }
  })

/** Three working days over and more: the office reads along. */
const escalateAfter = 3

const escalated = async (ctx: Context, row: TalentRow, past: number): Promise<readonly Told[]> => {
  if (past < escalateAfter || !['unit_review', 'fix'].includes(row.state)) return []
  return (await officeOf(ctx.db, ctx.now)).map(colleague => ({ colleague, standing: 'office' }) as const)
}

const reminderWords = (row: TalentRow, past: number): string => {
  const what = states[stateOf(row)]
  if (past < 0) return `提醒：${what}，还有${-past}个工作日到期。`
  return past === 0 ? `提醒：${what}，今天到期。` : `催办：${what}，已超期${past}个工作日。`
}
