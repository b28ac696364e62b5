import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { consentCard } from '#cards/talents/consent.ts'
import { paperConsentForm } from '#cards/talents/paper-consent-form.ts'
import { recordCard } from '#cards/talents/record.ts'
import { reviewForm } from '#cards/talents/review.ts'
import { verifyForm } from '#cards/talents/verify.ts'
import { optionsOf } from '#core/dictionary.ts'
import { type Desk as DeskOf, nameOf } from '#domain/steps/index.ts'
import { consentNotice } from './consent-notice.ts'
import { levels, states, type TalentState, tags } from './dictionary.ts'
import { likenessSentence, twinsOf } from './duplicates.ts'
import type { Standing } from './machine.ts'
import { openMatters } from './matters.ts'
import { talentNumber } from './number.ts'
import { placeWords, type TalentRow } from './record.ts'
import { stateOf, viewOf } from './view.ts'

/** Whose eyes a card is for, and what drawing it needs beside the record. */
export type Desk = Omit<DeskOf<Standing>, 'now'>

/**
 * The card with which somebody standing to a record as `desk.standing` says can do what is his to do now; for everybody
 * else, the record's present truth. Notices, answers and cards that have moved on all draw this one.
 */
export const deskCard = async (desk: Desk, row: TalentRow, words?: string): Promise<Card> => {
  const draw = drawers[stateOf(row)]
  return (draw && (await draw(desk, row, words))) ?? plainRecord(desk, row, words)
}

type Draw = (desk: Desk, row: TalentRow, words?: string) => Promise<Card | null>

const refOf = (row: TalentRow) => ({ id: row.id, version: row.version })

const is = (desk: Desk, ...wanted: readonly Standing[]): boolean => wanted.some(one => desk.standing.has(one))

const awaitingConsent: Draw = async (desk, row, words) => {
  if (is(desk, 'self')) {
    const by = await nameOf(desk.db, row.registeredBy)
    const own = row.person !== null && row.registeredBy === `person:${row.person.id}`
    return consentCard({
      record: viewOf(row, desk.vault),
      words:
        words ??
        (own
          ? '请看清下面的告知内容。同意后才送审核。'
          : `${by}为您登记了人才信息，请核对。同意后才送审核。`),
      notice: consentNotice(desk.county.name),
      bound: refOf(row),
    })
  }
  return is(desk, 'submitter', 'office') && row.personId === null
    ? paperConsentForm({ record: viewOf(row, desk.vault), bound: refOf(row) })
    : null
}

const unitReview: Draw = async (desk, row, words) =>
  is(desk, 'unit', 'office') && !is(desk, 'self')
    ? reviewForm({
        record: viewOf(row, desk.vault),
        words: words ?? `${await nameOf(desk.db, row.registeredBy)}登记，本人已同意。`,
        evidenceRequired: row.title !== null || row.education !== null,
        bound: refOf(row),
      })
    : null

const officeVerify: Draw = async (desk, row, words) => {
  if (!is(desk, 'office') || is(desk, 'self')) return null
  const twins = await twinsOf(desk.db, row)
  return verifyForm({
    record: viewOf(row, desk.vault),
    words: words ?? (row.remark === null ? '单位审核已通过，请核验。' : `单位审核已通过：${row.remark}`),
    suspects: twins.map(twin => ({
      id: twin.row.id,
      number: talentNumber(twin.row.id),
      name: twin.row.name,
      place: placeWords(twin.row),
      state: states[stateOf(twin.row)],
      why: likenessSentence(twin.likenesses),
    })),
    levels: optionsOf(levels),
    level: row.level ?? row.levelClaimed ?? undefined,
    tags: optionsOf(tags),
    chosen: row.tags,
    bound: refOf(row),
  })
}

const drawers: Readonly<Partial<Record<TalentState, Draw>>> = {
  awaiting_consent: awaitingConsent,
  unit_review: unitReview,
  office_verify: officeVerify,
}

type Act = { readonly by: readonly Standing[]; readonly button: ButtonSpec }

const act = (by: readonly Standing[], text: string, name: string, more: Partial<ButtonSpec> = {}): Act => ({
  by,
  button: { text, do: `talents.${name}`, ...more },
})

const actsOf: Readonly<Partial<Record<TalentState, readonly Act[]>>> = {
  draft: [
    act(['self', 'submitter', 'office'], '提交', 'submit', { tone: 'primary' }),
    act(['self', 'submitter', 'office'], '修改', 'openDraft'),
    act(['self', 'submitter', 'office'], '作废', 'discard', {
      tone: 'danger',
      confirm: '草稿作废，内容删除。确定吗？',
    }),
  ],
  fix: [act(['self', 'submitter', 'unit'], '去补正', 'openFix', { tone: 'primary' })],
  rejected: [act(['self', 'submitter', 'unit'], '修改后重报', 'openRevise', { tone: 'primary' })],
  verified: [
    act(['self', 'unit', 'office'], '更正', 'openCorrection'),
    act(['self', 'unit', 'office'], '登记成果', 'openAchievement'),
    act(['office'], '办理离库', 'openExit', { tone: 'danger' }),
  ],
  annual_due: [
    act(['self', 'unit', 'office'], '信息无变化，确认', 'confirm', { tone: 'primary' }),
    act(['self', 'unit', 'office'], '有变化，去更正', 'openCorrection'),
    act(['office'], '办理离库', 'openExit', { tone: 'danger' }),
  ],
  exited: [act(['self'], '重新登记', 'openReenter', { tone: 'primary' })],
}

const plainRecord = async (desk: Desk, row: TalentRow, words?: string): Promise<Card> => {
  const known = is(desk, 'self', 'submitter', 'unit', 'office')
  const acts = (actsOf[stateOf(row)] ?? []).filter(one =>
    one.by.some(standing => desk.standing.has(standing)),
  )
  const matters = is(desk, 'office') ? await openMatters(desk.db, row.id) : []
  return recordCard({
    title: titles[stateOf(row)],
    record: viewOf(row, known ? desk.vault : null),
    words,
    buttons: [
      ...matters.map(matter => ({
        text: `处理：${matter.words}`,
        do: 'talents.openRuling',
        value: { correction: matter.id },
      })),
      ...acts.map(one => ({ ...one.button, value: refOf(row) })),
    ],
  })
}

const titles: Readonly<Record<TalentState, string>> = {
  draft: '登记草稿',
  awaiting_consent: '等待本人确认',
  unit_review: '等待单位审核',
  office_verify: '等待人才办核验',
  verified: '已入库',
  fix: '请补正登记信息',
  rejected: '登记已退回',
  annual_due: '请做年度确认',
  disputed: '信息有疑问，正在核实',
  exited: '已离库',
  erased: '个人信息已删除',
}
