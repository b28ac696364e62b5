import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

/** The reviewer lists, once, everything that has to be put right. */
export const fixForm = formCard(
  'talents.askFix',
  ['items'],
  ({ record, bound }: { readonly record: RecordView; readonly bound: Bound }, form) =>
    card(
      {
        title: '请补正：写明内容',
        subtitle: `${record.number} ${record.name}`,
        tone: 'warning',
        tags: [{ text: record.state, tone: record.tone }],
        forward: false,
      },
      recordFacts(record),
      form.body(
        [
          form.multiline('items', {
            label: '需要补正的内容',
            required: true,
            max: 300,
            placeholder: '请一次说清，如：补农艺师证书；单位写全称',
          }),
        ],
        { submit: '发出补正通知', value: bound },
      ),
      note('登记人和本人会收到通知，5个工作日内补正。'),
    ),
)

export const sample = () =>
  fixForm({
    record: { ...sampleRecord, state: '待单位审核', tone: 'info', remark: null },
    bound: { id: 12, version: 3 },
  })
