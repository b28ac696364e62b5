import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { readTalentNumber } from './number.ts'
import { cardFor, facingTruth } from './pressing.ts'
import { findTalent, type TalentRow } from './record.ts'
import { takeAchievementBack } from './verbs/achieve.ts'
import { takeBack } from './verbs/consent.ts'
import { cancelCorrection } from './verbs/correct.ts'
import { cancelErasure } from './verbs/erase.ts'
import { discardDraft } from './verbs/leave.ts'
import { unmergeTalents } from './verbs/merge.ts'

/** Takes a record back as far as its state allows. */
const registration: Undo = (ctx, { subject }) =>
  undone(ctx, subject, '登记已撤销，手机号等信息已删除。', async row => {
    if (row.state === 'draft') return discardDraft(ctx, row)
    if (!['awaiting_consent', 'unit_review'].includes(row.state)) tooFar()
    return takeBack(ctx, row)
  })

/** By event: how `撤销` takes it back within ten minutes. */
export const undo: Readonly<Record<string, Undo>> = {
  'talent.registered': registration,
  'talent.submitted': registration,
  'talent.consented': registration,
  'talent.merged': (ctx, { subject }) =>
    undone(ctx, subject, '合并已撤销，两条记录恢复原状。', row => unmergeTalents(ctx, row)),
  'talent.correction_asked': (ctx, { subject, before }) =>
    undone(ctx, subject, '更正申请已撤销。', () =>
      cancelCorrection(ctx, Correction.parse(before).correction),
    ),
  'talent.erasure_asked': (ctx, { subject, before }) =>
    undone(ctx, subject, '删除申请已撤销。', () => cancelErasure(ctx, Erasure.parse(before).erasure)),
  'talent.achievement_added': (ctx, { subject, before }) =>
    undone(ctx, subject, '成果已撤回。', () =>
      takeAchievementBack(ctx, Achievement.parse(before).achievement),
    ),
}

// What each event kept of itself.
const Correction = z.object({ correction: z.number() })
const Erasure = z.object({ erasure: z.number() })
const Achievement = z.object({ achievement: z.number() })

const undone = (
  ctx: Context,
  subject: string,
  words: string,
  act: (row: TalentRow) => Promise<TalentRow>,
): Promise<Reply> =>
  facingTruth(ctx, async () => {
    const row = await findTalent(ctx.db, readTalentNumber(subject) ?? 0)
    if (!row) return notFound('这条人才记录')
    return privately(ctx.chat, show(await cardFor(ctx, await act(row), words)), '已撤销，详情已私聊发您。')
  })

const tooFar = (): never =>
  refuse(
    '已经审核过了，不能再撤销登记。',
    '登记在审核通过前可以撤销。',
    '本人可以发“撤回同意”；其他情况请联系县委人才办。',
  )
