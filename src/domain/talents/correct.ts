import { z } from 'zod'
import { correctionForm } from '#cards/talents/correction-form.ts'
import { disputeForm } from '#cards/talents/dispute-form.ts'
import { rulingForm } from '#cards/talents/ruling.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { optionalWords, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { correctable } from './dictionary.ts'
import { CorrectableCode } from './field-values.ts'
import { meantBy } from './meant.ts'
import { changing } from './phrases/changing.ts'
import { recording } from './phrases/recording.ts'
import { isSelf, mayEdit, maySearch, reaches, standingOf } from './policy.ts'
import { correctionIn, doubtIn, type Prefilled } from './prefilled.ts'
import { button, facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import { findTalent, type TalentRow } from './record.ts'
import { corrected, doubted } from './record-slots.ts'
import { rulingCard } from './ruling.ts'
import { askCorrection, disputeField } from './verbs/correct.ts'
import { ruleOn } from './verbs/rule.ts'
import { viewOf } from './view.ts'

/** `更正` one's own record, `更正 RC-12` one of one's area. */
export const openCorrect = command({
  intent: 'talent.edit',
  phrases: recording['talent.edit'],
  slots: corrected,
  writes: true,
  words: ['更正', 'correct'],
  summary: '申请更正人才信息',
  example: '更正',
  allow: mayEdit,
  run: async (ctx, said) => {
    const meant = await meantBy(ctx, said)
    return 'which' in meant
      ? meant.which
      : privately(ctx.chat, correcting(ctx, meant.row, correctionIn(said)), formIsPrivate)
  },
})

/** `存疑 RC-12`: something in this record is doubtful. */
export const openDispute = command({
  intent: 'talent.dispute',
  phrases: changing['talent.dispute'],
  slots: doubted,
  writes: true,
  words: ['存疑', 'dispute'],
  summary: '对一条人才信息提出疑问',
  example: '存疑 RC-12',
  allow: maySearch,
  run: async (ctx, said) => {
    const meant = await meantBy(ctx, said, async () => numberMissing('存疑 RC-12'))
    return 'which' in meant
      ? meant.which
      : privately(ctx.chat, disputing(ctx, meant.row, doubtIn(said)), formIsPrivate)
  },
})

const formIsPrivate = '表已私聊发您。'

const correcting = (ctx: Context, row: TalentRow, said?: Prefilled): Reply => {
  if (!isSelf(ctx.actor, row) && !reaches(ctx.actor, 'talent.edit', row)) notYours()
  if (!['verified', 'annual_due', 'disputed'].includes(row.state)) notVerified()
  return ask(correctionForm, correctionForm({ ...formProps(ctx, row), said }))
}

const disputing = (ctx: Context, row: TalentRow, said?: Prefilled): Reply => {
  if (row.state !== 'verified') notVerified()
  return ask(disputeForm, disputeForm({ ...formProps(ctx, row), said }))
}

const formProps = (ctx: Context, row: TalentRow) => {
  const known = ['self', 'unit', 'office', 'submitter'] as const
  const standing = standingOf(ctx.actor, row)
  return {
    record: viewOf(row, known.some(one => standing.has(one)) ? ctx.vault : null),
    choices: optionsOf(correctable),
    bound: { id: row.id, version: row.version },
  }
}

const CorrectionId = z.object({ correction: z.number({ error: '这张卡片不完整，请重新打开。' }).int() })

export const correctActions = [
  recordButton('openCorrection', async (ctx, ref) => correcting(ctx, await rowAt(ctx, ref))),
  recordButton('openDispute', async (ctx, ref) => disputing(ctx, await rowAt(ctx, ref))),
  onSubmit(correctionForm, {
    allow: inPrivate,
    input: z.object({
      field: CorrectableCode,
      value: words('更正后的内容', 160),
      reason: words('理由', 200),
    }),
    bound: Ref,
    run: (ctx, asked, ref) =>
      facingTruth(ctx, async () =>
        went(
          ctx,
          '已提交更正',
          await askCorrection(ctx, ref, asked),
          '更正申请已提交，人才办5个工作日内处理，结果会通知您。',
        ),
      ),
  }),
  onSubmit(disputeForm, {
    allow: inPrivate,
    input: z.object({ field: CorrectableCode, reason: words('疑问', 200) }),
    bound: Ref,
    run: (ctx, doubt, ref) =>
      facingTruth(ctx, async () =>
        went(
          ctx,
          '已提出疑问',
          await disputeField(ctx, ref, doubt),
          '疑问已提出，人才办5个工作日内核实，结果会通知您。',
        ),
      ),
  }),
  button('openRuling', CorrectionId, (ctx, { correction }) => openRuling(ctx, correction)),
  onSubmit(rulingForm, {
    allow: inPrivate,
    input: z.object({
      decision: z.enum(['apply', 'reject'], { error: '请选择处理意见。' }),
      value: optionalWords('更正后的内容', 160),
      words: optionalWords('说明', 200),
    }),
    bound: CorrectionId,
    run: (ctx, ruling, { correction }) =>
      facingTruth(ctx, async () => went(ctx, '已处理', await ruleOn(ctx, correction, ruling))),
  }),
]

const openRuling = async (ctx: Context, id: number): Promise<Reply> => {
  const correction = await ctx.db.correction.findUnique({ where: { id } })
  const row = correction && (await findTalent(ctx.db, correction.talentId))
  if (!correction || !row) return notFound('这条申请')
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('office') || standing.has('self')) return notFound('这条申请')
  if (correction.state !== 'pending') return went(ctx, '这件事已经处理过了', row)
  if (correction.sealed) {
    const dataClass = correction.field === 'idNumber' ? 'P3' : 'P2'
    ctx.noteReading({ talentId: row.id, dataClass, why: '处理更正申请' })
  }
  return show(await rulingCard(ctx, row, correction))
}

export const numberMissing = (example: string): never =>
  refuse('请写明人才编号。', '编号在人才卡片上，例如 RC-12。', `请这样发：${example}`)

const notYours = (): never =>
  refuse(
    '您不能申请更正这条记录。',
    '更正由本人、所在单位或乡镇、人才办提出。',
    '发现有误，可以用“存疑”提出疑问。',
  )

const notVerified = (): never =>
  refuse(
    '这条记录目前不能这样办。',
    '更正和存疑针对已入库的信息。',
    '审核中的，请等补正通知；其他情况请联系县委人才办。',
  )
