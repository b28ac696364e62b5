import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { classShown, type DataClass, within } from '#core/data-class.ts'
import type { Counted } from '#core/figures.ts'
import { maskName } from '#core/masks.ts'
import { areaFor } from './reading.ts'

/** Who reads the records of a figure by name; leaders and members of the group see that there are so many, and which numbers. */
const readers = ['department', 'township', 'office', 'head', 'audit'] as const

/** Whether this reader is told in private who it is that a list says something of this class about. */
export const readsNames = (ctx: Context, dataClass: DataClass = 'P1'): boolean =>
  holds(ctx.actor, ...readers) &&
  within(dataClass, classShown(ctx.actor, 'private', areaFor(ctx) === null ? 'other' : 'own'))

/** The words of a record as this reader may see them in private. */
export const wordsFor = (ctx: Context, { name, words }: Counted): string => {
  if (name === undefined) return words
  return `${readsNames(ctx) ? name : maskName(name)}${words}`
}

/** Keeps in mind whose records were put before this reader's eyes by name, and why. */
export const noteNames = (
  ctx: Context,
  why: string,
  rows: readonly Counted[],
  dataClass: DataClass = 'P1',
): void => {
  if (!readsNames(ctx, dataClass)) return
  for (const { number, name } of rows) {
    const [, digits] = /^RC-(\d+)$/.exec(number) ?? []
    if (name !== undefined && digits !== undefined)
      ctx.noteReading({ talentId: Number(digits), dataClass, why })
  }
}
