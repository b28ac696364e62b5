import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** What somebody answered by phone, written down by the office. */
export const answerForForm = formCard(
  'symposia.answerFor',
  ['answer', 'words'],
  (
    props: {
      readonly guest: string
      readonly subtitle: string
      readonly answers: readonly Option[]
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: `代记${props.guest}的答复`, subtitle: props.subtitle, tone: 'info', forward: false },
      form.body(
        [
          form.select('answer', { label: '答复', required: true, options: props.answers }),
          form.input('words', {
            label: '请假原因或代会的人',
            max: 100,
            placeholder: '参加的不用填',
          }),
        ],
        { submit: '记下', value: props.bound },
      ),
      note('电话里问到的答复由您代记，会写明是代记的。'),
    ),
)

export const sample = () =>
  answerForForm({
    guest: '何山',
    subtitle: 'ZT-3 茶产业人才怎么留得住',
    answers: [
      { text: '参加', value: 'yes' },
      { text: '请假', value: 'no' },
    ],
    bound: { guest: 9 },
  })
