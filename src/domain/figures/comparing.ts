import type { Side } from '#cards/figures/figure.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import type { Area, Counted, Indicator } from '#core/figures.ts'
import { noteNames, wordsFor } from './names.ts'
import { spanIn, type View } from './when.ts'

/** Names shown of who came and who went; more are counted. */
const namedMax = 12

/** Rows compared at most; a county's figures stay far below. */
const comparedMax = 20_000

const everything = { skip: 0, take: comparedMax }

export type Compared = { readonly sides: readonly Side[]; readonly hidden: number }

/**
 * What changed, as lists. Of a stock: who came and who went between two days. Of a flow: what came in this stretch, and
 * what in the one before.
 */
export const comparedIn = async (
  ctx: Context,
  one: Indicator,
  view: View,
  area: Area | null,
): Promise<Compared> => {
  const now = await one.list(ctx.db, spanIn(view.now, area), everything)
  const before = await one.list(ctx.db, spanIn(view.before, area), everything)
  const happens = one.kind === 'flow' || one.kind === 'target'
  const parts: readonly (readonly [string, readonly Counted[]])[] = happens
    ? [
        [`${view.now.words}：`, now],
        [`${view.before.words}：`, before],
      ]
    : [
        [`比${view.before.words}新增`, missingFrom(now, before)],
        [`比${view.before.words}减少`, missingFrom(before, now)],
      ]
  const shown = parts.filter(([, rows]) => rows.length > 0)
  const isPrivate = ctx.chat.scope === 'private'
  const named = shown.map(([title, rows]) => ({
    title,
    rows,
    first: isPrivate ? rows.slice(0, namedMax) : [],
  }))
  for (const { first } of named) noteNames(ctx, `指标 ${one.id}`, first)
  return {
    sides: named.map(({ title, rows, first }) => ({
      title,
      value: countWords(counted(amountOf(rows), one.unit)),
      named: first.map(row => `${row.number} ${wordsFor(ctx, row)}`),
    })),
    hidden: named.reduce((sum, { rows, first }) => sum + rows.length - first.length, 0),
  }
}

/** Those of one list that the other lacks, by number. */
const missingFrom = (rows: readonly Counted[], others: readonly Counted[]): readonly Counted[] => {
  const known = new Set(others.map(({ number }) => number))
  return rows.filter(({ number }) => !known.has(number))
}

export const amountOf = (rows: readonly Counted[]): number =>
  rows.reduce((sum, { amount = 1 }) => sum + amount, 0)
