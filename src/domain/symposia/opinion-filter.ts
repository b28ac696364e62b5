import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Said } from '#core/handlers.ts'
import { addDays, instantOf } from '#core/shanghai.ts'
import type { SlotValue } from '#core/slots.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { open, opinionKinds, opinionStates, unanswered } from './dictionary.ts'
import { ownUnits } from './policy.ts'
import { symposiumNumber } from './record.ts'

export const OpinionFilter = z.object({
  symposium: z.number().int().optional(),
  kind: z.string().max(20).optional(),
  /** A state, or unanswered, overdue, unsatisfied. */
  state: z.string().max(20).optional(),
  unit: z.number().int().optional(),
  unitName: z.string().max(60).optional(),
  speaker: z.string().max(30).optional(),
  /** What the reader's own units have to answer. */
  ours: z.literal(true).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  period: z.string().max(40).optional(),
})

export type OpinionFilter = z.output<typeof OpinionFilter>

export const opinionFilterOf = ({ slots, rest }: Said, symposium: number | null): OpinionFilter => ({
  ...(symposium === null ? {} : { symposium }),
  ...(/我们?(?:单位|局|这边)|本单位|交给我们|我们要答复/.test(rest) ? { ours: true as const } : {}),
  ...choiceIn('kind', slots.kind),
  ...choiceIn('state', slots.state),
  ...Object.assign({}, ...Object.values(slots).flat().map(narrowed)),
})

const choiceIn = (
  key: 'kind' | 'state',
  [value]: readonly SlotValue[] = [],
): Pick<OpinionFilter, 'kind' | 'state'> => (value?.kind === 'choice' ? { [key]: value.value } : {})

const narrowed = (value: SlotValue): OpinionFilter => {
  if (value.kind === 'unit') return { unit: value.id, unitName: value.name }
  if (value.kind === 'person') return { speaker: value.name }
  return value.kind === 'period' ? { from: value.from, to: value.to, period: value.words } : {}
}

const groups: Readonly<Record<string, string>> = {
  unanswered: '没答复的',
  overdue: '超期的',
  unsatisfied: '不满意的',
}

export const opinionWordsOf = (filter: OpinionFilter): readonly string[] => {
  const { symposium, kind, state, unitName, speaker, period, ours } = filter
  return [
    symposium === undefined ? null : symposiumNumber(symposium),
    kind === undefined ? null : wordOf(opinionKinds, kind),
    state === undefined ? null : (groups[state] ?? wordOf(opinionStates, state)),
    unitName ?? null,
    ours === true ? '我单位的' : null,
    speaker ?? null,
    period ?? null,
  ].filter(words => words !== null)
}

export const opinionsWhere = (
  { now, actor }: Pick<Context, 'now' | 'actor'>,
  { symposium, kind, state, unit, speaker, ours, from, to }: OpinionFilter,
): Prisma.SymposiumOpinionWhereInput => ({
  AND: [
    symposium === undefined ? {} : { symposiumId: symposium },
    kind === undefined ? {} : { kind },
    stateWhere(now, state),
    unit === undefined ? {} : { unitId: unit },
    ours === true && ownUnits(actor).length > 0 ? { unitId: { in: [...ownUnits(actor)] } } : {},
    // Who asked not to be named is not found by his name either.
    speaker === undefined ? {} : { hidden: false, guest: { talent: { name: speaker } } },
    from === undefined || to === undefined
      ? {}
      : { createdAt: { gte: instantOf(from), lt: instantOf(addDays(to, 1)) } },
  ],
})

const stateWhere = (now: Date, state: string | undefined): Prisma.SymposiumOpinionWhereInput => {
  if (state === undefined) return {}
  if (state === 'unanswered') return { state: { in: [...unanswered] } }
  if (state === 'overdue') return { state: { in: [...open] }, dueAt: { lt: now } }
  return state === 'unsatisfied' ? { rating: 'unsatisfied' } : { state }
}
