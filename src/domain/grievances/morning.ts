import { type MorningLine, morningCard } from '#cards/grievances/morning.ts'
import type { Context } from '#core/context.ts'
import { remindersOf, timedStates } from '#core/machine.ts'
import type { Notice } from '#core/reply.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays, receiptDay, workingDaysPast } from '#core/working-days.ts'
import { whoHolds } from '#domain/people/index.ts'
import { type Colleague, headsOf, officeOf } from '#domain/steps/index.ts'
import { change, type Tx } from '#storage/change.ts'
import { kinds, open, states, withUnit } from './dictionary.ts'
import { grievanceMachine } from './machine.ts'
import { grievanceNumber } from './number.ts'
import { nextInLine } from './parties.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { levels, times } from './settings.ts'
import { holderWords, levelWords } from './view.ts'

/** A case that somebody is to be reminded of today, by how many working days it is past its deadline, and of what: its step, or calling the person. */
type Due = { readonly row: GrievanceRow; readonly past: number; readonly of: 'step' | 'contact' }

/** Most cases one morning looks at. */
const dueMax = 500

/** Every case whose deadline is so many working days from today as its state's reminders say. */
export const dueToday = async (ctx: Context, calendar: Calendar): Promise<readonly Due[]> => {
  const today = dayOf(ctx.now)
  if (!isLoaded(calendar, today)) return []
  const found: Due[] = []
  for (const state of timedStates(grievanceMachine))
    for (const past of remindersOf(grievanceMachine, state)) {
      const day = dueDay(calendar, today, past)
      if (day === null) continue
      const rows = await ctx.db.grievance.findMany({
        where: { state, dueAt: { gte: instantOf(day), lt: instantOf(addDays(day, 1)) } },
        include: whole,
        orderBy: { id: 'asc' },
        take: dueMax,
      })
      found.push(...rows.map(row => ({ row, past, of: 'step' as const })))
    }
  return found
}

const dueDay = (calendar: Calendar, today: string, past: number): string | null => {
  try {
    return past === 0 ? today : addWorkingDays(calendar, today, -past)
  } catch {
    // Due in a year nobody has loaded: no case can have that deadline yet.
    return null
  }
}

/** Days looked back for people nobody has called yet. */
const contactLookback = 30

/** Cases whose person should have been called by today, and by the day before. */
export const contactsDue = async (ctx: Context, calendar: Calendar): Promise<readonly Due[]> => {
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
    take: dueMax,
  })
  return rows.flatMap((row): Due[] => {
    const past = pastContact(calendar, row.createdAt, today)
    return past === 0 || past === 1 ? [{ row, past, of: 'contact' }] : []
  })
}

const pastContact = (calendar: Calendar, createdAt: Date, today: string): number | null => {
  try {
    const due = addWorkingDays(calendar, receiptDay(calendar, createdAt), times.contactDays)
    return workingDaysPast(calendar, due, today)
  } catch {
    // Beyond the loaded years nobody is late.
    return null
  }
}

/** One card a person and morning, however many cases there are. */
export const tellAll = (ctx: Context, due: readonly Due[]): Promise<number> =>
  change(ctx, async tx => {
    const cards = new Map<number, { readonly to: Colleague; readonly due: Due[] }>()
    for (const one of due)
      for (const to of await toldOf(ctx, tx, one)) {
        const card = cards.get(to.personId) ?? { to, due: [] }
        if (!card.due.includes(one)) card.due.push(one)
        cards.set(to.personId, card)
      }
    const today = dayOf(ctx.now)
    return {
      result: cards.size,
      event: {
        event: 'grievance.morning',
        subject: `morning:${today}`,
        after: { cases: due.length, people: cards.size },
      },
      notices: [...cards.values()].map(
        ({ to, due: own }): Notice => ({
          to: { openId: to.openId },
          say: { card: cardOf(own) },
          once: `grievance:morning:${today}:${to.openId}`,
        }),
      ),
    }
  })

/** Whose turn it is, and whoever the level of supervision tells. */
const toldOf = async (ctx: Context, tx: Tx, { row, past, of }: Due): Promise<readonly Colleague[]> => {
  if (of === 'contact') return officeOf(tx, ctx.now)
  const own = (await nextInLine(tx, row, ctx.now)).map(({ colleague }) => colleague)
  const told = levels.findLast(({ from }) => past >= from)?.told ?? []
  return [
    ...own,
    ...(told.includes('office') ? await officeOf(tx, ctx.now) : []),
    ...(told.includes('leader') ? await inCharge(ctx, tx, row) : []),
    ...(told.includes('head') ? await headsOf(tx, ctx.now) : []),
  ]
}

/** The county leader in charge of the unit: a leader whose grant names it; without one, the head of the office. */
const inCharge = async (
  ctx: Context,
  tx: Tx,
  { leadUnitId }: GrievanceRow,
): Promise<readonly Colleague[]> => {
  const area = { unitId: leadUnitId, townshipId: null, villageId: null }
  const leaders = leadUnitId === null ? [] : await whoHolds(tx, 'leader', area, ctx.now)
  return leaders.length > 0 ? leaders : headsOf(tx, ctx.now)
}

const cardOf = (due: readonly Due[]) =>
  morningCard({
    lines: due.toSorted((a, b) => b.past - a.past).map(lineOf),
    letters: lettersOf(
      due.filter(
        ({ past, row, of }) => of === 'step' && levelAt(past) > 0 && withUnit.includes(stateOf(row)),
      ),
    ),
  })

const lineOf = ({ row, past, of }: Due): MorningLine => ({
  id: row.id,
  number: grievanceNumber(row.id),
  kind: kinds[kindOf(row)],
  state: of === 'contact' ? '还没有联系本人' : states[stateOf(row)],
  holder: holderWords(row),
  when: whenWords(past),
  isLate: past > 0,
  level: of === 'contact' ? null : levelWords({ level: levelAt(past) }),
})

const whenWords = (past: number): string => {
  if (past > 0) return `超期${past}个工作日`
  return past === 0 ? '今天到期' : `还有${-past}个工作日到期`
}

/** The level of supervision so many working days past the deadline. */
export const levelAt = (past: number): number => levels.findLast(({ from }) => past >= from)?.level ?? 0

/** One letter a unit: its late cases, and what is expected. */
const lettersOf = (late: readonly Due[]): readonly string[] => {
  const units = new Map<string, Due[]>()
  for (const one of late) {
    const unit = one.row.leadUnit?.name ?? '县委人才办'
    units.set(unit, [...(units.get(unit) ?? []), one])
  }
  return [...units].map(
    ([unit, own]) =>
      `${unit}：${own.map(({ row, past }) => `${grievanceNumber(row.id)}已超期${past}个工作日`).join('，')}，请今日内答复本人，并向县委人才办说明原因。`,
  )
}
