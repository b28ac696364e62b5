import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** Who comes instead of somebody who was invited. */
export const deputyForm = formCard(
  'symposia.deputy',
  ['deputy'],
  (
    props: {
      readonly subtitle: string
      readonly deputy?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: '派人代会', subtitle: props.subtitle, tone: 'info', forward: false },
      form.body(
        [
          form.input('deputy', {
            label: '谁来参加',
            required: true,
            max: 30,
            placeholder: '姓名和职务，例如 李明，副站长',
            value: props.deputy,
          }),
        ],
        { submit: '派人代', value: props.bound },
      ),
      note('请把会议的时间地点告诉他。'),
    ),
)

export const sample = () =>
  deputyForm({ subtitle: 'ZT-3 茶产业人才怎么留得住', deputy: '李明，副站长', bound: { guest: 8 } })
