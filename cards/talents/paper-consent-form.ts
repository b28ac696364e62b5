import type { Bound } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

type PaperConsentProps = { readonly record: RecordView; readonly bound: Bound }

/** For people without an account: the officer records the signed paper. */
export const paperConsentForm = formCard(
  'talents.paperConsent',
  ['paper'],
  ({ record, bound }: PaperConsentProps, form) =>
    card(
      {
        title: '登记书面同意',
        subtitle: `${record.number} ${record.name}`,
        tone: 'info',
        tags: [{ text: record.state, tone: record.tone }],
        forward: false,
      },
      paragraph('本人没有飞书账号的，请打印告知书由本人签字，再在这里写明存放在哪里。'),
      recordFacts(record),
      form.body(
        [
          form.multiline('paper', {
            label: '纸质同意书存放位置',
            required: true,
            max: 200,
            placeholder: '如：11月23日签字，存和平村委会档案柜第2册',
          }),
        ],
        { submit: '已签字同意，送审核', value: bound },
      ),
    ),
)

export const sample = () =>
  paperConsentForm({
    record: { ...sampleRecord, state: '待本人确认', tone: 'info', remark: null },
    bound: { id: 12, version: 2 },
  })
