import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import * as steps from '#domain/steps/index.ts'
import type { AuditEntry } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { type TalentKind, talentCourse } from './course.ts'
import type { Looking, TalentRow } from './record.ts'

export { MovedOn } from '#domain/steps/index.ts'

/** The record is no longer what the card was drawn from. */
export const movedOn = (talentId: number): steps.MovedOn => new steps.MovedOn(talentCourse.key, talentId)

/** One step of a record's life, as a verb asks for it. */
export type Step = steps.Step<TalentKind>

export type Moved = steps.Moved<TalentKind>

export type Told = steps.Told<TalentKind['standing']>

/** Takes one step in a change of its own: row, audit and notices to the next in line. Throws MovedOn or a Refusal. */
export const takeStep = (ctx: Context, step: Step): Promise<TalentRow> =>
  steps.takeStep(talentCourse, ctx, step)

/** Takes one step inside a change: permission, needs, the row itself. Audit and notices are the caller's. */
export const move = (ctx: Context, tx: Tx, step: Step): Promise<Moved> =>
  steps.move(talentCourse, ctx, tx, step)

export const auditOf = (moved: Moved, step: Step): AuditEntry => steps.auditOf(talentCourse, moved, step)

/** The notices a step leaves behind: to whoever is next, never to the one who took the step. */
export const noticesAfter = (ctx: Context, tx: Tx, moved: Moved): Promise<readonly Notice[]> =>
  steps.noticesAfter(talentCourse, ctx, tx, moved)

/** The same to several; `about.key` tells apart what is said about the same version. */
export const noticesTo = (
  ctx: Context,
  db: Looking,
  row: TalentRow,
  told: readonly Told[],
  about: steps.About,
): Promise<readonly Notice[]> => steps.noticesTo(talentCourse, ctx, db, row, told, about)
