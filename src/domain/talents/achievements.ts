import { z } from 'zod'
import { type AchievementProps, achievementForm } from '#cards/talents/achievement-form.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { Ref } from '#domain/steps/index.ts'
import { meantBy } from './meant.ts'
import { talentNumber } from './number.ts'
import { recording } from './phrases/recording.ts'
import { mayEdit } from './policy.ts'
import { achievementIn } from './prefilled.ts'
import { button, facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import type { TalentRow } from './record.ts'
import { achieved } from './record-slots.ts'
import { addAchievement, dropAchievement, verifyAchievement } from './verbs/achieve.ts'

/** `成果` of one's own, `成果 RC-12` of somebody in one's area. */
export const openAchievement = command({
  intent: 'talent.achieve',
  phrases: recording['talent.achieve'],
  slots: achieved,
  writes: true,
  words: ['成果', '业绩', 'achievement'],
  summary: '登记业绩成果',
  example: '成果 RC-12',
  allow: mayEdit,
  run: async (ctx, said) => {
    const meant = await meantBy(ctx, said)
    return 'which' in meant
      ? meant.which
      : privately(ctx.chat, entering(meant.row, achievementIn(said)), '成果表已私聊发您。')
  },
})

const entering = (row: TalentRow, said?: AchievementProps['said']): Reply =>
  ask(
    achievementForm,
    achievementForm({
      number: talentNumber(row.id),
      name: row.name,
      bound: { id: row.id, version: row.version },
      said,
    }),
  )

/** A date picker answers `2026-11-23 +0800`. */
const day = z.preprocess(
  value => (typeof value === 'string' ? value.slice(0, 10) : ''),
  z.iso.date({ error: '请选择取得日期。' }),
)

const AchievementId = z.object({
  achievement: z.number({ error: '这张卡片不完整，请重新打开。' }).int(),
})

export const achievementActions = [
  recordButton('openAchievement', async (ctx, ref) => entering(await rowAt(ctx, ref))),
  onSubmit(achievementForm, {
    allow: inPrivate,
    input: z.object({ what: words('成果', 100, 2), on: day, evidence: words('佐证材料', 200, 2) }),
    bound: Ref,
    run: (ctx, input, ref) =>
      facingTruth(ctx, async () => {
        if (input.on > dayOf(ctx.now)) inFuture()
        return went(
          ctx,
          '已提交成果',
          await addAchievement(ctx, ref, input),
          '成果已提交，人才办核实后显示为已核实。',
        )
      }),
  }),
  button('verifyAchievement', AchievementId, async (ctx: Context, { achievement }) =>
    went(ctx, '已核实', await verifyAchievement(ctx, achievement), '成果已核实。'),
  ),
  button('dropAchievement', AchievementId, async (ctx: Context, { achievement }) =>
    went(ctx, '已去掉', await dropAchievement(ctx, achievement), '不属实的成果已经去掉。'),
  ),
]

const inFuture = (): never => refuse('取得日期还没有到。', '成果要已经取得。', '请核对日期。')
