import { card, heading, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type EffectsProps, numbered } from './withdraw.ts'

/** Before an erasure is asked for: what will be gone, then the reason. */
export const eraseForm = formCard('talents.askErase', ['reason'], (props: EffectsProps, form) =>
  card(
    { title: '申请删除个人信息', subtitle: `${props.number} ${props.name}`, tone: 'danger', forward: false },
    heading('删除以后'),
    paragraph(numbered(props.effects)),
    form.body([form.multiline('reason', { label: '理由', max: 200, placeholder: '本人申请可以不填' })], {
      submit: '申请删除',
      value: props.bound,
      confirm: '删除后不能恢复。确定申请吗？',
    }),
  ),
)

export const sample = () =>
  eraseForm({
    number: 'RC-12',
    name: '杨春兰',
    effects: ['全部个人信息删除，不能恢复。', '只留下编号。'],
    bound: { id: 12, version: 5 },
  })
