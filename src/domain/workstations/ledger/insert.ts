import type { Context } from '#core/context.ts'
import { notFound } from '#core/refusal.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { dueOf } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { type StationKindOf, stationCourse } from '../course.ts'
import type { StationState } from '../dictionary.ts'
import { findStation, type StationRow } from '../record.ts'
import type { Resolved } from '../resolve.ts'
import { columnsOf, membersOf } from '../verbs/apply.ts'
import { dateOf } from '../verbs/found.ts'
import type { Days, StandingStation } from './standing.ts'
import type { Standing } from './standing-words.ts'

/** A station that stands already, and the county's rows its words mean. */
type StandingRow = {
  readonly input: StandingStation
  readonly resolved: Resolved
  readonly standing: Standing
  readonly days: Days
}

/** Writes it as it stands: its days are those of its papers, and its deadline begins with them. */
export const insertStanding = async (ctx: Context, tx: Tx, given: StandingRow): Promise<StationRow> => {
  const { input, days } = given
  const state = stateOf(given, dayOf(ctx.now))
  const since = sinceOf(given, ctx.now)
  const { id } = await tx.workstation.create({
    data: {
      ...columnsOf(given),
      ...(input.name === null ? {} : { name: input.name }),
      ...papersOf(given),
      state,
      since,
      contactId: null,
      registeredBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      updatedAt: ctx.now,
      members: { create: membersOf(input) },
      levels: { create: levelsOf(given) },
    },
  })
  const row = (await findStation(tx, id)) ?? notFound(stationCourse.what)
  const dueAt =
    state === 'renewal' && days.endsOn !== null
      ? instantOf(days.endsOn, '17:30')
      : dueOf<StationKindOf>(stationCourse, await calendarOf(tx), row, state, since)
  await tx.workstation.update({ where: { id }, data: { dueAt } })
  return { ...row, dueAt }
}

/** A station whose agreement is over waits for the next one: nobody is reminded of what has passed. */
const stateOf = ({ standing, days }: StandingRow, today: Day): StationState =>
  standing === 'running' && days.endsOn !== null && days.endsOn < today ? 'renewal' : standing

/** What was approved is to be signed from then on; what is over, is over since then. */
const sinceOf = ({ standing, days: { approvedOn, overOn } }: StandingRow, now: Date): Date => {
  if (standing === 'approved' && approvedOn !== null) return instantOf(approvedOn, '10:00')
  return (standing === 'revoked' || standing === 'closed') && overOn !== null
    ? instantOf(overOn, '17:30')
    : now
}

const papersOf = ({ input, days }: StandingRow) => ({
  approvalDoc: input.document,
  approvedOn: dayColumn(days.approvedOn),
  startsOn: dayColumn(days.startsOn),
  endsOn: dayColumn(days.endsOn),
  plateOn: dayColumn(days.plateOn),
  daysPerYear: input.daysPerYear,
  agreementFile: input.file,
})

const dayColumn = (day: Day | null): Date | null => (day === null ? null : dateOf(day))

/** The stretches of its levels: what past days are counted from. Before it was raised it held the former one, where that is known. */
const levelsOf = ({ input, standing, days }: StandingRow) => {
  const { plateOn, levelFrom, formerLevel, overOn } = days
  if (plateOn === null) return []
  const toOn = standing === 'revoked' || standing === 'closed' ? dayColumn(overOn) : null
  const now = { level: input.level, fromOn: dateOf(levelFrom ?? plateOn), toOn, doc: input.document }
  if (levelFrom === null || formerLevel === null) return [now]
  return [
    { level: formerLevel, fromOn: dateOf(plateOn), toOn: dateOf(addDays(levelFrom, -1)), doc: null },
    now,
  ]
}
