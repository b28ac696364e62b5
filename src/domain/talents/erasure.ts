import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { erasureCard } from '#cards/talents/erasure.ts'
import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { bylineOf, type Colleague, headsOf, nameOf, officeOf } from '#domain/steps/index.ts'
import type { Erasure } from '#storage/generated/client.ts'
import { erasureEffects } from './consent-notice.ts'
import { talentNumber } from './number.ts'
import type { Looking, TalentRow } from './record.ts'

/** Whoever has the next of the two steps is told, never the one who had the first, nor the person himself. */
export const erasureNotices = async (
  ctx: Context,
  db: Looking,
  row: TalentRow,
  erasure: Erasure,
): Promise<readonly Notice[]> => {
  const step = erasure.state === 'asked' ? 'prepare' : 'approve'
  const next = step === 'prepare' ? await officeOf(db, ctx.now) : await headsOf(db, ctx.now)
  const card = await cardFor(db, row, erasure, step)
  return next
    .filter(one => bylineOf(one) !== erasure.preparedBy && one.personId !== row.personId)
    .map(({ openId }) => ({
      to: { openId },
      say: { card },
      once: `talent:${row.id}:erasure:${erasure.id}:${step}:${openId}`,
    }))
}

export const cardFor = async (
  db: Looking,
  row: TalentRow,
  erasure: Erasure,
  step: 'prepare' | 'approve',
): Promise<Card> =>
  erasureCard({
    title: step === 'prepare' ? '请核实删除申请' : '请批准删除个人信息',
    number: talentNumber(row.id),
    name: row.name,
    effects: erasureEffects,
    reason: erasure.reason,
    askedBy: await nameOf(db, erasure.askedBy),
    preparedBy: erasure.preparedBy === null ? null : await nameOf(db, erasure.preparedBy),
    due: erasure.dueAt === null ? null : dateWords(erasure.dueAt),
    step,
    bound: { erasure: erasure.id },
  })

/** Plain words to whoever waits for the end of it. */
export const told = (list: readonly Colleague[], erasure: Erasure, text: string): readonly Notice[] =>
  list.map(({ openId }) => ({
    to: { openId },
    say: { text },
    once: `talent:${erasure.talentId}:erasure:${erasure.id}:closed:${openId}`,
  }))
