import { type Bound, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

type ReviewProps = {
  readonly record: RecordView
  readonly words: string
  /** A certificate has to be named when a degree or title is claimed. */
  readonly evidenceRequired: boolean
  readonly bound: Bound
}

/** The unit's or township's review: pass with what was looked at, or ask for something to be put right. */
export const reviewForm = formCard('talents.pass', ['evidence'], (props: ReviewProps, form) =>
  card(
    {
      title: '请审核登记信息',
      subtitle: `${props.record.number} ${props.record.name}`,
      tone: 'info',
      tags: [{ text: props.record.state, tone: props.record.tone }],
      forward: false,
    },
    paragraph(props.words),
    recordFacts(props.record),
    props.record.due !== null && note(`办理期限：${props.record.due}`),
    form.body(
      [
        form.input('evidence', {
          label: '查验了哪些材料',
          required: props.evidenceRequired,
          max: 200,
          placeholder: props.evidenceRequired ? '如：查验了农艺师证书原件' : '没有填报学历、职称的，可不写',
        }),
      ],
      { submit: '审核通过', value: props.bound, cancel: false },
    ),
    buttons(button({ text: '请补正', do: 'talents.openAskFix', value: props.bound })),
  ),
)

export const sample = () =>
  reviewForm({
    record: { ...sampleRecord, state: '待单位审核', tone: 'info', remark: null },
    words: '段小梅登记，本人已同意。',
    evidenceRequired: true,
    bound: { id: 12, version: 3 },
  })
