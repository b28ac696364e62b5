import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

type RulesProps = {
  readonly kinds: readonly { readonly text: string; readonly value: string }[]
  readonly released: readonly string[]
}

/** Which digests the office's head releases before they go out. */
export const rulesForm = formCard('digests.rules', ['released'], (props: RulesProps, form) =>
  card(
    { title: '简报放行规则', tone: 'info' },
    form.body(
      [
        form.multiSelect('released', {
          label: '主任放行后才发的',
          placeholder: '都不选：到点自动发',
          options: props.kinds,
          values: props.released,
        }),
      ],
      { submit: '保存规则' },
    ),
    note('从下一期起算。到点后先请主任放行，两小时没有放行提醒两次；没有主任时自动发。'),
  ),
)

export const sample = () =>
  rulesForm({
    kinds: [
      { text: '周报', value: 'weekly' },
      { text: '月报', value: 'monthly' },
    ],
    released: ['weekly'],
  })
