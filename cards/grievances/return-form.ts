import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

/** Giving a grievance back, with the unit it belongs to. */
export const returnForm = formCard(
  'grievances.return',
  ['unit', 'reason', 'words'],
  (
    props: {
      readonly grievance: GrievanceView
      readonly units: readonly Option[]
      readonly unit?: string | undefined
      readonly reasons: readonly Option[]
      readonly words?: string | undefined
      /** What follows: the head decides after the second time. */
      readonly note: string
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, '退回诉求', 'warning'),
      grievanceFacts(props.grievance),
      form.body(
        [
          form.select('unit', {
            label: '应由哪个单位办',
            required: true,
            options: props.units,
            value: props.unit,
          }),
          form.select('reason', { label: '原因', required: true, options: props.reasons }),
          form.multiline('words', {
            label: '依据',
            required: true,
            max: 500,
            placeholder: '如：按“三定”规定，由县人社局负责',
            value: props.words,
          }),
        ],
        { submit: '退回', value: props.bound },
      ),
      note(props.note),
    ),
)

export const sample = () =>
  returnForm({
    grievance: { ...sampleGrievance, state: '已转办，待签收' },
    units: [{ text: '县人力资源和社会保障局', value: '7' }],
    reasons: [{ text: '不属于本单位职责', value: 'notOurs' }],
    note: '这是第一次退回，由人才办重新转办。',
    bound: { id: 202_600_031, version: 3 },
  })
