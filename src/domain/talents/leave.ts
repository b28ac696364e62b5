import { z } from 'zod'
import { eraseForm } from '#cards/talents/erase-form.ts'
import { exitForm } from '#cards/talents/exit-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { erasureEffects } from './consent-notice.ts'
import { numberMissing } from './correct.ts'
import { exitReasons } from './dictionary.ts'
import { endingWith } from './ending.ts'
import { meantBy } from './meant.ts'
import { talentNumber } from './number.ts'
import { aboutMe } from './phrases/about-me.ts'
import { changing } from './phrases/changing.ts'
import { isSelf, mayExit, reaches } from './policy.ts'
import { exitReasonIn } from './prefilled.ts'
import { button, facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import type { TalentRow } from './record.ts'
import { leaving } from './record-slots.ts'
import { who } from './slots.ts'
import { approveErasure, askErasure, declineErasure, prepareErasure } from './verbs/erase.ts'
import { exitTalent } from './verbs/review.ts'
import { viewOf } from './view.ts'

/** `离库 RC-12`: takes somebody out of the register, with a reason. */
export const openExit = command({
  intent: 'talent.exit',
  phrases: changing['talent.exit'],
  slots: leaving,
  writes: true,
  words: ['离库', 'exit'],
  summary: '办理人才离库',
  example: '离库 RC-12',
  allow: mayExit,
  run: async (ctx, said) => {
    const meant = await meantBy(ctx, said, async () => numberMissing('离库 RC-12'))
    return 'which' in meant
      ? meant.which
      : privately(ctx.chat, exiting(ctx, meant.row, exitReasonIn(said)), '离库表已私聊发您。')
  },
})

/** `删除我`: what will be gone, then the request. `删除 RC-12` is the office's. */
export const openErase = command({
  intent: 'me.erase',
  phrases: aboutMe['me.erase'],
  slots: who,
  writes: true,
  words: ['删除我', '删除', 'erase'],
  summary: '申请删除个人信息（先看影响）',
  example: '删除我',
  allow: everyone,
  run: async (ctx, said) => {
    const meant = await meantBy(ctx, said)
    return 'which' in meant ? meant.which : privately(ctx.chat, await erasing(ctx, meant.row))
  },
})

const exiting = (ctx: Context, row: TalentRow, reason?: string): Reply =>
  ask(
    exitForm,
    exitForm({
      record: viewOf(row, ctx.vault),
      reasons: optionsOf(exitReasons),
      reason,
      bound: { id: row.id, version: row.version },
    }),
  )

const erasing = async (ctx: Context, row: TalentRow): Promise<Reply> => {
  if (!isSelf(ctx.actor, row) && !reaches(ctx.actor, 'talent.exit', row)) notYours()
  return ask(
    eraseForm,
    eraseForm({
      number: talentNumber(row.id),
      name: row.name,
      effects: [...(await endingWith(ctx, row.id)), ...erasureEffects],
      bound: { id: row.id, version: row.version },
    }),
  )
}

const ErasureId = z.object({ erasure: z.number({ error: '这张卡片不完整，请重新打开。' }).int() })

export const leaveActions = [
  recordButton('openExit', async (ctx, ref) => exiting(ctx, await rowAt(ctx, ref))),
  onSubmit(exitForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('离库原因', exitReasons), remark: optionalWords('补充说明', 300) }),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已办理离库', await exitTalent(ctx, ref, reason, remark))),
  }),
  recordButton('openErase', async (ctx, ref) => erasing(ctx, await rowAt(ctx, ref))),
  onSubmit(eraseForm, {
    allow: inPrivate,
    input: z.object({ reason: optionalWords('理由', 200) }),
    bound: Ref,
    run: (ctx, { reason }, ref) =>
      facingTruth(ctx, async () =>
        went(
          ctx,
          '已提交删除申请',
          await askErasure(ctx, ref, reason),
          '删除申请已提交，15个工作日内办结，结果会告知。',
        ),
      ),
  }),
  button('prepareErase', ErasureId, async (ctx, { erasure }) =>
    went(ctx, '已报主任批准', await prepareErasure(ctx, erasure), '已核实，报人才办主任批准。'),
  ),
  button('approveErase', ErasureId, async (ctx, { erasure }) =>
    went(ctx, '已删除', await approveErasure(ctx, erasure), '个人信息已经删除，只保留编号。'),
  ),
  button('declineErase', ErasureId, async (ctx, { erasure }) =>
    went(ctx, '已答复不同意', await declineErasure(ctx, erasure), '没有同意删除，已告知申请人。'),
  ),
]

const notYours = (): never =>
  refuse('您不能申请删除这条记录。', '删除由本人申请，或由人才办提出、主任批准。', '请联系县委人才办。')
