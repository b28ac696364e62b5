import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { recordCard } from '#cards/talents/record.ts'
import { rulingForm } from '#cards/talents/ruling.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Notice } from '#core/reply.ts'
import { nameOf, officeOf, othersThan } from '#domain/steps/index.ts'
import type { Correction } from '#storage/generated/client.ts'
import { type CorrectableField, correctable } from './dictionary.ts'
import { fieldRules } from './field-values.ts'
import { talentNumber } from './number.ts'
import type { Looking, TalentRow } from './record.ts'
import { viewOf } from './view.ts'

const titleOf = (kind: string): string => (kind === 'dispute' ? '请核实疑问' : '请处理更正申请')

/** The form the office rules with; a sealed value is opened, so the caller notes the reading first. */
export const rulingCard = async (ctx: Context, row: TalentRow, correction: Correction): Promise<Card> => {
  const rule = fieldRules[fieldOf(correction)]
  const show = (kept: string | null): string | null => {
    if (kept === null) return null
    return rule.show(correction.sealed ? ctx.vault.open(kept) : kept)
  }
  return rulingForm({
    title: titleOf(correction.kind),
    number: talentNumber(row.id),
    name: row.name,
    field: correctable[fieldOf(correction)],
    oldValue: show(correction.oldValue) ?? '未填',
    newValue: show(correction.newValue),
    reason: correction.reason,
    askedBy: await nameOf(ctx.db, correction.askedBy),
    due: correction.dueAt === null ? null : dateWords(correction.dueAt),
    bound: { correction: correction.id },
  })
}

/** The office is told; a value that is sealed stays sealed until somebody opens the form. */
export const rulingNotices = async (
  ctx: Context,
  db: Looking,
  row: TalentRow,
  correction: Correction,
): Promise<readonly Notice[]> => {
  const staff = (await officeOf(db, ctx.now)).filter(one => one.personId !== row.personId)
  const card = correction.sealed ? sealedCard(row, correction) : await rulingCard(ctx, row, correction)
  return othersThan(correction.askedBy, staff).map(({ openId }) => ({
    to: { openId },
    say: { card },
    once: `talent:${row.id}:correction:${correction.id}:${openId}`,
  }))
}

/** A field's code stands in the row only after {@link fieldRules} has read it. */
export const fieldOf = (correction: Pick<Correction, 'field'>): CorrectableField =>
  correction.field as CorrectableField

const sealedCard = (row: TalentRow, correction: Correction): Card =>
  recordCard({
    title: titleOf(correction.kind),
    record: viewOf(row, null),
    words: `申请更正${wordOf(correctable, correction.field)}，内容保密，点“处理”查看，查看留痕。`,
    buttons: [
      { text: '处理', do: 'talents.openRuling', value: { correction: correction.id }, tone: 'primary' },
    ],
  })
