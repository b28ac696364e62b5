import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { Counted } from '#core/figures.ts'
import { maskName } from '#core/masks.ts'

/** Who reads the records of a figure by name; leaders and members of the group see that there are so many, and which numbers. */
const readers = ['department', 'township', 'office', 'head', 'audit'] as const

export const readsNames = (ctx: Context): boolean => holds(ctx.actor, ...readers)

/** The words of a record as this reader may see them in private. */
export const wordsFor = (ctx: Context, { name, words }: Counted): string => {
  if (name === undefined) return words
  return `${readsNames(ctx) ? name : maskName(name)}${words}`
}

/** Keeps in mind whose records were put before this reader's eyes by name, and why. */
export const noteNames = (ctx: Context, why: string, rows: readonly Counted[]): void => {
  if (!readsNames(ctx)) return
  for (const { number, name } of rows) {
    const [, digits] = /^RC-(\d+)$/.exec(number) ?? []
    if (name !== undefined && digits !== undefined)
      ctx.noteReading({ talentId: Number(digits), dataClass: 'P1', why })
  }
}
