import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** A team that looks after a village without being a pairing of one person. */
export const teamForm = formCard(
  'pairings.team',
  ['village', 'name', 'people', 'from'],
  (props: { readonly village?: string | undefined; readonly from: string }, form) =>
    card(
      { title: '登记服务团队', tone: 'info' },
      form.body(
        [
          form.input('village', { label: '村', required: true, max: 40, value: props.village }),
          form.input('name', {
            label: '团队名称',
            required: true,
            max: 40,
            placeholder: '例如：州农科院茶叶专家团',
          }),
          form.input('people', { label: '人数', required: true, max: 4 }),
          form.datePicker('from', { label: '开始日期', required: true, value: props.from }),
        ],
        { submit: '登记' },
      ),
      note('团队照看的村在“覆盖”里单独列出，不计入人才结对覆盖。'),
    ),
)

export const sample = () => teamForm({ village: '长岭乡清水沟村', from: '2026-11-23' })
