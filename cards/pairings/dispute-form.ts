import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** The village says what is not right about a service. */
export const disputeForm = formCard(
  'pairings.dispute',
  ['remark'],
  (props: { readonly what: string; readonly bound: Bound }, form) =>
    card(
      { title: '对服务记录有异议', subtitle: props.what, tone: 'warning' },
      form.body(
        [
          form.multiline('remark', {
            label: '哪里不对',
            required: true,
            max: 200,
            placeholder: '例如：当天只来了12户',
          }),
        ],
        { submit: '提出异议', value: props.bound },
      ),
      note('人才和人才办会收到您的意见。'),
    ),
)

export const sample = () => disputeForm({ what: '11月23日 讲核桃嫁接', bound: { id: 5, version: 1 } })
