import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Follow } from '#core/handlers.ts'
import type { Tx } from '#storage/change.ts'

/** Two records of one person made one: what `gone` had goes to `kept`. */
export type Merging = {
  readonly keptId: number
  readonly goneId: number
  readonly at: Date
  /** The account that went along, and goes home when the merge is taken back. */
  readonly personId: number | null
}

/** What one noun does when two records become one, and when that is taken back. */
type Following<Moved> = {
  /** The noun's name: what it moved is kept under it, with the merge. */
  readonly noun: string
  readonly moved: z.ZodType<Moved>
  /** Hands over what belongs to the record that goes; answers what is needed to give it back. Numbers and sealed words only. */
  readonly hand: (ctx: Context, tx: Tx, merging: Merging) => Promise<Moved>
  readonly giveBack: (ctx: Context, tx: Tx, merging: Merging, moved: Moved) => Promise<void>
}

const Kept = z.object({
  personId: z.number().nullable().default(null),
  along: z.record(z.string(), z.unknown()).default({}),
})

const keptIn = (subject: string): number => Number(subject.replace(/^\D+/, ''))

/** For a noun's `follows`: its records go along with a merge, and home again within the days it may be taken back. */
export const followMerges = <Moved>({
  noun,
  moved,
  hand,
  giveBack,
}: Following<Moved>): Readonly<Record<'talent.merged' | 'talent.unmerged', Follow>> => ({
  'talent.merged': async (ctx, tx, { subject }) => {
    const merge = await tx.merge.findFirst({
      where: { keptId: keptIn(subject), undoneAt: null },
      orderBy: { id: 'desc' },
    })
    if (!merge) return []
    const { along, personId } = Kept.parse(merge.moved)
    const own = await hand(ctx, tx, { ...merge, personId })
    // An object of the talents' own making; what every noun moved stands beside it, days as words.
    const all = JSON.stringify({ ...(merge.moved as object), along: { ...along, [noun]: own } })
    await tx.merge.update({ where: { id: merge.id }, data: { moved: JSON.parse(all) } })
    return []
  },
  'talent.unmerged': async (ctx, tx, { subject }) => {
    const merge = await tx.merge.findFirst({
      where: { keptId: keptIn(subject), undoneAt: { not: null } },
      orderBy: { undoneAt: 'desc' },
    })
    if (!merge) return []
    const { along, personId } = Kept.parse(merge.moved)
    // A merge from before its followers kept anything gives nothing back.
    const own = moved.safeParse(along[noun])
    if (own.success) await giveBack(ctx, tx, { ...merge, personId }, own.data)
    return []
  },
})
