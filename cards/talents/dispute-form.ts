import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import type { CorrectionProps } from './correction-form.ts'
import { recordFacts, sampleRecord } from './record.ts'

/** Somebody who sees a record doubts one of its fields; he need not know what is right. */
export const disputeForm = formCard(
  'talents.dispute',
  ['field', 'reason'],
  ({ record, choices, bound, said = {} }: CorrectionProps, form) =>
    card(
      { title: '提出疑问', subtitle: `${record.number} ${record.name}`, tone: 'warning', forward: false },
      recordFacts(record),
      form.body(
        [
          form.select('field', {
            label: '哪一项有疑问',
            required: true,
            options: choices,
            value: said.field,
          }),
          form.multiline('reason', {
            label: '疑问是什么',
            required: true,
            max: 200,
            value: said.reason,
            placeholder: '如：去年已经调到外县',
          }),
        ],
        { submit: '提出疑问', value: bound },
      ),
      note('人才办5个工作日内核实，结果会告诉您。'),
    ),
)

export const sample = () =>
  disputeForm({
    record: { ...sampleRecord, state: '已入库', tone: 'success', remark: null, due: null, phone: null },
    choices: [{ text: '单位或村', value: 'place' }],
    bound: { id: 12, version: 5 },
  })
