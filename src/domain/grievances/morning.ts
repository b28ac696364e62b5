import { type MorningLine, morningCard } from '#cards/grievances/morning.ts'
import type { Context } from '#core/context.ts'
import { remindersOf, timedStates } from '#core/machine.ts'
import type { Notice } from '#core/reply.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays } from '#core/working-days.ts'
import { whoHolds } from '#domain/people/index.ts'
import { type Colleague, headsOf, officeOf } from '#domain/steps/index.ts'
import { change, type Tx } from '#storage/change.ts'
import { kinds, states, withUnit } from './dictionary.ts'
import { grievanceMachine } from './machine.ts'
import { grievanceNumber } from './number.ts'
import { nextInLine } from './parties.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { levels } from './settings.ts'
import { holderWords, levelWords } from './view.ts'

/** A case that somebody is to be reminded of today, and by how many working days it is past its deadline. */
type Due = { readonly row: GrievanceRow; readonly past: number }

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
      found.push(...rows.map(row => ({ row, past })))
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

/** Whose turn it is; the office when others are late; after three days the leader in charge, after five the head. */
const toldOf = async (ctx: Context, tx: Tx, { row, past }: Due): Promise<readonly Colleague[]> => {
  const own = (await nextInLine(tx, row, ctx.now)).map(({ colleague }) => colleague)
  const office = past >= 1 ? await officeOf(tx, ctx.now) : []
  const leaders = past >= 3 ? await inCharge(ctx, tx, row) : []
  const heads = past >= 5 ? await headsOf(tx, ctx.now) : []
  return [...own, ...office, ...leaders, ...heads]
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
    letters: lettersOf(due.filter(({ past, row }) => past >= 1 && withUnit.includes(stateOf(row)))),
  })

const lineOf = ({ row, past }: Due): MorningLine => ({
  id: row.id,
  number: grievanceNumber(row.id),
  kind: kinds[kindOf(row)],
  state: states[stateOf(row)],
  holder: holderWords(row),
  when: whenWords(past),
  isLate: past > 0,
  level: levelWords({ level: levelAt(past) }),
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
