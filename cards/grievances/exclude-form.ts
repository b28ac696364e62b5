import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

/** Asking that a case is left out of the rates: with a code, and somebody else's approval. */
export const excludeForm = formCard(
  'grievances.exclude',
  ['code'],
  (
    props: {
      readonly grievance: GrievanceView
      readonly codes: readonly Option[]
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, '提请不计入考核', 'warning'),
      grievanceFacts(props.grievance),
      form.body([form.select('code', { label: '剔除原因', required: true, options: props.codes })], {
        submit: '提请主任审批',
        value: props.bound,
      }),
      note('主任同意后才剔除；原始的和剔除后的两个数都会印出来。'),
    ),
)

export const sample = () =>
  excludeForm({
    grievance: { ...sampleGrievance, state: '已归档', tone: 'void' },
    codes: [{ text: '诉求不合理，已解释', value: 'demand' }],
    bound: { id: 202_600_031, version: 9 },
  })
