import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

/** Who is to handle it: one lead unit, and what others do of it. */
export const assignForm = formCard(
  'grievances.assign',
  ['unit', 'items'],
  (
    props: {
      readonly grievance: GrievanceView
      readonly words: string
      /** 主办单位1个工作日内签收 */
      readonly note: string
      readonly units: readonly Option[]
      readonly unit?: string | undefined
      readonly items?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, '转办诉求', 'info'),
      paragraph(props.words),
      grievanceFacts(props.grievance),
      form.body(
        [
          form.select('unit', {
            label: '主办单位',
            required: true,
            options: props.units,
            value: props.unit,
          }),
          form.multiline('items', {
            label: '协办单位和事项（一行一个）',
            max: 600,
            placeholder: '县卫生健康局：开具体检证明',
            value: props.items,
          }),
        ],
        { submit: '转办', value: props.bound },
      ),
      note(props.note),
    ),
)

export const sample = () =>
  assignForm({
    grievance: { ...sampleGrievance, state: '已受理，待转办', holder: '县委人才办' },
    words: '按责任清单，这类诉求由县教育体育局办理。',
    note: '主办单位1个工作日内签收；不归它管的，要指明对口的单位才能退回。',
    units: [{ text: '县教育体育局', value: '4' }],
    unit: '4',
    bound: { id: 202_600_031, version: 2 },
  })
