import type { Context } from '#core/context.ts'
import { deadlineOf, edgeOf } from '#core/machine.ts'
import { maskNumbers } from '#core/masks.ts'
import { notFound } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { dueAfterHoursIfLoaded, dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { AuditEntry } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { At, Course, EdgeOf, Kind } from './course.ts'
import { noticesAfter } from './notices.ts'

/** The record is no longer what the card was drawn from: it has another version, or its state does not know the step. */
export class MovedOn extends Error {
  /** Which noun's record: talent. */
  readonly key: string
  readonly id: number

  constructor(key: string, id: number) {
    super(`${key} ${id} has moved on`)
    this.name = 'MovedOn'
    this.key = key
    this.id = id
  }
}

/** One step of a record's life, as a verb asks for it. */
export type Step<K extends Kind> = {
  readonly verb: K['verb']
  readonly ref: At
  /** Where the verb has several ends. */
  readonly to?: K['state']
  readonly given?: K['given']
  /** Columns that change with the state. `dueAt` among them sets the deadline instead of the machine's: a clock that goes on. */
  readonly data?: Partial<K['data']>
  /** Rows that change before the needs of the step are looked at: an edit that completes the record. */
  readonly edit?: (tx: Tx, row: K['row']) => Promise<void>
  /** Rows that change with it. */
  readonly also?: (tx: Tx, row: K['row']) => Promise<void>
  /** What follows from it for other records; whom they concern is told with the step. Not for a bare {@link move}. */
  readonly follow?: (tx: Tx, after: K['row']) => Promise<readonly Notice[]>
  /** What the audit keeps beside the state; nothing of class P2 or P3. */
  readonly kept?: Readonly<Record<string, unknown>>
  readonly why?: string | null
}

export type Moved<K extends Kind> = {
  readonly before: K['row']
  readonly after: K['row']
  readonly edge: EdgeOf<K>
}

/** Takes one step in a change of its own: row, audit and notices to the next in line. Throws {@link MovedOn} or a Refusal. */
export const takeStep = <K extends Kind>(course: Course<K>, ctx: Context, step: Step<K>): Promise<K['row']> =>
  change(ctx, async tx => {
    const moved = await move(course, ctx, tx, step)
    const notices = await noticesAfter(course, ctx, tx, moved)
    return {
      result: moved.after,
      event: auditOf(course, moved, step),
      notices: [...notices, ...((await step.follow?.(tx, moved.after)) ?? [])],
    }
  })

/** Takes one step inside a change: permission, needs, the row itself. Audit and notices are the caller's. */
export const move = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  tx: Tx,
  step: Step<K>,
): Promise<Moved<K>> => {
  const { id, version } = step.ref
  const before = (await course.find(tx, id)) ?? notFound(course.what)
  const edge = edgeOf(course.machine, step.verb, before.state, step.to)
  if (!edge || before.version !== version) throw new MovedOn(course.key, id)
  await allowStep(course, ctx, tx, edge, before)
  await step.edit?.(tx, before)
  const edited = step.edit ? ((await course.find(tx, id)) ?? before) : before
  for (const need of edge.needs) {
    const refusal = course.guards[need as K['need']](edited, step.given ?? {})
    if (refusal) throw refusal
  }
  await writeState(course, ctx, tx, edge, step, edited)
  await step.also?.(tx, edited)
  return { before, after: (await course.find(tx, id)) ?? edited, edge }
}

const allowStep = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  tx: Tx,
  edge: EdgeOf<K>,
  row: K['row'],
): Promise<void> => {
  const standing = course.standingOf(ctx.actor, row)
  if (standing.size === 0) notFound(course.what)
  if (!edge.by.some(who => standing.has(who))) throw course.notYours()
  const refusal = edge.separate ? await course.barred?.(ctx, tx, edge, row) : null
  if (refusal) throw refusal
}

const writeState = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  tx: Tx,
  edge: EdgeOf<K>,
  step: Step<K>,
  row: K['row'],
): Promise<void> => {
  // A whole row may be given as the reference.
  const { id, version } = step.ref
  const count = await course.write(
    tx,
    { id, version },
    {
      dueAt: dueOf(course, await calendarOf(tx), row, edge.to, ctx.now),
      ...course.reset,
      ...step.data,
      state: edge.to,
      since: ctx.now,
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
  )
  if (count !== 1) throw new MovedOn(course.key, id)
}

/**
 * When a state entered at `now` is due. `null` when it waits for nobody, and also when the way there leaves the loaded
 * years: the record goes on, the card says that the date is still open, and the clock fills it in.
 */
export const dueOf = <K extends Kind>(
  course: Pick<Course<K>, 'machine' | 'deadline'>,
  calendar: Calendar,
  row: K['row'],
  state: K['state'],
  now: Date,
): Date | null => {
  const stated = deadlineOf(course.machine, state)
  const within = stated && 'byRecord' in stated ? (course.deadline?.(row, state) ?? null) : stated
  if (within === null || 'byRecord' in within) return null
  return 'workingDays' in within
    ? dueAfterIfLoaded(calendar, now, within.workingDays)
    : dueAfterHoursIfLoaded(calendar, now, within.workingHours)
}

export const auditOf = <K extends Kind>(
  course: Course<K>,
  { before, after, edge }: Moved<K>,
  step: Pick<Step<K>, 'kept' | 'why'>,
): AuditEntry => ({
  event: course.machine.verbs[edge.verb as K['verb']].event,
  subject: course.numberOf(before.id),
  before: { state: before.state, version: before.version },
  after: { state: after.state, version: after.version, ...step.kept },
  ...(step.why ? { why: maskNumbers(step.why) } : {}),
})
