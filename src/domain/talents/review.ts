import { z } from 'zod'
import { fixForm } from '#cards/talents/fix-form.ts'
import { rejectForm } from '#cards/talents/reject-form.ts'
import { reviewForm } from '#cards/talents/review.ts'
import { verifyForm } from '#cards/talents/verify.ts'
import { WaitingPage } from '#core/by-deadline.ts'
import type { Context } from '#core/context.ts'
import { codesOf, optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, words } from '#core/form-input.ts'
import { command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { rowNumber } from '#core/paging.ts'
import { ask, done, privately, type Reply, show } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { levels, rejectReasons, tags } from './dictionary.ts'
import { meantBy } from './meant.ts'
import { findTalentNumber, talentNumber } from './number.ts'
import { asking } from './phrases/asking.ts'
import { mayReview } from './policy.ts'
import { button, cardFor, facingTruth, inPrivate, recordButton, rowAt, rowSeen, went } from './pressing.ts'
import type { TalentRow } from './record.ts'
import { who } from './slots.ts'
import { askFix, confirmYearly, passReview, rejectTalent, verifyTalent } from './verbs/review.ts'
import { viewOf } from './view.ts'
import { waitingFor } from './waiting.ts'

/** `审核`: what waits for the speaker; `审核 RC-12`: that one. */
export const openReview = command({
  intent: 'talent.verify',
  phrases: asking['talent.verify'],
  slots: who,
  words: ['审核', '人才 核验', 'talent verify', '核验', '待办', 'review', 'verify'],
  summary: '待我审核、核验的人才登记',
  example: '审核',
  allow: mayReview,
  run: async (ctx, said) => {
    const meant = isAboutSomebody(said) ? await meantBy(ctx, said) : null
    if (meant && 'which' in meant) return meant.which
    return privately(ctx.chat, await reviewing(ctx, meant?.row ?? null))
  },
})

const isAboutSomebody = (said: Said): boolean =>
  findTalentNumber(said.words) !== null || (said.slots.person?.length ?? 0) > 0

const reviewing = async (ctx: Context, row: TalentRow | null): Promise<Reply> =>
  row ? show(await cardFor(ctx, row)) : waitingFor(ctx, null)

export const reviewActions = [
  onPress({
    name: 'talents.waiting',
    allow: mayReview.inChats('private'),
    bound: WaitingPage,
    run: waitingFor,
  }),
  recordButton('open', async (ctx, { id }) => ({
    ...show(await cardFor(ctx, await rowSeen(ctx, id))),
  })),
  button('show', z.object({ id: rowNumber }), async (ctx, { id }) => {
    const row = await rowSeen(ctx, id)
    return { ...show(await cardFor(ctx, row)), shown: { items: [talentNumber(row.id)] }, anew: true }
  }),
  onSubmit(reviewForm, {
    allow: mayReview,
    input: z.object({ evidence: optionalWords('查验情况', 200) }),
    bound: Ref,
    run: (ctx, { evidence }, ref) =>
      facingTruth(ctx, async () => went(ctx, '审核已通过', await passReview(ctx, ref, evidence))),
  }),
  recordButton('openAskFix', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(fixForm, fixForm({ record: viewOf(row, ctx.vault), bound: ref }))
  }),
  onSubmit(fixForm, {
    allow: mayReview,
    input: z.object({ items: words('需要补正的内容', 300, 2) }),
    bound: Ref,
    run: (ctx, { items }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已发出补正通知', await askFix(ctx, ref, items))),
  }),
  onSubmit(verifyForm, {
    allow: inPrivate,
    input: z.object({
      level: choice('核定层次', levels),
      tags: z.preprocess(
        value => (value === undefined || value === null || value === '' ? [] : value),
        z.array(z.enum(codesOf(tags), { error: '标签请从列表里选。' }), { error: '标签请从列表里选。' }),
      ),
      distinct: z.preprocess(value => value === true || value === 'true', z.boolean()),
    }),
    bound: Ref,
    run: (ctx, verdict, ref) =>
      facingTruth(ctx, async () => went(ctx, '已通过核验，正式入库', await verifyTalent(ctx, ref, verdict))),
  }),
  recordButton('openReject', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      rejectForm,
      rejectForm({ record: viewOf(row, ctx.vault), reasons: [...optionsOf(rejectReasons)], bound: ref }),
    )
  }),
  onSubmit(rejectForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('退回原因', rejectReasons), remark: optionalWords('补充说明', 300) }),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已退回', await rejectTalent(ctx, ref, reason, remark))),
  }),
  recordButton('confirm', async (ctx, ref) =>
    done('已确认', await cardFor(ctx, await confirmYearly(ctx, ref))),
  ),
]
