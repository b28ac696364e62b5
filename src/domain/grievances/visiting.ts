import { z } from 'zod'
import { judgeForm } from '#cards/grievances/reason-form.ts'
import { visitForm } from '#cards/grievances/visit-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { satisfactionOptions, visitCard } from './desk-forms.ts'
import { judgeReasons, satisfactions, solvedAnswers } from './dictionary.ts'
import { meantBy } from './meant.ts'
import { beyondCase, latestNote } from './notes.ts'
import { ending } from './phrases/ending.ts'
import { maySubmit, mayVisit, mine } from './policy.ts'
import { cardFor, facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import type { GrievanceRow } from './record.ts'
import { sentences } from './settings.ts'
import { one, rating, visiting } from './slots.ts'
import { answerVisit, giveUpVisit, judge, startVisit, tryAgain, withdrawGrievance } from './verbs/visit.ts'
import { viewOf } from './view.ts'

/** `回访 SQ-2026-0031`: the case with its visit-back buttons. */
export const openVisit = command({
  intent: 'grievance.visit',
  phrases: ending['grievance.visit'],
  slots: visiting,
  writes: true,
  words: ['回访', '诉求 回访', 'grievance visit'],
  summary: '回访已经答复的诉求',
  example: '回访 SQ-2026-0031',
  allow: mayVisit,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: { in: ['replied', 'visit_back'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, show(await cardFor(ctx, meant.row)))
  },
})

/** `对31号诉求的办理很满意`: the person's own two questions, with the satisfaction said already in it. */
export const openRate = command({
  intent: 'grievance.rate',
  phrases: ending['grievance.rate'],
  slots: rating,
  writes: true,
  words: ['评价', '诉求 评价', '评价诉求', 'grievance rate'],
  summary: '评价我的诉求办得怎么样',
  example: '评价 SQ-2026-0031',
  allow: maySubmit,
  run: async (ctx, said): Promise<Reply> => {
    const self = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    const meant = await meantBy(ctx, said, { state: 'visit_back', OR: mine(self) })
    if ('which' in meant) return meant.which
    const { row } = meant
    const [satisfied] = said.slots.satisfied ?? []
    const card =
      row.state === 'visit_back' && row.talent.personId === self
        ? visitCard(row, viewOf(row, ctx.now), {
            reply: await latestNote(ctx.db, ctx.vault, row.id, 'reply'),
            satisfiedNow: satisfied?.kind === 'choice' ? satisfied.value : undefined,
          })
        : await cardFor(ctx, row)
    return privately(ctx.chat, show(card))
  },
})

/** `31号可以销号了`: nothing is closed by a word; the card says what is still missing. */
export const openClose = command({
  intent: 'grievance.close',
  phrases: ending['grievance.close'],
  slots: one,
  words: ['诉求办结', '诉求 销号', '诉求 办结', 'grievance close'],
  summary: '看一件诉求能不能办结',
  example: '诉求办结 SQ-2026-0031',
  allow: mayVisit,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: { in: ['replied', 'visit_back'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, show(await cardFor(ctx, meant.row, sentences.closing)))
  },
})

/** `我的诉求不要了，撤回来`. */
export const openWithdraw = command({
  intent: 'grievance.withdraw',
  phrases: ending['grievance.withdraw'],
  slots: one,
  writes: true,
  words: ['撤回诉求', '诉求 撤回', 'grievance withdraw'],
  summary: '撤回我的诉求',
  example: '撤回诉求 SQ-2026-0031',
  allow: maySubmit,
  run: async (ctx, said): Promise<Reply> => {
    const self = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    const meant = await meantBy(ctx, said, { closedAt: null, OR: mine(self) })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, show(await cardFor(ctx, meant.row, '确定不办了，请点“撤回”。')))
  },
})

const Visited = Ref.extend({ phone: z.boolean().default(false) })

const phoneCard = (ctx: Context, row: GrievanceRow): Reply =>
  ask(
    visitForm,
    visitForm({
      title: '登记电话回访',
      grievance: viewOf(row, ctx.now),
      words: sentences.phone,
      reply: null,
      solved: [...optionsOf(solvedAnswers)],
      satisfied: satisfactionOptions(),
      submit: '登记',
      note: '如实登记本人原话；经手这件事的同志不能登记。',
      bound: { id: row.id, version: row.version, phone: true },
    }),
  )

const judged = async (ctx: Context, row: GrievanceRow): Promise<Reply> => {
  const comment = await latestNote(ctx.db, ctx.vault, row.id, 'comment')
  return ask(
    judgeForm,
    judgeForm({
      grievance: viewOf(row, ctx.now, !row.anonymous),
      said:
        comment === null ? [] : [`本人说：${beyondCase(comment, row.anonymous ? row.talent.name : null)}`],
      reasons: [...optionsOf(judgeReasons)],
      bound: { id: row.id, version: row.version },
    }),
  )
}

export const visitActions = [
  recordButton('startVisit', async (ctx, ref) =>
    went(ctx, '已开始回访，两个问题发给本人', await startVisit(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('tryAgain', async (ctx, ref) =>
    went(ctx, '已再次回访', await tryAgain(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('giveUp', async (ctx, ref) =>
    went(ctx, '已登记：未联系上', await giveUpVisit(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('openPhone', async (ctx, ref) => phoneCard(ctx, await rowAt(ctx, ref))),
  onSubmit(visitForm, {
    allow: inPrivate,
    input: z.object({
      solved: choice('解决情况', solvedAnswers),
      satisfied: choice('满意度', satisfactions),
      comment: optionalWords('想说的话', 500),
    }),
    bound: Visited,
    run: (ctx, { satisfied, ...answer }, { phone, ...ref }) =>
      facingTruth(ctx, async () => {
        const row = await rowAt(ctx, ref)
        const after = await answerVisit(ctx, row, { ...answer, satisfied: Number(satisfied) }, phone)
        return went(ctx, phone ? '已登记' : '谢谢您的评价', after)
      }),
  }),
  recordButton('openJudge', async (ctx, ref) => judged(ctx, await rowAt(ctx, ref))),
  onSubmit(judgeForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('原因', judgeReasons), words: words('说明', 500, 4) }),
    bound: Ref,
    run: (ctx, { reason, words: why }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已认定', await judge(ctx, await rowAt(ctx, ref), reason, why))),
  }),
  recordButton('withdraw', async (ctx, ref) =>
    went(ctx, '已撤回', await withdrawGrievance(ctx, await rowAt(ctx, ref))),
  ),
]
