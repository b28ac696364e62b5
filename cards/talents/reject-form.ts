import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

export type ReasonProps = {
  readonly record: RecordView
  readonly reasons: readonly Option[]
  readonly bound: Bound
  /** The reason said already. */
  readonly reason?: string | undefined
}

/** The office sends a registration back, with a reason of the list. */
export const rejectForm = formCard('talents.reject', ['reason', 'remark'], (props: ReasonProps, form) =>
  card(
    {
      title: '退回登记：选择原因',
      subtitle: `${props.record.number} ${props.record.name}`,
      tone: 'danger',
      tags: [{ text: props.record.state, tone: props.record.tone }],
      forward: false,
    },
    recordFacts(props.record),
    form.body(
      [
        form.select('reason', { label: '退回原因', required: true, options: props.reasons }),
        form.multiline('remark', { label: '补充说明', max: 300, placeholder: '可不填' }),
      ],
      { submit: '退回', value: props.bound },
    ),
    note('登记人和本人会收到原因，改好后可以重新报送。'),
  ),
)

export const sample = () =>
  rejectForm({
    record: { ...sampleRecord, state: '待人才办核验', tone: 'info', remark: null },
    reasons: [{ text: '佐证材料不足', value: 'evidence' }],
    bound: { id: 12, version: 4 },
  })
