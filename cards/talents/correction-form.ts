import type { Bound } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

export type CorrectionProps = {
  readonly record: RecordView
  readonly choices: readonly Option[]
  readonly bound: Bound
  /** What the sentence that opened it said already. */
  readonly said?: { readonly field?: string; readonly value?: string; readonly reason?: string } | undefined
}

/** Somebody asks for a verified field to be put right; the old value stays until the office has ruled. */
export const correctionForm = formCard(
  'talents.correct',
  ['field', 'value', 'reason'],
  ({ record, choices, bound, said = {} }: CorrectionProps, form) =>
    card(
      { title: '更正信息', subtitle: `${record.number} ${record.name}`, tone: 'info', forward: false },
      paragraph('更正一项，填一次。人才办5个工作日内处理，处理前仍用原来的内容。'),
      recordFacts(record),
      form.body(
        [
          form.select('field', {
            label: '更正哪一项',
            required: true,
            options: choices,
            value: said.field,
          }),
          form.input('value', {
            label: '改成',
            required: true,
            max: 160,
            value: said.value,
            placeholder: '如：高级农艺师；领域有几个的用顿号隔开',
          }),
          form.multiline('reason', {
            label: '理由',
            required: true,
            max: 200,
            value: said.reason,
            placeholder: '如：今年9月晋升',
          }),
        ],
        { submit: '提交更正', value: bound },
      ),
    ),
)

export const sample = () =>
  correctionForm({
    record: { ...sampleRecord, state: '已入库', tone: 'success', remark: null, due: null },
    choices: [{ text: '职称或技能等级', value: 'title' }],
    bound: { id: 12, version: 5 },
  })
