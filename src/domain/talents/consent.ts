import { z } from 'zod'
import { noticeCard } from '#cards/talents/notice.ts'
import { paperConsentForm } from '#cards/talents/paper-consent-form.ts'
import { withdrawCard } from '#cards/talents/withdraw.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { consentNotice, withdrawalEffects } from './consent-notice.ts'
import { endingWith } from './ending.ts'
import { verbsOpenTo } from './machine.ts'
import { talentNumber } from './number.ts'
import { ownRow } from './own.ts'
import { aboutMe } from './phrases/about-me.ts'
import { standingOf } from './policy.ts'
import { facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import type { TalentRow } from './record.ts'
import { agree, agreeOnPaper, refuseConsent, withdrawConsent } from './verbs/consent.ts'
import { stateOf } from './view.ts'

/** `撤回同意`: what it does, then one tap. */
export const openWithdraw = command({
  intent: 'me.withdraw',
  phrases: aboutMe['me.withdraw'],
  writes: true,
  words: ['撤回同意', 'withdraw'],
  summary: '撤回本人的登记同意',
  example: '撤回同意',
  allow: everyone,
  run: async ctx => privately(ctx.chat, await withdrawing(ctx, await ownRow(ctx))),
})

/** `告知书`: what is done with personal data, in any chat. */
export const openNotice = command({
  intent: 'me.privacy',
  phrases: aboutMe['me.privacy'],
  words: ['告知书', 'privacy'],
  summary: '看个人信息怎么收集、使用和退出',
  example: '告知书',
  allow: everyone,
  run: async ctx => show(noticeCard(consentNotice(ctx.county.name))),
})

const withdrawing = async (ctx: Context, row: TalentRow): Promise<Reply> => {
  if (!verbsOpenTo(stateOf(row), standingOf(ctx.actor, row)).includes('withdraw')) nothingToWithdraw()
  return ask(
    { name: 'talents.withdraw' },
    withdrawCard({
      number: talentNumber(row.id),
      name: row.name,
      effects: [...(await endingWith(ctx, row.id)), ...withdrawalEffects],
      bound: { id: row.id, version: row.version },
    }),
  )
}

const nothingToWithdraw = (): never =>
  refuse('目前没有可以撤回的同意。', '同意登记以后才能撤回。', '请发“我的信息”查看目前的情况。')

export const consentActions = [
  recordButton('consent', async (ctx, ref) =>
    went(ctx, '已同意，已送审核', await agree(ctx, ref), '您已同意，正在审核，结果会通知您。'),
  ),
  recordButton('refuse', async (ctx, ref) => went(ctx, '登记已作废', await refuseConsent(ctx, ref))),
  onSubmit(paperConsentForm, {
    allow: inPrivate,
    input: z.object({ paper: words('纸质同意书存放位置', 200, 4) }),
    bound: Ref,
    run: (ctx, { paper }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已记录，已送审核', await agreeOnPaper(ctx, ref, paper))),
  }),
  recordButton('openWithdraw', async (ctx, ref) => withdrawing(ctx, await rowAt(ctx, ref))),
  recordButton('withdraw', async (ctx, ref) =>
    went(
      ctx,
      '已撤回同意',
      await withdrawConsent(ctx, ref),
      '您已撤回同意，手机号、出生年月、身份证号已经删除。',
    ),
  ),
]
