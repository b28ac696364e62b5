import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** A symposium as it was understood; everything can be put right before it is kept. */
export const planForm = formCard(
  'symposia.plan',
  ['kind', 'topic', 'day', 'time', 'place', 'host', 'guests', 'units'],
  (
    props: {
      readonly title: string
      readonly kinds: readonly Option[]
      readonly kind?: string | undefined
      readonly topic?: string | undefined
      readonly day?: string | undefined
      readonly time?: string | undefined
      readonly place?: string | undefined
      readonly hosts: readonly Option[]
      readonly host?: string | undefined
      readonly guests?: string | undefined
      readonly units?: string | undefined
      readonly submit: string
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: props.title, tone: 'info' },
      form.body(
        [
          form.select('kind', { label: '形式', required: true, options: props.kinds, value: props.kind }),
          form.input('topic', { label: '主题', required: true, max: 60, value: props.topic }),
          form.datePicker('day', { label: '日期', required: true, value: props.day }),
          form.input('time', {
            label: '时间',
            required: true,
            max: 20,
            placeholder: '例如 14:30 或 下午两点半',
            value: props.time,
          }),
          form.input('place', { label: '地点', required: true, max: 60, value: props.place }),
          form.select('host', {
            label: '主持领导',
            options: props.hosts,
            value: props.host,
            placeholder: '可不选',
          }),
          form.multiline('guests', {
            label: '邀请哪些专家',
            max: 600,
            placeholder: '姓名或编号，用顿号隔开；也可以先不填，建好后按条件找',
            value: props.guests,
          }),
          form.input('units', {
            label: '参会单位',
            max: 200,
            placeholder: '单位名称，用顿号隔开；可不填',
            value: props.units,
          }),
        ],
        { submit: props.submit, value: props.bound },
      ),
      note('先保存方案，名单看过了再发邀请；邀请一般提前5个工作日发出。'),
    ),
)

export const sample = () =>
  planForm({
    title: '安排座谈会',
    kinds: [
      { text: '座谈会', value: 'symposium' },
      { text: '恳谈会', value: 'heart' },
    ],
    kind: 'symposium',
    topic: '茶产业人才怎么留得住',
    day: '2026-12-04',
    time: '14:30',
    place: '县委二楼会议室',
    hosts: [{ text: '陈立新', value: '3' }],
    host: '3',
    guests: '杨春兰、RC-12',
    units: '县农业农村局、县教育体育局',
    submit: '保存方案',
    bound: { id: null, version: null },
  })
