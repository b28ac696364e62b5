import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { type AskedLine, askedCard } from '#cards/pairings/asked.ts'
import type { Context } from '#core/context.ts'
import { type Action, onPress } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, type Page } from '#core/keyset.ts'
import { Refusal } from '#core/refusal.ts'
import { done, type Reply, show } from '#core/reply.ts'
import { eachOf, inPrivate } from '#domain/steps/index.ts'
import { pairingCourse } from '../course.ts'
import { standingOf } from '../policy.ts'
import { type PairingRow, pairingNumber, servedWords, whole } from '../record.ts'
import { agree } from '../verbs/answer.ts'
import { type Party, partiesOf, viewOf } from '../view.ts'

/** The pairings of one ledger: the numbers of the first and the last. */
export type Range = { readonly from: number; readonly to: number }

/** Those of a ledger in one page of a card. */
const pageSize = 10

/** Most pairings one press agrees to; a county has fewer villages. */
const agreedMax = 300

/** The pairings of a ledger that wait for this person, as `rows`, newest number first. */
export const pageOf = (rows: readonly PairingRow[], cursor: Cursor): Page<PairingRow> => {
  const all = rows.toSorted((a, b) => b.id - a.id)
  const backwards = 'before' in cursor
  const beyond = all.filter(({ id }) =>
    backwards ? id > cursor.before : cursor.after === null || id < cursor.after,
  )
  const page = backwards ? beyond.slice(-pageSize) : beyond.slice(0, pageSize)
  const first = page[0]
  const before = first ? all.indexOf(first) : 0
  return {
    rows: page,
    total: all.length,
    before,
    previous: before > 0 ? (first?.id ?? null) : null,
    next: before + page.length < all.length ? (page.at(-1)?.id ?? null) : null,
  }
}

export const drawAsked = (
  rows: readonly PairingRow[],
  bound: Range,
  { cursor = firstPage, words }: { readonly cursor?: Cursor; readonly words?: readonly string[] } = {},
): Card => {
  const { rows: shown, total, previous, next } = pageOf(rows, cursor)
  return askedCard({ lines: shown.map(lineOf), total, bound, previous, next, words })
}

const lineOf = (row: PairingRow): AskedLine => ({
  id: row.id,
  number: pairingNumber(row.id),
  talent: row.talent.name,
  served: servedWords(row),
  goal: row.goal,
  term: viewOf(row).term,
  due: row.dueAt && dateWords(row.dueAt),
})

/** What of them waits for the actor's answer. */
const waitingFor = async (ctx: Context, { from, to }: Range): Promise<readonly PairingRow[]> => {
  const rows = await ctx.db.pairing.findMany({
    where: { id: { gte: from, lte: to }, state: 'awaiting', origin: 'office' },
    include: whole,
    orderBy: { id: 'asc' },
    take: agreedMax,
  })
  return rows.filter(row => openParties(row).some(party => standingOf(ctx.actor, row).has(party)))
}

const openParties = (row: PairingRow): readonly Party[] =>
  partiesOf(row)
    .filter(({ yes }) => yes === null)
    .map(({ party }) => party)

const incomplete = '这张卡片不完整，请重新打开。'
const number = z.number({ error: incomplete }).int({ error: incomplete })
const Bound = z.object({ from: number, to: number })

export const askedActions: readonly Action[] = [
  onPress({
    name: 'pairings.asked',
    allow: inPrivate,
    bound: Bound.extend({ after: number.optional(), before: number.optional() }),
    run: async (ctx, { from, to, ...place }) => {
      const rows = await waitingFor(ctx, { from, to })
      return show(drawAsked(rows, { from, to }, { cursor: cursorOf(place) }))
    },
  }),
  onPress({
    name: 'pairings.agreeAsked',
    allow: inPrivate,
    bound: Bound,
    run: (ctx, { from, to }) => agreeAll(ctx, { from, to }),
  }),
]

/** One after the other, each a step of its own: what cannot be is left, with the reason. */
const agreeAll = async (ctx: Context, range: Range): Promise<Reply> => {
  const waiting = await waitingFor(ctx, range)
  const refused: string[] = []
  await eachOf(pairingCourse, ctx, 'agree', waiting, async (own, { id }) => {
    try {
      await agree(own, id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(`${pairingNumber(id)}：${error.message}`)
    }
  })
  const left = await waitingFor(ctx, range)
  const words = [`已同意${waiting.length - refused.length}项。`, ...refused.slice(0, refusedShown)]
  return done(words[0] ?? '', drawAsked(left, range, { words }))
}

/** Reasons told one by one. */
const refusedShown = 5
