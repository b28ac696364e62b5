import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type SymposiumView, sampleSymposium, symposiumFacts } from './symposium.ts'

/** Calling a symposium off; everybody invited is told. */
export const cancelForm = formCard(
  'symposia.cancel',
  ['reason', 'remark'],
  (
    props: {
      readonly symposium: SymposiumView
      readonly reasons: readonly Option[]
      readonly reason?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '取消座谈会',
        subtitle: `${props.symposium.number} ${props.symposium.topic}`,
        tone: 'danger',
      },
      symposiumFacts(props.symposium),
      form.body(
        [
          form.select('reason', {
            label: '原因',
            required: true,
            options: props.reasons,
            value: props.reason,
          }),
          form.input('remark', { label: '补充说明', max: 100, placeholder: '可不填，会发给受邀人' }),
        ],
        { submit: '取消座谈会', value: props.bound },
      ),
      note('取消后马上告诉已经邀请的人；要改期，请用“改时间地点”。'),
    ),
)

export const sample = () =>
  cancelForm({
    symposium: sampleSymposium,
    reasons: [{ text: '与其他重要工作冲突', value: 'clash' }],
    reason: 'clash',
    bound: { id: 3, version: 2 },
  })
