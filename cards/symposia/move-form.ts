import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type SymposiumView, sampleSymposium, symposiumFacts } from './symposium.ts'

/** Another day, time or place; everybody is told. */
export const moveForm = formCard(
  'symposia.move',
  ['day', 'time', 'place', 'remark'],
  (
    props: {
      readonly symposium: SymposiumView
      readonly day: string
      readonly time: string
      readonly place: string
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '改时间地点',
        subtitle: `${props.symposium.number} ${props.symposium.topic}`,
        tone: 'warning',
      },
      symposiumFacts(props.symposium),
      form.body(
        [
          form.datePicker('day', { label: '日期', required: true, value: props.day }),
          form.input('time', { label: '时间', required: true, max: 20, value: props.time }),
          form.input('place', { label: '地点', required: true, max: 60, value: props.place }),
          form.input('remark', { label: '说明', max: 100, placeholder: '可不填，会发给受邀人' }),
        ],
        { submit: '改期并通知', value: props.bound },
      ),
      note('改了日期或时间，原来的答复作废，请大家重新答复；只改地点，答复不变。'),
    ),
)

export const sample = () =>
  moveForm({
    symposium: sampleSymposium,
    day: '2026-12-08',
    time: '9:00',
    place: '县委二楼会议室',
    bound: { id: 3, version: 2 },
  })
