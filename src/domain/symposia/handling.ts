import { z } from 'zod'
import { answerForm, explainForm } from '#cards/symposia/answer-form.ts'
import { assignForm } from '#cards/symposia/assign-form.ts'
import { dropForm, sendBackForm } from '#cards/symposia/reason-form.ts'
import { improveForm } from '#cards/symposia/words-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, typed, wholeNumber, words } from '#core/form-input.ts'
import { type Command, command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { gazetteerOf, unitOptions } from '#domain/places/index.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import { answerDays, dropReasons, type OpinionState, outcomes, sendBackReasons } from './dictionary.ts'
import { opinionMeant } from './meant.ts'
import { opinionViewOf } from './opinion-view.ts'
import { phrases } from './phrases/handling.ts'
import { mayHandle, mayPlan, opinionStandingOf } from './policy.ts'
import { opinionPress } from './pressing.ts'
import type { OpinionRow } from './record.ts'
import { assigning, replying } from './slots.ts'
import {
  answerOpinion,
  assignOpinion,
  dropOpinion,
  explainOpinion,
  improveAnswer,
  passAnswerOn,
  sendOpinionBack,
} from './verbs/opinion.ts'

const { facingTruth, recordButton, rowAt, went } = opinionPress

const viewFor = (ctx: Context, row: OpinionRow) =>
  opinionViewOf(row, { vault: ctx.vault, standing: opinionStandingOf(ctx.actor, row) })

type Form = (ctx: Context, row: OpinionRow, said: Said) => Reply | Promise<Reply>

/** A command about one opinion in a state: which is meant is asked where it is not clear; its form comes in private. */
function onOpinion(state: OpinionState, what: string, form: Form): Command['run'] {
  return async (ctx, said) => {
    const meant = await opinionMeant(ctx, said, { state })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, await form(ctx, meant.row, said), `${what}已私聊发您。`)
  }
}

/** `JY-21交教体局，10个工作日答复`: the form with unit and days in it. */
export const openAssign = command({
  intent: 'opinion.assign',
  phrases: phrases['opinion.assign'],
  slots: assigning,
  writes: true,
  words: ['交办意见', '建议 转办', '意见交办', '交办座谈意见', 'opinion assign'],
  summary: '把座谈会意见交给单位答复，定好期限',
  example: '交办意见 JY-21 县教育体育局 10个工作日',
  allow: mayPlan,
  run: onOpinion('noted', '交办表', assigned),
})

async function assigned(ctx: Context, row: OpinionRow, said?: Said): Promise<Reply> {
  const [unit] = said?.slots.unit ?? []
  return ask(
    assignForm,
    assignForm({
      opinion: viewFor(ctx, row),
      units: [...unitOptions(await gazetteerOf(ctx.db))],
      unit: unit?.kind === 'unit' ? String(unit.id) : undefined,
      days: String(daysIn(said) ?? answerDays.usual),
      bound: { id: row.id, version: row.version },
    }),
  )
}

/** Days and working days are what units are given; a week is five of them. */
const daysIn = (said: Said | undefined): number | null => {
  const [duration] = said?.slots.duration ?? []
  if (duration?.kind !== 'duration') return null
  if (duration.unit === 'week') return duration.count * 5
  return duration.unit === 'workingDay' || duration.unit === 'day' ? duration.count : null
}

/** `答复JY-21，已列入明年计划`: the form with the words in it. */
export const openReply = command({
  intent: 'opinion.reply',
  phrases: phrases['opinion.reply'],
  slots: replying,
  writes: true,
  words: ['答复意见', '建议 答复', '意见答复', '答复座谈意见', 'opinion reply'],
  summary: '答复座谈会上提的意见',
  example: '答复意见 JY-21 采纳，已列入明年培训计划',
  allow: mayHandle,
  run: onOpinion('assigned', '答复表', (ctx, row, { slots }) => {
    const [outcome] = slots.outcome ?? []
    const [text] = slots.text ?? []
    return answering(ctx, row, {
      outcome: outcome?.kind === 'choice' ? outcome.value : undefined,
      text: text?.kind === 'text' ? text.text : undefined,
    })
  }),
})

