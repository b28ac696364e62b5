import { z } from 'zod'
import { correctCard } from '#cards/digests/correct.ts'
import { correctForm } from '#cards/digests/correct-form.ts'
import { shortDate } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { choice, optionalWords } from '#core/form-input.ts'
import { command, type Noun, onPress, onSubmit } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import type { Difference } from './differing.ts'
import { dueOf, type Kind, kindNamed, kinds } from './kinds.ts'
import { office } from './phrases/office.ts'
import { recheck, sentSlot } from './recheck.ts'
import { choosing, kindIn } from './slots.ts'
import { tellingOf } from './told.ts'

const mayCorrect = may('digests.correct')

/** Recipients looked at before it is asked whether to send. */
const lookedMax = 20

const kindWords = Object.fromEntries(kinds.map(({ name, words }) => [name, words]))

/** `简报 更正 周报`: the latest issue, told once more and compared. */
export const openCorrect = command({
  intent: 'digest.correct',
  phrases: office['digest.correct'],
  slots: choosing,
  writes: true,
  words: ['简报 更正', '更正简报', 'digest correct'],
  summary: '发更正：写明更正哪一期、哪里不同',
  example: '简报 更正 周报',
  allow: mayCorrect,
  run: async (ctx, said) => {
    const issues = await latestIssues(ctx)
    if (issues.length === 0) return nothingSent()
    const card = correctForm({
      kind: kindIn(said)?.name ?? issues[0]?.kind.name,
      kinds: issues.map(({ kind, dueAt }) => ({
        text: `${kind.words} ${kind.periodWords(dueOf(kind, dueAt))}（${shortDate(dueAt)}发）`,
        value: kind.name,
      })),
    })
    return privately(ctx.chat, ask(correctForm, card), '更正的表已私聊发您。')
  },
})

/** The latest issue of each kind that anybody got. */
const latestIssues = async (ctx: Context) => {
  const found = []
  for (const kind of kinds) {
    const issue = await latestOf(ctx, kind)
    if (issue) found.push({ kind, dueAt: issue.dueAt })
  }
  return found
}

const latestOf = (ctx: Context, kind: Kind) =>
  ctx.db.digestIssue.findFirst({
    where: { kind: kind.name, slots: { some: { state: 'sent' } } },
    orderBy: { dueAt: 'desc' },
  })

export const submitCorrect = (nouns: readonly Noun[]) =>
  onSubmit(correctForm, {
    allow: mayCorrect,
    input: z.object({ kind: choice('哪一期', kindWords), note: optionalWords('说明', 200) }),
    run: async (ctx, { kind: name, note }): Promise<Reply> => {
      const kind = kindNamed(name) ?? nothingSent()
      const { dueAt, period } = (await latestOf(ctx, kind)) ?? nothingSent()
      const due = dueOf(kind, dueAt)
      const { sent, looked, differing, example } = await sampled(ctx, nouns, kind, period, dueAt)
      if (differing === 0 && note === null && sent <= looked) return nothingDiffers()
      const card = correctCard({
        issue: `${kind.words} ${kind.periodWords(due)}`,
        note,
        found: `已发${sent}人，看了${looked}人，其中${differing}人的内容有差别`,
        example,
        value: { kind: kind.name, period, note },
      })
      return ask(correctCard, card)
    },
  })

const sampled = async (
  ctx: Context,
  nouns: readonly Noun[],
  kind: Kind,
  period: string,
  dueAt: Date,
): Promise<{ sent: number; looked: number; differing: number; example: string | null }> => {
  const where = { kind: kind.name, period, state: 'sent' }
  const sent = await ctx.db.digestSlot.count({ where })
  const slots = await ctx.db.digestSlot.findMany({
    where,
    select: sentSlot,
    orderBy: { id: 'asc' },
    take: lookedMax,
  })
  const telling = tellingOf(ctx, nouns)
  const found = []
  for (const slot of slots) found.push(await recheck(telling, kind, dueOf(kind, dueAt), slot))
  const differing = found.filter(one => (one?.differences.length ?? 0) > 0)
  const [first] = differing[0]?.differences ?? []
  return { sent, looked: slots.length, differing: differing.length, example: first ? wordsOf(first) : null }
}

const wordsOf = ({ name, was, is }: Difference): string =>
  [
    name === null ? '' : `${name}：`,
    was === null ? '补上' : `原为“${was}”`,
    is === null ? '' : `，现为“${is}”`,
  ]
    .join('')
    .replace('补上，现为', '补上')

const incomplete = '这张卡片不完整，请重新发“简报 更正”。'

export const confirmCorrect = onPress({
  name: correctCard.name,
  allow: mayCorrect,
  bound: z.object({
    kind: z.enum(['weekly', 'monthly', 'letter', 'morning'], { error: incomplete }),
    period: z.string({ error: incomplete }).max(20, { error: incomplete }),
    note: z.string({ error: incomplete }).max(200, { error: incomplete }).nullable(),
  }),
  run: async (ctx, { kind, period, note }) => {
    try {
      const nth = await order(ctx, kind, period, note)
      return done(
        '已安排更正',
        doneCard({
          title: nth === 1 ? '更正已安排' : `第${nth}次更正已安排`,
          next: '上班时间内几分钟就发出。发“简报 记录”看发给了谁。',
        }),
      )
    } catch (error) {
      if (error instanceof AlreadyChanged)
        return refuse('这次更正已经安排过了。', '一张卡片只办一次。', '不用再点。')
      throw error
    }
  },
})

const order = (ctx: Context, kind: string, period: string, note: string | null): Promise<number> =>
  change(ctx, async tx => {
    const issue = await tx.digestIssue.findUnique({ where: { kind_period: { kind, period } } })
    if (!issue) return nothingSent()
    const nth = (await tx.digestCorrection.count({ where: { kind, period } })) + 1
    const by = ctx.actor.kind === 'person' ? `person:${ctx.actor.personId}` : ctx.actor.name
    await tx.digestCorrection.create({ data: { kind, period, nth, note, by, at: ctx.now } })
    return {
      result: nth,
      event: { event: 'digest.correctionOrdered', subject: `${kind}:${period}`, after: { nth, note } },
    }
  })

const nothingSent = (): never =>
  refuse('还没有发出过这种简报。', '更正只针对已经发出的最近一期。', '发“简报 何时”看下一期哪天发。')

const nothingDiffers = (): never =>
  refuse(
    '重新算了一遍，没有发现差别。',
    '更正要么有内容差别，要么写明说明。',
    '确实要告诉大家，请填“说明”再点一次。',
  )
