import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** A five-year plan: what it is called and when it begins. */
export const planForm = formCard(
  'plans.plan',
  ['name', 'firstYear', 'document'],
  (props: { readonly firstYear?: string | undefined }, form) =>
    card(
      { title: '录入五年规划', tone: 'info' },
      form.body(
        [
          form.input('name', {
            label: '规划名称',
            required: true,
            max: 60,
            placeholder: '例如：云岭县“十五五”人才发展规划',
          }),
          form.input('firstYear', {
            label: '从哪一年开始',
            required: true,
            max: 5,
            placeholder: '例如：2026',
            value: props.firstYear,
          }),
          form.input('document', { label: '文号', max: 60, placeholder: '可不填' }),
        ],
        { submit: '录入' },
      ),
      note('规划期五年。录入后用“规划目标”逐项定每年的目标。'),
    ),
)

export const sample = () => planForm({ firstYear: '2026' })
