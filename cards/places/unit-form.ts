import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { alsoInput, headOf, type Origin } from './village-form.ts'

/** A department, institution or enterprise: its whole name and what people call it. */
export const unitForm = formCard(
  'places.unit',
  ['name', 'also', 'kind'],
  (
    props: Origin & {
      readonly kinds: readonly Option[]
      readonly name?: string | undefined
      readonly also?: string | undefined
      readonly kind?: string | undefined
    },
    form,
  ) =>
    card(
      headOf('单位', props),
      form.body(
        [
          form.input('name', { label: '全称', required: true, max: 30, value: props.name }),
          form.input('also', alsoInput('简称', props.also)),
          form.select('kind', { label: '类型', required: true, options: props.kinds, value: props.kind }),
        ],
        { submit: '保存', value: props.bound },
      ),
      note('改名后，原来的全称自动留作简称，照样查得到。一个简称只能指一个单位。'),
    ),
)

export const sample = () =>
  unitForm({
    kinds: [
      { text: '机关部门', value: 'department' },
      { text: '事业单位', value: 'institution' },
      { text: '企业', value: 'enterprise' },
    ],
    name: '云岭县数据局',
    also: '数据局',
    kind: 'department',
    bound: { id: null, version: 0 },
  })
