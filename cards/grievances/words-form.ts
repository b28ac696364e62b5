import type { Bound, Confirm } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, type Said, sampleGrievance } from './grievance.ts'

/** A step that asks for nothing but words: an answer, what is missing, why it is not solved. */
export const wordsForm = formCard(
  'grievances.words',
  ['words'],
  (
    props: {
      readonly grievance: GrievanceView
      readonly title: string
      readonly said?: readonly Said[] | undefined
      readonly label: string
      readonly placeholder: string
      readonly value?: string | undefined
      readonly submit: string
      readonly note?: string | undefined
      readonly confirm?: Confirm | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, props.title, 'info'),
      grievanceFacts(props.grievance),
      (props.said ?? []).map(({ title, words }) => [heading(title), paragraph(words)]),
      form.body(
        [
          form.multiline('words', {
            label: props.label,
            required: true,
            max: 1000,
            rows: 4,
            placeholder: props.placeholder,
            value: props.value,
          }),
        ],
        { submit: props.submit, value: props.bound, confirm: props.confirm },
      ),
      props.note !== undefined && note(props.note),
    ),
)

export const sample = () =>
  wordsForm({
    grievance: sampleGrievance,
    title: '答复诉求',
    label: '答复内容',
    placeholder: '办了什么、结果怎样、还有什么安排',
    submit: '送单位负责人签发',
    note: '单位负责人点一下签发，本人才会收到。',
    bound: { id: 202_600_031, version: 4, verb: 'draft' },
  })
