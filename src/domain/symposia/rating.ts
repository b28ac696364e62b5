import { z } from 'zod'
import { turnForm } from '#cards/symposia/turn-form.ts'
import { redoForm } from '#cards/symposia/words-form.ts'
import type { Context } from '#core/context.ts'
import { codesOf, optionsOf } from '#core/dictionary.ts'
import { choice, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { grievanceKinds, grievanceNumber, suggested } from '#domain/grievances/index.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import { ratings } from './dictionary.ts'
import { opinionMeant } from './meant.ts'
import { ticked } from './noting.ts'
import { opinionViewOf } from './opinion-view.ts'
import { phrases } from './phrases/handling.ts'
import { mayPlan, mayRead, opinionStandingOf } from './policy.ts'
import { opinionPress } from './pressing.ts'
import { guestName, type OpinionRow, opinionNumber } from './record.ts'
import { rating } from './slots.ts'
import { rateAnswer, rejectAnswer, turnIntoGrievance } from './verbs/opinion.ts'

const { button, cardFor, facingTruth, recordButton, rowAt, rowSeen, went } = opinionPress

/** `JY-21的答复我满意`: the card with the three taps; not satisfied asks for words. */
export const openRate = command({
  intent: 'opinion.rate',
  phrases: phrases['opinion.rate'],
  slots: rating,
  writes: true,
  words: ['评价意见', '建议 评价', '意见评价', '评价答复', 'opinion rate'],
  summary: '评价对我在座谈会上所提意见的答复',
  example: '评价意见 JY-21 满意',
  allow: mayRead,
  run: async (ctx, said) => {
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    const meant = await opinionMeant(ctx, said, { state: 'passed', guest: { talent: { personId } } })
    if ('which' in meant) return meant.which
    const [value] = said.slots.rating ?? []
    const isNo = value?.kind === 'choice' && value.value === 'unsatisfied' && meant.row.state === 'passed'
    const reply = isNo ? rejecting(ctx, meant.row) : show(await cardFor(ctx, meant.row, '请点一下您的评价。'))
    return privately(ctx.chat, reply, '评价卡片已私聊发您。')
  },
})

const rejecting = (ctx: Context, row: OpinionRow): Reply =>
  ask(
    redoForm,
    redoForm({
      opinion: opinionViewOf(row, { vault: ctx.vault, standing: opinionStandingOf(ctx.actor, row) }),
      bound: { id: row.id, version: row.version },
    }),
  )

/** What the office turns into a grievance: the difficulty of an expert, in his own words. */
const turning = (ctx: Context, row: OpinionRow): Reply => {
  const { talentId } = row.guest
  if (talentId === null)
    return refuse('单位提的困难不转为诉求。', '诉求是人才本人的事。', '请点“交办”，由对口单位答复。')
  const text = ctx.vault.open(row.text)
  ctx.noteReading({ talentId, dataClass: 'P3', why: `把座谈会上的困难${opinionNumber(row.id)}转为诉求` })
  return ask(
    turnForm,
    turnForm({
      number: opinionNumber(row.id),
      speaker: guestName(row.guest),
      text,
      kinds: [...optionsOf(grievanceKinds)],
      kind: suggested(text).kind,
      hidden: row.hidden,
      bound: { id: row.id, version: row.version },
    }),
  )
}

export const ratingActions = [
  button('rate', Ref.extend({ rating: z.enum(codesOf(ratings)) }), async (ctx, { rating: given, ...ref }) =>
    went(ctx, '谢谢您的评价', await rateAnswer(ctx, ref, given)),
  ),
  recordButton('openRedo', async (ctx, ref) => rejecting(ctx, await rowAt(ctx, ref))),
  onSubmit(redoForm, {
    allow: inPrivate,
    input: z.object({ words: words('哪里不满意', 300, 2) }),
    bound: Ref,
    run: (ctx, { words: said }, ref) =>
      facingTruth(ctx, async () => {
        const row = await rejectAnswer(ctx, ref, said)
        return went(ctx, row.state === 'review' ? '已提请主任研究' : '已退回单位重办', row)
      }),
  }),
  recordButton(
    'openTurn',
    async (ctx, ref) => turning(ctx, await rowAt(ctx, ref)),
    mayPlan.inChats('private'),
  ),
  onSubmit(turnForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      text: words('要办的事', 1000, 4),
      kind: choice('类别', grievanceKinds),
      anonymous: ticked,
      leaderReads: ticked,
    }),
    bound: Ref,
    run: (ctx, input, ref) =>
      facingTruth(ctx, async () => {
        const { talentId } = (await rowAt(ctx, ref)).guest
        if (talentId === null) return turning(ctx, await rowAt(ctx, ref))
        const { id } = await turnIntoGrievance(ctx, ref, { ...input, talentId })
        return went(ctx, `已转为诉求${grievanceNumber(id)}`, await rowSeen(ctx, ref.id))
      }),
  }),
]
