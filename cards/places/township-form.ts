import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { alsoInput, headOf, type Origin } from './village-form.ts'

/** A township: its name, what else it is called, and where its centre is. */
export const townshipForm = formCard(
  'places.township',
  ['name', 'also', 'centre'],
  (
    props: Origin & {
      readonly name?: string | undefined
      readonly also?: string | undefined
      /** 25.89，99.37 */
      readonly centre?: string | undefined
    },
    form,
  ) =>
    card(
      headOf('乡镇', props),
      form.body(
        [
          form.input('name', { label: '名称', required: true, max: 30, value: props.name }),
          form.input('also', alsoInput('曾用名、别名', props.also)),
          form.input('centre', {
            label: '中心坐标',
            max: 60,
            placeholder: '纬度，经度，例如：25.89，99.37',
            value: props.centre,
          }),
        ],
        { submit: '保存', value: props.bound },
      ),
      note('改名后，原来的名称自动留作曾用名，照样查得到。坐标用来算乡镇之间的距离。'),
    ),
)

export const sample = () =>
  townshipForm({
    title: '修改诺溪镇',
    name: '诺溪镇',
    also: '诺溪乡',
    centre: '25.89，99.37',
    bound: { id: 1, version: 2 },
  })
