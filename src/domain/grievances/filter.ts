import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Said } from '#core/handlers.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { addWorkingDays } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { closing, kinds, open, over, states } from './dictionary.ts'

/** What is looked for, small enough to travel in a button. */
export const Filter = z.object({
  /** A state, or overdue, due_soon, open, closed. */
  state: z.string().max(20).optional(),
  kinds: z.array(z.string().max(20)).max(8).optional(),
  unit: z.number().int().optional(),
  unitName: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** own: those one is concerned by himself. */
  whose: z.enum(['mine', 'experts']).optional(),
})

export type Filter = z.output<typeof Filter>

export const filterOf = ({ slots }: Said): Filter => {
  const [state] = slots.state ?? []
  const [unit] = slots.unit ?? []
  const [period] = slots.period ?? []
  const said = (slots.kind ?? []).flatMap(value => (value.kind === 'choice' ? [value.value] : []))
  return {
    ...(state?.kind === 'choice' ? { state: state.value } : {}),
    ...(said.length > 0 ? { kinds: said } : {}),
    ...(unit?.kind === 'unit' ? { unit: unit.id, unitName: unit.name } : {}),
    ...(period?.kind === 'period' ? { from: period.from, to: period.to } : {}),
  }
}

export const isEmpty = (filter: Filter): boolean => Object.keys(filter).length === 0

const groups: Readonly<Record<string, string>> = {
  overdue: '超期',
  due_soon: '快到期',
  open: '在办',
  closed: '已办结',
}

/** What was understood, as the head of a list says it. */
export const filterWords = ({ state, kinds: wanted = [], unitName, from, to }: Filter): readonly string[] => [
  ...(state === undefined ? [] : [groups[state] ?? wordOf(states, state) ?? state]),
  ...wanted.map(kind => wordOf(kinds, kind) ?? kind),
  ...(unitName === undefined ? [] : [unitName]),
  ...(from === undefined || to === undefined ? [] : [`${from}至${to}收到`]),
]

export const whereOf = async (ctx: Context, filter: Filter): Promise<Prisma.GrievanceWhereInput> => ({
  AND: [
    await stateWhere(ctx, filter.state),
    filter.kinds ? { kind: { in: filter.kinds } } : {},
    filter.unit === undefined ? {} : { leadUnitId: filter.unit },
    filter.from === undefined || filter.to === undefined
      ? {}
      : { createdAt: { gte: instantOf(filter.from), lt: instantOf(addDays(filter.to, 1)) } },
  ],
})

const stateWhere = async (ctx: Context, state: string | undefined): Promise<Prisma.GrievanceWhereInput> => {
  if (state === undefined) return {}
  const isOpen = { state: { in: [...open] } }
  switch (state) {
    case 'open':
      return isOpen
    case 'closed':
      return { state: { in: [...closing, ...over] } }
    case 'overdue':
      return { ...isOpen, dueAt: { lt: ctx.now } }
    case 'due_soon':
      return { ...isOpen, dueAt: { gte: ctx.now, lt: await soonUntil(ctx) } }
    case 'visit_back':
      return { state: { in: ['replied', 'visit_back'] } }
    case 'returned':
      return { state: { in: ['returned', 'deciding'] } }
    default:
      return { state }
  }
}

/** The end of the next working day; of the next three days where the calendar does not reach. */
const soonUntil = async (ctx: Context): Promise<Date> => {
  const today = dayOf(ctx.now)
  try {
    return instantOf(addDays(addWorkingDays(await calendarOf(ctx.db), today, 1), 1))
  } catch {
    return instantOf(addDays(today, 3))
  }
}
