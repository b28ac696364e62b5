import { z } from 'zod'
import { extendForm } from '#cards/grievances/extend-form.ts'
import { wordsForm } from '#cards/grievances/words-form.ts'
import type { Context } from '#core/context.ts'
import { wholeNumber, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { extensionOf } from './clocks.ts'
import { noteKinds } from './dictionary.ts'
import { moreSaid } from './intake.ts'
import { meantBy } from './meant.ts'
import { latestNote } from './notes.ts'
import { handling } from './phrases/handling.ts'
import { mayHandle, standingOf } from './policy.ts'
import { button, cardFor, facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import type { GrievanceRow } from './record.ts'
import { sentences } from './settings.ts'
import { extending, replying } from './slots.ts'
import { askExtension, grantExtension, refuseExtension, signReply } from './verbs/handle.ts'
import { viewOf } from './view.ts'
import { type WordStep, type WordVerb, wordSteps, wordVerbs } from './word-steps.ts'

const isOwn = (ctx: Context, row: GrievanceRow): boolean => {
  const standing = standingOf(ctx.actor, row)
  return standing.has('person') || standing.has('filer')
}

/** The form of a step that asks for nothing but words. */
const wordsCard = async (ctx: Context, row: GrievanceRow, verb: WordVerb, value?: string): Promise<Reply> => {
  const step: WordStep = wordSteps[verb]
  const before = step.shows && (await latestNote(ctx.db, ctx.vault, row.id, step.shows))
  return ask(
    wordsForm,
    wordsForm({
      grievance: viewOf(row, ctx.now, !row.anonymous || isOwn(ctx, row)),
      title: step.title,
      said: before && step.shows ? [{ title: noteKinds[step.shows], words: before }] : [],
      label: step.label,
      placeholder: step.placeholder,
      value,
      submit: step.submit,
      note: step.note,
      bound: { id: row.id, version: row.version, verb },
    }),
  )
}

const textIn = ({ slots }: Said): string | undefined => {
  const [text] = slots.text ?? []
  return text?.kind === 'text' ? text.text : undefined
}

/** `答复 SQ-2026-0031：已协调民族小学接收`. */
export const openReply = command({
  intent: 'grievance.reply',
  phrases: handling['grievance.reply'],
  slots: replying,
  writes: true,
  words: ['答复', '诉求 答复', '答复诉求', 'grievance reply'],
  summary: '答复一件诉求，送单位负责人签发',
  example: '答复 SQ-2026-0031 已协调民族小学接收',
  allow: mayHandle,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: 'handling' })
    if ('which' in meant) return meant.which
    const { row } = meant
    if (row.state !== 'handling') return privately(ctx.chat, show(await cardFor(ctx, row)))
    return privately(ctx.chat, await wordsCard(ctx, row, 'draft', textIn(said)), '答复表已私聊发您。')
  },
})

/** `31号申请延期5个工作日，等州里批复`. */
export const openExtend = command({
  intent: 'grievance.extend',
  phrases: handling['grievance.extend'],
  slots: extending,
  writes: true,
  words: ['诉求延期', '诉求 延期', '延期诉求', 'grievance extend'],
  summary: '到期前申请延期一次',
  example: '诉求延期 SQ-2026-0031 5个工作日',
  allow: mayHandle,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: 'handling', extraDays: null })
    if ('which' in meant) return meant.which
    const [duration] = said.slots.duration ?? []
    const days = duration?.kind === 'duration' ? String(duration.count) : undefined
    return privately(ctx.chat, extended(ctx, meant.row, days, textIn(said)), '延期表已私聊发您。')
  },
})

const extended = (ctx: Context, row: GrievanceRow, days?: string, why?: string): Reply =>
  ask(
    extendForm,
    extendForm({
      grievance: viewOf(row, ctx.now, !row.anonymous),
      days,
      daysMax: extensionOf(row.replyDays),
      words: why,
      note: sentences.extension,
      bound: { id: row.id, version: row.version },
    }),
  )

const Worded = Ref.extend({ verb: z.enum(wordVerbs) })

export const handlingActions = [
  button('openWords', Worded, async (ctx, { verb, ...ref }) => wordsCard(ctx, await rowAt(ctx, ref), verb)),
  onSubmit(wordsForm, {
    allow: inPrivate,
    input: z.object({ words: words('内容', 1000, 2) }),
    bound: Ref.extend({ verb: z.enum([...wordVerbs, 'more']) }),
    run: (ctx, { words: said }, { verb, ...ref }) =>
      facingTruth(ctx, async () => {
        if (verb === 'more') return moreSaid(ctx, ref, said)
        const row = await rowAt(ctx, ref)
        return went(ctx, wordSteps[verb].done, await wordSteps[verb].run(ctx, row, said))
      }),
  }),
  recordButton('openExtend', async (ctx, ref) => extended(ctx, await rowAt(ctx, ref))),
  onSubmit(extendForm, {
    allow: inPrivate,
    input: z.object({
      days: wholeNumber('延长天数', { min: 1, max: 30, unit: '个工作日' }),
      words: words('延期理由', 300, 2),
    }),
    bound: Ref,
    run: (ctx, { days, words: why }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '已申请延期', await askExtension(ctx, await rowAt(ctx, ref), days, why)),
      ),
  }),
  recordButton('extendYes', async (ctx, ref) =>
    went(ctx, '已同意延期', await grantExtension(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('extendNo', async (ctx, ref) =>
    went(ctx, '没有同意延期', await refuseExtension(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('sign', async (ctx, ref) =>
    went(ctx, '已签发，答复发给本人', await signReply(ctx, await rowAt(ctx, ref))),
  ),
]
