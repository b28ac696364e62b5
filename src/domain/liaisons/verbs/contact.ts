import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { dayOf } from '#core/shanghai.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { liaisonCourse } from '../course.ts'
import type { contactForms } from '../dictionary.ts'
import { nextHalfYearEnd } from '../half-year.ts'
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

/** Thirty days before the half-year ends, without a contact. */
export const letFallDueSoon = (ctx: Context, ref: At & { readonly halfYear: Date }): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, {
    verb: 'fallDueSoon',
    ref,
    data: { dueAt: new Date(`${dayOf(ref.halfYear)}T17:30:00+08:00`) },
  })

/** The half-year is over, without a contact. */
export const letFallOverdue = (ctx: Context, ref: At): Promise<LiaisonRow> =>
  takeStep(liaisonCourse, ctx, { verb: 'fallOverdue', ref })
