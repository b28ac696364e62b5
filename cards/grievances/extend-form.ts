import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

/** Asking for more time, before it is over: once, and half of the time at most. */
export const extendForm = formCard(
  'grievances.extend',
  ['days', 'words'],
  (
    props: {
      readonly grievance: GrievanceView
      readonly days?: string | undefined
      readonly daysMax: number
      readonly words?: string | undefined
      /** 延期只有一次，由人才办1个工作日内审批 */
      readonly note: string
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, '申请延期', 'warning'),
      grievanceFacts(props.grievance),
      form.body(
        [
          form.input('days', {
            label: `延长几个工作日（最多${props.daysMax}个）`,
            required: true,
            max: 10,
            value: props.days,
          }),
          form.multiline('words', {
            label: '延期理由',
            required: true,
            max: 300,
            placeholder: '如：等州教育局批复学位',
            value: props.words,
          }),
        ],
        { submit: '提交申请', value: props.bound },
      ),
      note(props.note),
    ),
)

export const sample = () =>
  extendForm({
    grievance: sampleGrievance,
    daysMax: 7,
    note: '延期只有一次，由人才办1个工作日内审批；同意后告诉本人新的日期。',
    bound: { id: 202_600_031, version: 4 },
  })
