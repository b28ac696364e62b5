import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { consentNotice } from '../consent-notice.ts'
import { takeStep } from '../moving.ts'
import { isSelf } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { nothingSealed } from '../sealing.ts'

/** The person agrees, with one tap, to the notice in force. */
export const agree = async (ctx: Context, ref: Ref): Promise<TalentRow> => {
  await onlyThePerson(ctx, ref)
  const { version } = consentNotice(ctx.county.name)
  return takeStep(ctx, {
    verb: 'consent',
    ref,
    given: { consentVersion: version },
    data: { consentVersion: version, consentAt: ctx.now },
    also: keep(ctx, { version, answer: 'agreed', channel: 'card', note: null }),
    kept: { consentVersion: version, channel: 'card' },
  })
}

/** An officer records the paper a person without an account has signed. */
export const agreeOnPaper = async (ctx: Context, ref: Ref, paper: string): Promise<TalentRow> => {
  const row = await findTalent(ctx.db, ref.id)
  if (row?.personId) hasAccount()
  const { version } = consentNotice(ctx.county.name)
  return takeStep(ctx, {
    verb: 'consent',
    ref,
    given: { paper },
    data: { consentVersion: version, consentAt: ctx.now },
    also: keep(ctx, { version, answer: 'agreed', channel: 'paper', note: paper }),
    kept: { consentVersion: version, channel: 'paper' },
    why: paper,
  })
}

/** The person does not agree: the record leaves, and what was sealed is gone. */
export const refuseConsent = (ctx: Context, ref: Ref): Promise<TalentRow> => {
  const { version } = consentNotice(ctx.county.name)
  return takeStep(ctx, {
    verb: 'refuse',
    ref,
    data: { ...nothingSealed, reason: 'consent_refused', exitedAt: ctx.now },
    also: keep(ctx, { version, answer: 'refused', channel: 'card', note: null }),
    kept: { reason: 'consent_refused' },
  })
}

/** Nobody answered in time. */
export const lapseConsent = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'lapse',
    ref,
    data: { ...nothingSealed, reason: 'consent_lapsed', exitedAt: ctx.now },
    kept: { reason: 'consent_lapsed' },
  })

/** Consent is taken back: the record leaves the register, open corrections stop, what was sealed is gone. */
export const withdrawConsent = (ctx: Context, ref: Ref): Promise<TalentRow> => {
  const { version } = consentNotice(ctx.county.name)
  return takeStep(ctx, {
    verb: 'withdraw',
    ref,
    data: { ...nothingSealed, reason: 'consent_withdrawn', exitedAt: ctx.now, staleAt: null },
    also: async (tx, row) => {
      await tx.consent.updateMany({
        where: { talentId: row.id, answer: 'agreed', withdrawnAt: null },
        data: { withdrawnAt: ctx.now },
      })
      await keep(ctx, { version, answer: 'withdrawn', channel: 'card', note: null })(tx, row)
      await cancelOpen(ctx, tx, row.id)
    },
    kept: { reason: 'consent_withdrawn', phone: '已删除', born: '已删除', idNumber: '已删除' },
  })
}

/** Whoever registered it takes it back within ten minutes. */
export const takeBack = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'takeBack',
    ref,
    data: { ...nothingSealed, reason: 'taken_back', exitedAt: ctx.now },
    kept: { reason: 'taken_back' },
  })

/** Corrections and doubts nobody will rule on any more. */
export const cancelOpen = async (ctx: Context, tx: Tx, talentId: number): Promise<void> => {
  await tx.correction.updateMany({
    where: { talentId, state: 'pending' },
    data: { state: 'cancelled', ruledAt: ctx.now, ruledBy: actorKey(ctx.actor) },
  })
}

type Answer = {
  readonly version: string
  readonly answer: 'agreed' | 'refused' | 'withdrawn'
  readonly channel: 'card' | 'paper'
  readonly note: string | null
}

const keep =
  (ctx: Context, answer: Answer) =>
  async (tx: Tx, row: TalentRow): Promise<void> => {
    await tx.consent.create({ data: { talentId: row.id, ...answer, by: actorKey(ctx.actor), at: ctx.now } })
  }

const onlyThePerson = async (ctx: Context, ref: Ref): Promise<void> => {
  const row = await findTalent(ctx.db, ref.id)
  if (!row || isSelf(ctx.actor, row)) return
  refuse('只能由本人点“同意”。', '同意要本人作出；没有账号的，登记书面同意。', '请本人在卡片上点“同意”。')
}

const hasAccount = (): never =>
  refuse(
    '本人有账号，应由本人在卡片上答复。',
    '有账号的不用书面同意代替。',
    '请提醒本人查看私聊里的确认卡片。',
  )
