import type { Context } from '#core/context.ts'
import type { StoryReach } from '#core/handlers.ts'
import { deadlineOf } from '#core/machine.ts'
import { deadlineProof } from '#core/working-day-proof.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Course, Kind } from './course.ts'
import { dueOf } from './moving.ts'

/**
 * The story of a record is for whoever stands to it, whole; those of `outlined` read its steps without the words written to
 * them.
 */
export const storyOn =
  <K extends Kind>(course: Course<K>, outlined: readonly K['standing'][] = []): StoryReach =>
  async (ctx, subject) => {
    const row = await rowOf(course, ctx, subject)
    const standing = row ? [...course.standingOf(ctx.actor, row)] : []
    if (standing.length === 0) return null
    return standing.every(one => outlined.includes(one)) ? 'steps' : 'all'
  }

/** The proof of the deadline a record is under, where it was counted in working days from when its state began. */
export const deadlineOn =
  <K extends Kind>(course: Course<K>) =>
  async (ctx: Context, subject: string): Promise<string | null> => {
    const row = await rowOf(course, ctx, subject)
    if (!row?.dueAt) return null
    const stated = deadlineOf(course.machine, row.state)
    const within = stated && 'byRecord' in stated ? (course.deadline?.(row, row.state) ?? null) : stated
    const calendar = await calendarOf(ctx.db)
    const counted = dueOf<K>(course, calendar, row, row.state, row.since)
    // A deadline that was moved by hand is told by the step that moved it.
    return within && 'workingDays' in within && counted?.getTime() === row.dueAt.getTime()
      ? deadlineProof(calendar, row.since, within.workingDays)
      : null
  }

const rowOf = async <K extends Kind>(
  course: Course<K>,
  { db }: Context,
  subject: string,
): Promise<K['row'] | null> => {
  const id = Number(subject.split('-')[1])
  return Number.isSafeInteger(id) ? course.find(db, id) : null
}