/** `JY-8不归我们管`: the form that asks why. */
export const openReturn = command({
  intent: 'opinion.return',
  phrases: phrases['opinion.return'],
  slots: { id: replying.id },
  writes: true,
  words: ['退回意见', '建议 退回', '意见退回', '退回座谈意见', 'opinion return'],
  summary: '不归本单位管的座谈会意见，退给人才办',
  example: '退回意见 JY-21',
  allow: mayHandle,
  run: onOpinion('assigned', '退回表', sendingBack),
})

function sendingBack(ctx: Context, row: OpinionRow): Reply {
  return ask(
    sendBackForm,
    sendBackForm({
      opinion: viewFor(ctx, row),
      reasons: [...optionsOf(sendBackReasons)],
      bound: { id: row.id, version: row.version },
    }),
  )
}

type Known = { readonly outcome?: string | undefined; readonly text?: string | undefined }

const answering = (ctx: Context, row: OpinionRow, known: Known = {}): Reply =>
  ask(
    answerForm,
    answerForm({
      opinion: viewFor(ctx, row),
      outcomes: [...optionsOf(outcomes)],
      outcome: known.outcome ?? row.outcome ?? undefined,
      text: known.text ?? (row.answer === null ? undefined : ctx.vault.open(row.answer)),
      bound: { id: row.id, version: row.version },
    }),
  )

const answered = z.object({ outcome: choice('结果', outcomes), text: words('答复内容', 500, 4) })

export const handlingActions = [
  recordButton('openAssign', async (ctx, ref) => assigned(ctx, await rowAt(ctx, ref))),
  onSubmit(assignForm, {
    allow: inPrivate,
    input: z.object({
      unit: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择答复单位。' }).int().min(1, { error: '请选择答复单位。' }),
      ),
      days: wholeNumber('期限', { min: 1, max: answerDays.most, unit: '个工作日' }),
      remark: optionalWords('交办要求', 200),
    }),
    bound: Ref,
    run: (ctx, { unit, days, remark }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '已交办', await assignOpinion(ctx, ref, { unitId: unit, days, remark })),
      ),
  }),
  recordButton('openAnswer', async (ctx, ref) => answering(ctx, await rowAt(ctx, ref))),
  onSubmit(answerForm, {
    allow: inPrivate,
    input: answered,
    bound: Ref,
    run: (ctx, answer, ref) =>
      facingTruth(ctx, async () => went(ctx, '已答复', await answerOpinion(ctx, ref, answer))),
  }),
  recordButton('openSendBack', async (ctx, ref) => sendingBack(ctx, await rowAt(ctx, ref))),
  onSubmit(sendBackForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('原因', sendBackReasons), remark: optionalWords('补充说明', 200) }),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '已退回人才办', await sendOpinionBack(ctx, ref, reason, remark)),
      ),
  }),
  recordButton('openDrop', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      dropForm,
      dropForm({ opinion: viewFor(ctx, row), reasons: [...optionsOf(dropReasons)], bound: ref }),
    )
  }),
  onSubmit(dropForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('原因', dropReasons), remark: optionalWords('补充说明', 200) }),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已注明', await dropOpinion(ctx, ref, reason, remark))),
  }),
  recordButton('pass', async (ctx, ref) => went(ctx, '已转告提出人', await passAnswerOn(ctx, ref))),
  recordButton('openImprove', async (ctx, ref) =>
    ask(improveForm, improveForm({ opinion: viewFor(ctx, await rowAt(ctx, ref)), bound: ref })),
  ),
  onSubmit(improveForm, {
    allow: inPrivate,
    input: z.object({ words: words('哪里要改', 300, 2) }),
    bound: Ref,
    run: (ctx, { words: said }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已退回单位', await improveAnswer(ctx, ref, said))),
  }),
  recordButton('openExplain', async (ctx, ref) =>
    ask(
      explainForm,
      explainForm({
        opinion: viewFor(ctx, await rowAt(ctx, ref)),
        outcomes: [...optionsOf(outcomes)],
        bound: ref,
      }),
    ),
  ),
  onSubmit(explainForm, {
    allow: inPrivate,
    input: answered,
    bound: Ref,
    run: (ctx, answer, ref) =>
      facingTruth(ctx, async () => went(ctx, '已说明并办结', await explainOpinion(ctx, ref, answer))),
  }),
]
