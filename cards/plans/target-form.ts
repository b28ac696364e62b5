import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

const years = ['y1', 'y2', 'y3', 'y4', 'y5'] as const

/** What one figure is to be in each year of the plan. */
export const targetForm = formCard(
  'plans.target',
  ['indicator', ...years, 'why'],
  (
    props: {
      readonly plan: string
      readonly indicators: readonly Option[]
      readonly indicator?: string | undefined
      /** 2026年 … 2030年 */
      readonly years: readonly string[]
      readonly values: readonly string[]
      /** 每年填年底要达到的数。 */
      readonly meaning: string | null
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: '规划目标', subtitle: props.plan, tone: 'info' },
      form.body(
        [
          form.select('indicator', {
            label: '指标',
            required: true,
            options: props.indicators,
            value: props.indicator,
          }),
          years.map((year, index) =>
            form.input(year, {
              label: props.years[index] ?? `第${index + 1}年`,
              max: 10,
              placeholder: '请填整数',
              value: props.values[index],
            }),
          ),
          form.input('why', { label: '说明', max: 100, placeholder: '依据哪个文件、为什么调整，可不填' }),
        ],
        { submit: '保存目标', value: props.bound },
      ),
      note(
        props.meaning ??
          '人数、站数这类填年底要达到的数；新增、引进、服务这类填当年要发生的数。全部留空是取消目标。',
      ),
    ),
)

export const sample = () =>
  targetForm({
    plan: '云岭县“十五五”人才发展规划',
    indicators: [{ text: 'IND-21 选派到村人才', value: 'IND-21' }],
    indicator: 'IND-21',
    years: ['2026年', '2027年', '2028年', '2029年', '2030年'],
    values: ['96', '102', '108', '114', '120'],
    meaning: '每年填年底要达到的数。',
    bound: { plan: 1, of: 'IND-21', replaces: 0 },
  })
