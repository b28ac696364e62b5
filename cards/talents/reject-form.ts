import { type ReasonProps, type ReasonWords, reasonForm } from '../kit/reason-form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

/** A step of the office that takes a record back, with a reason of the list. */
export const recordReason = (name: string, said: Omit<ReasonWords, 'tone' | 'remarkMax'>) =>
  reasonForm(
    name,
    { ...said, tone: 'danger', remarkMax: 300 },
    ({ record }: ReasonProps & { readonly record: RecordView }) => ({
      head: {
        subtitle: `${record.number} ${record.name}`,
        tags: [{ text: record.state, tone: record.tone }],
        forward: false,
      },
      parts: recordFacts(record),
    }),
  )

/** The office sends a registration back. */
export const rejectForm = recordReason('talents.reject', {
  title: '退回登记：选择原因',
  label: '退回原因',
  submit: '退回',
  note: '登记人和本人会收到原因，改好后可以重新报送。',
})

export const sample = () =>
  rejectForm({
    record: { ...sampleRecord, state: '待人才办核验', tone: 'info', remark: null },
    reasons: [{ text: '佐证材料不足', value: 'evidence' }],
    bound: { id: 12, version: 4 },
  })
