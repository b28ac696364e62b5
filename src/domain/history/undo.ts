import { z } from 'zod'
import { undoCard } from '#cards/history/undo.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { command, type Noun, onPress, type Undo } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, type Reply } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import { phrases } from './phrases.ts'
import { numberOf, type Wording } from './story.ts'

/** How long after an act it can be taken back. */
const undoMinutes = 10

/** 撤销: one's own last act, if it was less than ten minutes ago and its noun knows the way back. */
export const undoOver = (nouns: readonly Noun[], words: Wording) => {
  const ways = new Map(nouns.flatMap(noun => Object.entries(noun.undo)))
  return {
    openUndo: command({
      intent: 'history.undo',
      phrases: phrases['history.undo'],
      writes: true,
      words: ['撤销', 'undo'],
      summary: '收回自己十分钟内的上一步',
      example: '撤销',
      allow: everyone,
      run: async ctx => {
        const last = await lastAct(ctx)
        wayBack(ways, words, last)
        const { event, subject, at, seq } = last
        const card = undoCard({
          what: words(event),
          subject: numberOf(subject),
          at: shortTime(at),
          seq: String(seq),
        })
        return ask(undoCard, card)
      },
    }),
    confirmUndo: onPress({
      name: undoCard.name,
      allow: everyone,
      bound: z.object({ seq: z.string().regex(/^\d+$/) }),
      run: async (ctx, { seq }) => {
        const last = await lastAct(ctx)
        if (String(last.seq) !== seq) return movedOn()
        const reply = await wayBack(ways, words, last)(ctx, last)
        return told(reply, words(last.event), numberOf(last.subject))
      },
    }),
  }
}

type Act = {
  readonly seq: bigint
  readonly at: Date
  readonly event: string
  readonly subject: string
  readonly before: unknown
}

const lastAct = async (ctx: Context): Promise<Act> => {
  const since = new Date(ctx.now.getTime() - undoMinutes * 60_000)
  const last = await ctx.db.auditEvent.findFirst({
    where: { actor: actorKey(ctx.actor), at: { gte: since } },
    orderBy: { seq: 'desc' },
  })
  return last ?? nothingRecent()
}

const wayBack = (ways: ReadonlyMap<string, Undo>, words: Wording, last: Act): Undo =>
  ways.get(last.event) ?? noWayBack(words(last.event))

/** The undo's own words on a card in place of the question. */
const told = (reply: Reply, what: string, subject: string | null): Reply => {
  const said = reply.answer && 'text' in reply.answer ? reply.answer.text : undefined
  const card = doneCard({
    title: '已撤销',
    what: said ?? reply.toast?.content,
    facts: [
      ['撤销的是', what],
      ['编号', subject],
    ],
  })
  const isDrawn = reply.answer !== null && 'card' in reply.answer
  return {
    ...reply,
    answer: isDrawn ? reply.answer : { card },
    toast: reply.toast ?? { type: 'success', content: `已撤销：${what}` },
  }
}

const nothingRecent = (): never =>
  refuse(
    '最近十分钟里没有您办的事可以撤销。',
    '只能撤销自己十分钟内的上一步。',
    '要改动更早的事，请发“帮助”看看怎么办理。',
  )

const noWayBack = (what: string): never =>
  refuse(
    `您的上一步是“${what}”，这一步不能撤销。`,
    '办出去收不回来的事不能撤销。',
    '需要更正，请按更正的办法办理。',
  )

const movedOn = (): never =>
  refuse('这之后您又办了别的事，没有撤销。', '只能撤销最后一步。', '请再发一次“撤销”，看看现在的上一步。')
