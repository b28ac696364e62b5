import { z } from 'zod'
import { wordOf } from '#core/dictionary.ts'
import type { Said } from '#core/handlers.ts'
import { addDays, instantOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { kinds, states, unanswered } from './dictionary.ts'

export const Filter = z.object({
  kind: z.string().max(20).optional(),
  /** A state, or unanswered. */
  state: z.string().max(20).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  period: z.string().max(40).optional(),
})

/** What is looked for, small enough to travel in a button. */
export type Filter = z.output<typeof Filter>

export const queryOf = (filter: object): string => JSON.stringify(filter)

export const filterOf = ({ slots }: Said): Filter => {
  const [kind] = slots.kind ?? []
  const [state] = slots.state ?? []
  const [period] = slots.period ?? []
  return {
    ...(kind?.kind === 'choice' && kind.value !== 'symposium' ? { kind: kind.value } : {}),
    ...(state?.kind === 'choice' ? { state: state.value } : {}),
    ...(period?.kind === 'period' ? { from: period.from, to: period.to, period: period.words } : {}),
  }
}

export const wordsOf = ({ kind, state, period }: Filter): readonly string[] => [
  ...(kind === undefined ? [] : [wordOf(kinds, kind) ?? kind]),
  ...(state === undefined ? [] : [state === 'unanswered' ? '没答复的' : (wordOf(states, state) ?? state)]),
  ...(period === undefined ? [] : [period]),
]

export const whereOf = ({ kind, state, from, to }: Filter): Prisma.SymposiumWhereInput => ({
  AND: [
    kind === undefined ? {} : { kind },
    stateWhere(state),
    from === undefined || to === undefined
      ? {}
      : { startsAt: { gte: instantOf(from), lt: instantOf(addDays(to, 1)) } },
  ],
})

/** 没答复的: somebody invited has not answered, or something said has no answer yet. */
const stateWhere = (state: string | undefined): Prisma.SymposiumWhereInput => {
  if (state === undefined) return {}
  if (state !== 'unanswered') return { state }
  return {
    OR: [
      { state: 'invited', guests: { some: { answer: 'none' } } },
      { opinions: { some: { state: { in: [...unanswered] } } } },
    ],
  }
}
