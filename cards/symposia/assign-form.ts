import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type OpinionView, opinionFacts, opinionWords, sampleOpinion } from './opinion.ts'

/** Which unit answers a remark, and by when. */
export const assignForm = formCard(
  'opinions.assign',
  ['unit', 'days', 'remark'],
  (
    props: {
      readonly opinion: OpinionView
      readonly units: readonly Option[]
      readonly unit?: string | undefined
      readonly days: string
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '交办意见',
        subtitle: `${props.opinion.number} ${props.opinion.kind}`,
        tone: 'info',
        forward: false,
      },
      opinionWords(props.opinion),
      opinionFacts(props.opinion),
      form.body(
        [
          form.select('unit', {
            label: '答复单位',
            required: true,
            options: props.units,
            value: props.unit,
          }),
          form.input('days', {
            label: '几个工作日内答复',
            required: true,
            max: 10,
            placeholder: '最多20个',
            value: props.days,
          }),
          form.input('remark', { label: '交办要求', max: 200, placeholder: '可不填' }),
        ],
        { submit: '交办', value: props.bound },
      ),
      note('单位到期前会收到提醒；超期1个工作日告诉人才办，超期3个工作日告诉主任和主持领导。'),
    ),
)

export const sample = () =>
  assignForm({
    opinion: { ...sampleOpinion, state: '待梳理', unit: null, outcome: null, answer: null },
    units: [{ text: '县农业农村局', value: '4' }],
    unit: '4',
    days: '15',
    bound: { id: 21, version: 1 },
  })
