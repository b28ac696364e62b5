import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

type ProposeProps = {
  readonly kinds: readonly Option[]
  readonly forms: readonly Option[]
  readonly kind: string
  readonly form: string
  readonly talent?: string | undefined
  readonly served?: string | undefined
  readonly goal?: string | undefined
  readonly startsOn?: string | undefined
  readonly endsOn?: string | undefined
  readonly bound: Bound
}

/** Proposes a pairing: who, for whom, how, until when. Everything understood already stands in it. */
export const proposeForm = formCard(
  'pairings.propose',
  ['kind', 'talent', 'served', 'form', 'goal', 'startsOn', 'endsOn'],
  (props: ProposeProps, form) =>
    card(
      { title: '提出结对', tone: 'info' },
      form.body(
        [
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          form.input('talent', {
            label: '人才',
            required: true,
            max: 30,
            placeholder: '姓名或编号，例如 RC-12',
            value: props.talent,
          }),
          form.input('served', {
            label: '服务对象',
            required: true,
            max: 40,
            placeholder: '村、企业全称，或者被带教人的姓名、编号',
            value: props.served,
          }),
          form.select('form', {
            label: '帮扶方式',
            required: true,
            options: props.forms,
            value: props.form,
          }),
          form.multiline('goal', {
            label: '帮扶内容',
            max: 200,
            placeholder: '例如：核桃嫁接技术',
            value: props.goal,
          }),
          form.datePicker('startsOn', { label: '开始日期', value: props.startsOn }),
          form.datePicker('endsOn', { label: '截止日期', value: props.endsOn }),
        ],
        { submit: '提出结对', value: props.bound },
      ),
      note('提交后，人才和服务对象会各收到一张确认卡片；都同意后由人才办审定。'),
    ),
)

export const sample = () =>
  proposeForm({
    kinds: [{ text: '人才兴村', value: 'village' }],
    forms: [{ text: '定点服务', value: 'service' }],
    kind: 'village',
    form: 'service',
    talent: 'RC-12',
    served: '诺溪镇和平村',
    goal: '古树茶初制加工技术',
    startsOn: '2026-12-01',
    endsOn: '2027-11-30',
    bound: { former: null, order: null },
  })
