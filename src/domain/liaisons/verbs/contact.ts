import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dayOf } from '#core/shanghai.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { liaisonCourse } from '../course.ts'
import type { contactForms } from '../dictionary.ts'
import { halfYearEnd, nextHalfYearEnd, standingOn } from '../half-year.ts'
import { findLiaison, type LiaisonRow } from '../record.ts'

export type Contact = {
  readonly on: string
  readonly form: keyof typeof contactForms
  readonly matters: string
  /** Sealed: what an expert finds hard may be about his health or family. */
  readonly difficulty: string | null
}

/** One contact; the half-year it lies in is in order, and the clock goes on to the next. */
export const logContact = async (ctx: Context, ref: At, contact: Contact): Promise<LiaisonRow> => {
  if (contact.on > dayOf(ctx.now))
    refuse('联系日期还没有到。', '只登记已经做过的联系。', '请改成实际的日期。')
  const day = new Date(`${contact.on}T00:00:00Z`)
  const before = await findLiaison(ctx.db, ref.id)
  const latest = before?.contactOn && before.contactOn > day ? before.contactOn : day
  const halfYear = nextHalfYearEnd(latest.toISOString().slice(0, 10))
  return takeStep(liaisonCourse, ctx, {
    verb: 'contact',
    ref,
    data: { contactOn: latest, halfYear: new Date(`${halfYear}T00:00:00Z`) },
    also: async (tx, row) => {
      await tx.contact.create({
        data: {
          liaisonId: row.id,
          on: day,
          form: contact.form,
          matters: contact.matters,
          difficulty: contact.difficulty === null ? null : ctx.vault.seal(contact.difficulty),
          loggedBy: actorKey(ctx.actor),
          createdAt: ctx.now,
        },
      })
    },
    kept: { on: contact.on, form: contact.form, hasDifficulty: contact.difficulty !== null },
  })
}

/**
 * Takes back the contact the actor wrote down last; the clock stands again where the remaining ones leave it. A difficulty
 * that has become a grievance keeps its contact.
 */
export const takeContactBack = async (ctx: Context, id: number): Promise<LiaisonRow> => {
  const row = (await findLiaison(ctx.db, id)) ?? notFound('这项联系')
  const contacts = await ctx.db.contact.findMany({ where: { liaisonId: id }, orderBy: { id: 'desc' } })
  const own = contacts.find(({ loggedBy }) => loggedBy === actorKey(ctx.actor)) ?? notFound('这次联系')
  if (own.grievance !== null)
    refuse(
      `这次联系反映的困难已转为诉求${own.grievance}，不能撤销。`,
      '转成诉求的联系要留着。',
      '写错了，请联系县委人才办。',
    )
  const latest = latestOf(contacts.filter(one => one !== own).map(({ on }) => on))
  const due = dueBy(row, latest)
  const to = standingOn(dayOf(ctx.now), due)
  return takeStep(liaisonCourse, ctx, {
    verb: 'uncontact',
    ref: row,
    to,
    given: { withdrawn: true },
    data: {
      contactOn: latest,
      halfYear: new Date(`${due}T00:00:00Z`),
      dueAt: to === 'due_soon' ? endOfDay(due) : null,
    },
    also: async tx => void (await tx.contact.delete({ where: { id: own.id } })),
  })
}

const latestOf = (days: readonly Date[]): Date | null =>
  days.reduce<Date | null>((latest, day) => (latest === null || day > latest ? day : latest), null)

/**
 * The last day by which the next contact is due: of the half-year after the latest, or of the one it was accepted in, or came
 * to be known here.
 */
const dueBy = ({ acceptedAt, createdAt }: LiaisonRow, latest: Date | null): string => {
  const accepted = halfYearEnd(dayOf(acceptedAt && acceptedAt > createdAt ? acceptedAt : createdAt))
  const next = latest === null ? [] : [nextHalfYearEnd(latest.toISOString().slice(0, 10))]
  return [accepted, ...next].toSorted().at(-1) ?? accepted
}

const endOfDay = (day: string): Date => new Date(`${day}T17:30:00+08:00`)

/** Thirty days before the half-year ends, without a contact. */
export const letFallDueSoon = (ctx: Context, ref: At & { readonly halfYear: Date }): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'fallDueSoon',
    ref,
    data: { dueAt: endOfDay(dayOf(ref.halfYear)) },
  })

/** The half-year is over, without a contact. */
export const letFallOverdue = (ctx: Context, ref: At): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, { verb: 'fallOverdue', ref })
