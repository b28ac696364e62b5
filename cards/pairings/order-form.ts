import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** A village asks for somebody: what was understood already stands in it. */
export const orderForm = formCard(
  'orders.place',
  ['village', 'wish', 'field', 'strict'],
  (
    props: {
      readonly village?: string | undefined
      readonly wish?: string | undefined
      readonly fields: readonly Option[]
      readonly field?: string | undefined
      readonly strict?: boolean | undefined
    },
    form,
  ) =>
    card(
      { title: '点单：向人才办要人', tone: 'info' },
      form.body(
        [
          form.input('village', {
            label: '哪个村',
            required: true,
            max: 40,
            placeholder: '村或社区，重名的前面写乡镇',
            value: props.village,
          }),
          form.multiline('wish', {
            label: '想要什么样的人',
            required: true,
            max: 200,
            placeholder: '例如：懂核桃嫁接，能在春节前来两次',
            value: props.wish,
          }),
          form.select('field', {
            label: '从事领域',
            options: props.fields,
            value: props.field,
          }),
          form.checker('strict', { text: '必须是这个领域的', checked: props.strict }),
        ],
        { submit: '点单' },
      ),
      note('人才办在3个工作日内派单；派出的人才和村里都确认后，由人才办审定。'),
    ),
)

export const sample = () =>
  orderForm({
    village: '石桥镇黑马村',
    wish: '想要一位懂核桃嫁接的老师',
    fields: [{ text: '核桃', value: '2' }],
    field: '2',
    strict: true,
  })
