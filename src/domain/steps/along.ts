import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { appendAudit } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { Course, Kind } from './course.ts'
import { auditOf, move, type Step } from './moving.ts'
import { noticesAfter } from './notices.ts'

/**
 * Steps that follow from another one, inside its change: the rows, an entry each in the story of its own record, and the
 * notices, which the caller hands on.
 */
export const moveAlong = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  tx: Tx,
  steps: readonly Step<K>[],
): Promise<readonly Notice[]> => {
  const notices: Notice[] = []
  const entries: (() => Promise<void>)[] = []
  for (const step of steps) {
    const moved = await move(course, ctx, tx, step)
    notices.push(...(await noticesAfter(course, ctx, tx, moved)))
    notices.push(...((await step.follow?.(tx, moved.after)) ?? []))
    const { id, version } = moved.after
    const turn = `${ctx.turn}:${course.numberOf(id)}:${version}`
    entries.push(() => appendAudit(tx, ctx, turn, auditOf(course, moved, step)))
  }
  // After all rows: whoever has written to the audit makes every other change wait.
  for (const enter of entries) await enter()
  return notices
}
