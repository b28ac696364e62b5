import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** Why somebody who was invited cannot come. */
export const absentForm = formCard(
  'symposia.absent',
  ['reason'],
  (
    props: {
      readonly subtitle: string
      readonly reason?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: '请假', subtitle: props.subtitle, tone: 'info', forward: false },
      form.body(
        [
          form.multiline('reason', {
            label: '请假原因',
            required: true,
            max: 100,
            placeholder: '例如 当天在外出差',
            value: props.reason,
          }),
        ],
        { submit: '请假', value: props.bound },
      ),
      note('原因加密保存，只有人才办能看到。有意见建议，可以写给人才办转交会上。'),
    ),
)

export const sample = () =>
  absentForm({ subtitle: 'ZT-3 茶产业人才怎么留得住', reason: '当天在外出差', bound: { guest: 8 } })
