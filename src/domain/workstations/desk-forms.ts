import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { approveForm } from '#cards/workstations/approve-form.ts'
import { decisionForm } from '#cards/workstations/decision-form.ts'
import { gradeForm } from '#cards/workstations/grade-form.ts'
import { plateForm } from '#cards/workstations/plate-form.ts'
import { scoreForm } from '#cards/workstations/score-form.ts'
import { upgradedForm } from '#cards/workstations/upgraded-form.ts'
import { wordsForm } from '#cards/workstations/words-form.ts'
import { codesOf, optionsOf } from '#core/dictionary.ts'
import { dayOf } from '#core/shanghai.ts'
import { noticeProof } from '#core/working-day-proof.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Desk } from '#domain/steps/index.ts'
import { dimensions, isHigher, type Level, levels, noticeDays, type StationState } from './dictionary.ts'
import { dayIn } from './guards.ts'
import type { Standing } from './machine.ts'
import type { StationRow } from './record.ts'
import { reportFacts } from './results.ts'
import { viewOf } from './view.ts'
import { type WordStep, type WordVerb, wordSteps } from './word-steps.ts'

type Draw = (desk: Desk<Standing>, row: StationRow, words?: string) => Card | null | Promise<Card | null>

const refOf = (row: StationRow) => ({ id: row.id, version: row.version })

const is = (desk: Desk<Standing>, ...wanted: readonly Standing[]): boolean =>
  wanted.some(one => desk.standing.has(one))

const button = (row: StationRow, text: string, name: string): ButtonSpec => ({
  text,
  do: `workstations.${name}`,
  value: refOf(row),
})

/** The form of a step that asks for nothing but words. */
export const wordsCard = (
  row: StationRow,
  verb: WordVerb,
  { words, buttons }: { readonly words?: string | undefined; readonly buttons?: readonly ButtonSpec[] } = {},
): Card => {
  const step: WordStep = wordSteps[verb]
  return wordsForm({
    station: viewOf(row),
    title: step.title,
    words: words ?? step.words,
    label: step.label,
    placeholder: step.placeholder,
    submit: step.submit,
    note: step.note,
    confirm: step.confirm,
    buttons,
    bound: { ...refOf(row), verb },
  })
}

const declining = (row: StationRow): readonly ButtonSpec[] => [
  button(row, '请补正', 'openFix'),
  button(row, '不予立项', 'openReject'),
]

const applied: Draw = (desk, row, words) => {
  if (!is(desk, 'dept', 'office')) return null
  const buttons = is(desk, 'office') ? declining(row) : declining(row).slice(0, 1)
  return wordsCard(row, 'accept', { words, buttons })
}

const deptReview: Draw = (desk, row, words) =>
  is(desk, 'office') ? wordsCard(row, 'sendToReview', { words, buttons: declining(row) }) : null

const review: Draw = (desk, row, words) =>
  is(desk, 'office')
    ? scoreForm({
        station: viewOf(row),
        words: words ?? '请组织不少于3位专家评审，把分数登记在这里。',
        today: dayOf(desk.now),
        bound: refOf(row),
      })
    : null

const publicity: Draw = async (desk, row, words) => {
  const from = dayIn(row.noticeFrom)
  if (!is(desk, 'office') || from === null) return null
  return approveForm({
    station: viewOf(row),
    words: words ?? '公示期满、没有成立的异议，就可以批复。',
    proof: noticeProof(await calendarOf(desk.db), from, noticeDays),
    buttons: [button(row, '异议成立', 'openObjection')],
    bound: refOf(row),
  })
}

const agreement: Draw = (desk, row) =>
  is(desk, 'office')
    ? plateForm({
        station: viewOf(row),
        today: dayOf(desk.now),
        buttons: [button(row, '放弃建站', 'openGiveUp')],
        bound: refOf(row),
      })
    : null

const assess: Draw = (desk, row, words) =>
  is(desk, 'office')
    ? gradeForm({
        station: viewOf(row),
        year: row.assessYear ?? 0,
        words: words ?? '建站单位已述职，请评定。',
        report: reported(row),
        dimensions: codesOf(dimensionWords).map(key => ({
          key,
          label: dimensions[key].words,
          max: dimensions[key].max,
        })),
        buttons: [button(row, '提请撤销', 'openRevoke')],
        bound: refOf(row),
      })
    : null

const dimensionWords = {
  conditions: dimensions.conditions.words,
  operation: dimensions.operation.words,
  outcomes: dimensions.outcomes.words,
  training: dimensions.training.words,
  service: dimensions.service.words,
  money: dimensions.money.words,
} as const

const reported = (row: StationRow): readonly Fact[] => {
  const report = row.reports.find(({ year }) => year === row.assessYear)
  return report ? reportFacts(report, row.daysPerYear) : []
}

const rectify: Draw = (desk, row, words) =>
  is(desk, 'host')
    ? wordsCard(row, 'rectified', {
        words: words ?? [row.remark, wordSteps.rectified.words].filter(Boolean).join('。'),
      })
    : null

const deliberation: Draw = (desk, row, words) =>
  is(desk, 'head')
    ? decisionForm({
        station: viewOf(row),
        words: words ?? '请提交领导小组会议审定，把结果登记在这里。',
        decisions: [
          { text: '撤销', value: 'revoke' },
          { text: '限期整改', value: 'orderRectify' },
          { text: '保留', value: 'keep' },
        ],
        bound: refOf(row),
      })
    : null

const upgrading: Draw = (desk, row, words) =>
  is(desk, 'office')
    ? upgradedForm({
        station: viewOf(row),
        words: words ?? '建站单位申报升级，请向上级推荐，获批后登记。',
        levels: higherLevels(row),
        level: row.targetLevel ?? undefined,
        today: dayOf(desk.now),
        buttons: [button(row, '未获批准', 'openNotUpgraded')],
        bound: refOf(row),
      })
    : null

/** The levels above the one a station has. */
export const higherLevels = (row: StationRow) =>
  optionsOf(levels).filter(({ value }) =>
    // Codes of the table; the row's is written by the machine's steps only.
    isHigher(value as Level, row.level as Level),
  )

/** By state: the card of whoever acts there. */
export const drawers: Readonly<Partial<Record<StationState, Draw>>> = {
  applied,
  dept_review: deptReview,
  review,
  publicity,
  agreement,
  assess,
  rectify,
  deliberation,
  upgrading,
}
