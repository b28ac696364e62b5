import { timeWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { StoryReach } from '#core/handlers.ts'
import { type Deadline, deadlineOf } from '#core/machine.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { deadlineProof, hoursProof } from '#core/working-day-proof.ts'
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
    const id = plainId(subject)
    const row = id === null ? null : await course.find(ctx.db, id)
    const standing = row ? [...course.standingOf(ctx.actor, row)] : []
    if (standing.length === 0) return null
    return standing.every(one => outlined.includes(one)) ? 'steps' : 'all'
  }

/** How the deadline a record is under came about, in one line; `null`: it is under none. */
export const deadlineOn =
  <K extends Kind>(course: Course<K>, idIn: (subject: string) => number | null = plainId) =>
  async (ctx: Context, subject: string): Promise<string | null> => {
    const id = idIn(subject)
    const row = id === null ? null : await course.find(ctx.db, id)
    const stated = row && deadlineOf(course.machine, row.state)
    if (!row || !stated) return null
    if (row.dueAt === null) return '截止日期还没有定：要等那一年的放假安排导入以后再算。'
    const calendar = await calendarOf(ctx.db)
    return (
      countedProof(course, calendar, row, row.dueAt) ??
      course.proof?.(row, calendar) ??
      givenWords(row.dueAt, stated)
    )
  }

/** The count from when its state began, or from where else its clock began, if that is what the deadline is. */
const countedProof = <K extends Kind>(
  course: Course<K>,
  calendar: Calendar,
  row: K['row'],
  dueAt: Date,
): string | null => {
  const stated = deadlineOf(course.machine, row.state)
  const within = stated && 'byRecord' in stated ? (course.deadline?.(row, row.state) ?? null) : stated
  if (within === null || 'byRecord' in within) return null
  const from = [row.since, ...(course.began?.(row) ?? [])].find(
    began =>
      began !== null && dueOf<K>(course, calendar, row, row.state, began)?.getTime() === dueAt.getTime(),
  )
  if (!from) return null
  return 'workingDays' in within
    ? deadlineProof(calendar, from, within.workingDays)
    : hoursProof(calendar, from, within.workingHours)
}

/** A date that was given rather than counted: by the record itself, or by the step that moved it. */
const givenWords = (dueAt: Date, stated: Deadline): string =>
  'byRecord' in stated
    ? `${timeWords(dueAt)}截止：${stated.byRecord}。`
    : `${timeWords(dueAt)}截止，是办理中另行定下的，见下面的记录。`

/** GZ-3. */
const plainId = (subject: string): number | null => {
  const id = Number(subject.split('-')[1])
  return Number.isSafeInteger(id) ? id : null
}
