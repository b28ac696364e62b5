import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** One line of the duty list; the one it takes the place of stays in its history. */
export const dutyForm = formCard(
  'grievances.duty',
  ['kind', 'township', 'unit', 'handler', 'signer'],
  (
    props: {
      readonly kinds: readonly Option[]
      readonly kind?: string | undefined
      readonly townships: readonly Option[]
      readonly township?: string | undefined
      readonly units: readonly Option[]
      readonly unit?: string | undefined
      readonly handler?: string | undefined
    },
    form,
  ) =>
    card(
      { title: '修改责任清单', tone: 'info' },
      form.body(
        [
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          form.select('township', {
            label: '地方',
            required: true,
            options: props.townships,
            value: props.township,
          }),
          form.select('unit', {
            label: '责任单位',
            required: true,
            options: props.units,
            value: props.unit,
          }),
          form.input('handler', {
            label: '经办人',
            max: 20,
            placeholder: '姓名，可不填',
            value: props.handler,
          }),
          form.input('signer', { label: '签发的单位负责人', max: 20, placeholder: '姓名，可不填' }),
        ],
        { submit: '保存' },
      ),
      note('只影响以后的转办；原来的一条留在历史里。'),
    ),
)

export const sample = () =>
  dutyForm({
    kinds: [{ text: '子女入学', value: 'schooling' }],
    kind: 'schooling',
    townships: [{ text: '全县', value: 'all' }],
    township: 'all',
    units: [{ text: '县教育体育局', value: '4' }],
    unit: '4',
  })
