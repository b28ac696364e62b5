import type { Context } from '#core/context.ts'
import type { DueMatter, Reminded, TellMorning } from '#core/morning.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays, receiptDay } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { whoHolds } from '#domain/people/index.ts'
import {
  type Colleague,
  dueRecords,
  headsOf,
  officeOf,
  pastIfReminded,
  pastWords,
} from '#domain/steps/index.ts'
import { grievanceCourse } from './course.ts'
import { closing, kinds, open, states, withUnit } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { nextInLine } from './parties.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { levels, times } from './settings.ts'
import { holderWords, levelWords } from './view.ts'

/** A case that somebody is to be reminded of today, by how many working days it is past its deadline, and of what: its step, or calling the person. */
type Due = { readonly row: GrievanceRow; readonly past: number; readonly of: 'step' | 'contact' }

/** Whose turn it is, and whoever the level of supervision tells, each with all his cases and the letters that go with them. */
export const morning: TellMorning = async (ctx, since) => {
  const people = new Map<number, { readonly to: Colleague; readonly due: Due[] }>()
  for (const one of [...(await stepsDue(ctx, since)), ...(await contactsDue(ctx, since))])
    for (const to of await toldOf(ctx, one)) {
      const known = people.get(to.personId) ?? { to, due: [] }
      if (!known.due.includes(one)) known.due.push(one)
      people.set(to.personId, known)
    }
  return [...people.values()].map(
    ({ to, due }): Reminded => ({ to, matters: due.map(matterOf), letters: lettersOf(due) }),
  )
}

/** What waits for material too long, and what is closed, goes on by the clock alone that very morning. */
const stepsDue = async (ctx: Context, since: Day): Promise<readonly Due[]> =>
  (await dueRecords(grievanceCourse, ctx, since))
    .filter(({ row, past }) => past <= 0 || !['waiting', ...closing].includes(row.state))
    .map(due => ({ ...due, of: 'step' as const }))

/** Days looked back for people nobody has called yet, and the most of them one morning looks at. */
const contactLookback = 30
const contactsMax = 500
/** The day somebody should have been called by, and the next. */
const contactReminders = [0, 1]

/** Cases whose person should have been called by today, or by the day before. */
const contactsDue = async (ctx: Context, since: Day): Promise<readonly Due[]> => {
  const calendar = await calendarOf(ctx.db)
  const today = dayOf(ctx.now)
  if (!isLoaded(calendar, today)) return []
  const rows = await ctx.db.grievance.findMany({
    where: {
      state: { in: [...open] },
      contactedAt: null,
      createdAt: { gte: instantOf(addDays(today, -contactLookback)) },
    },
    include: whole,
    orderBy: { id: 'asc' },
    take: contactsMax,
  })
  return rows.flatMap((row): Due[] => {
    const deadline = contactDay(calendar, row.createdAt)
    const past = deadline === null ? null : pastIfReminded(calendar, deadline, contactReminders, since, today)
    return past === null ? [] : [{ row, past, of: 'contact' }]
  })
}

const contactDay = (calendar: Calendar, createdAt: Date): Day | null => {
  try {
    return addWorkingDays(calendar, receiptDay(calendar, createdAt), times.contactDays)
  } catch {
    // Beyond the loaded years nobody is late.
    return null
  }
}

const toldOf = async (ctx: Context, { row, past, of }: Due): Promise<readonly Colleague[]> => {
  const { db, now } = ctx
  if (of === 'contact') return officeOf(db, now)
  const own = (await nextInLine(db, row, now)).map(({ colleague }) => colleague)
  const told = levels.findLast(({ from }) => past >= from)?.told ?? []
  return [
    ...own,
    ...(told.includes('office') ? await officeOf(db, now) : []),
    ...(told.includes('leader') ? await inCharge(ctx, row) : []),
    ...(told.includes('head') ? await headsOf(db, now) : []),
  ]
}

/** The county leader in charge of the unit: a leader whose grant names it; without one, the head of the office. */
const inCharge = async (
  { db, now }: Context,
  { leadUnitId }: GrievanceRow,
): Promise<readonly Colleague[]> => {
  const area = { unitId: leadUnitId, townshipId: null, villageId: null }
  const leaders = leadUnitId === null ? [] : await whoHolds(db, 'leader', area, now)
  return leaders.length > 0 ? leaders : headsOf(db, now)
}

const matterOf = ({ row, past, of }: Due): DueMatter => {
  const level = of === 'contact' ? null : levelWords({ level: levelAt(past) })
  return {
    number: grievanceNumber(row.id),
    what: `${kinds[kindOf(row)]} ［${of === 'contact' ? '还没有联系本人' : states[stateOf(row)]}］`,
    lines: [`${pastWords(past)} · ${holderWords(row)}`, ...(level === null ? [] : [level])],
    past,
    open: { do: 'grievances.show', value: { id: row.id } },
  }
}

/** The level of supervision so many working days past the deadline. */
export const levelAt = (past: number): number => levels.findLast(({ from }) => past >= from)?.level ?? 0

/** One letter a unit: its late cases, and what is expected. */
const lettersOf = (due: readonly Due[]): readonly string[] => {
  const units = new Map<string, Due[]>()
  for (const one of due) {
    if (one.of === 'contact' || levelAt(one.past) === 0 || !withUnit.includes(stateOf(one.row))) continue
    const unit = one.row.leadUnit?.name ?? '县委人才办'
    units.set(unit, [...(units.get(unit) ?? []), one])
  }
  return [...units].map(
    ([unit, own]) =>
      `${unit}：${own.map(({ row, past }) => `${grievanceNumber(row.id)}已超期${past}个工作日`).join('，')}，请今日内答复本人，并向县委人才办说明原因。`,
  )
}
