import { z } from 'zod'
import { identify } from '#domain/people/index.ts'
import { type Difference, differing } from './differing.ts'
import type { Kind } from './kinds.ts'
import type { Facts, Telling } from './told.ts'
import type { Due } from './when.ts'

/** What somebody was sent, as its slot keeps it. */
export type SentSlot = {
  readonly id: number
  readonly told: string | null
  readonly sentAt: Date | null
  readonly person: { readonly id: number; readonly openId: string }
}

/** What a query of slots must include to give a {@link SentSlot}. */
export const sentSlot = {
  id: true,
  told: true,
  sentAt: true,
  person: { select: { id: true, openId: true } },
} as const

/** One reader's digest told once more, of the same time and with his rights of today. */
export type Rechecked = {
  readonly facts: Facts
  readonly differences: readonly Difference[]
  readonly told: string
}

const Kept = z.object({
  from: z.coerce.date(),
  to: z.coerce.date(),
  part: z.enum(['all', 'due']).default('all'),
  figures: z.array(z.object({ name: z.string(), value: z.string() })),
  lines: z.array(z.string()),
})

/** `null` for somebody who may no longer read it, or whose words are no longer kept. */
export const recheck = async (
  telling: Telling,
  kind: Kind,
  due: Due,
  { told, person }: SentSlot,
): Promise<Rechecked | null> => {
  const { ctx } = telling
  if (told === null) return null
  const known = await identify(ctx.db, person.openId, null, ctx.now)
  if (!known || known.hasLeft || !isReader(kind, known.person.grants)) return null
  const kept = Kept.parse(JSON.parse(ctx.vault.open(told)))
  const { part } = kept
  const span = { from: kept.from, to: kept.to }
  const now = await kind.build(telling, {
    reader: known.person,
    span,
    period: kind.periodWords(due),
    note: null,
    part,
  })
  return {
    facts: now.facts,
    differences: differing(kept, now.facts),
    told: ctx.vault.seal(JSON.stringify({ ...span, part, ...now.facts })),
  }
}

/** Whether somebody holds a role this kind is for. */
export const isReader = ({ readers }: Kind, grants: readonly { readonly role: string }[]): boolean =>
  grants.some(({ role }) => readers.some(one => one === role))
