import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

type LogProps = {
  /** The pairings the speaker may log for. */
  readonly pairings: readonly Option[]
  readonly pairing?: string | undefined
  readonly modes: readonly Option[]
  readonly mode?: string | undefined
  /** `2026-11-23` */
  readonly on: string
  readonly what?: string | undefined
  readonly place?: string | undefined
  readonly minutes?: string | undefined
  readonly households?: string | undefined
  readonly people?: string | undefined
  readonly mu?: string | undefined
  readonly money?: string | undefined
  readonly bound: Bound
}

/** One line of service as it was understood; everything can be put right before it is kept. */
export const logForm = formCard(
  'pairings.log',
  ['pairing', 'on', 'mode', 'what', 'place', 'minutes', 'households', 'people', 'mu', 'money'],
  (props: LogProps, form) =>
    card(
      { title: '登记服务', tone: 'info' },
      form.body(
        [
          form.select('pairing', {
            label: '结对',
            required: true,
            options: props.pairings,
            value: props.pairing,
          }),
          form.datePicker('on', { label: '服务日期', required: true, value: props.on }),
          form.select('mode', { label: '方式', required: true, options: props.modes, value: props.mode }),
          form.multiline('what', {
            label: '做了什么',
            required: true,
            max: 300,
            placeholder: '例如：讲核桃嫁接',
            value: props.what,
          }),
          form.input('place', { label: '地点', max: 40, value: props.place }),
          form.input('minutes', { label: '时长（分钟）', max: 6, value: props.minutes }),
          form.input('households', { label: '惠及户数', max: 6, value: props.households }),
          form.input('people', { label: '培训人次', max: 6, value: props.people }),
          form.input('mu', { label: '面积（亩）', max: 8, value: props.mu }),
          form.input('money', { label: '增收或投入（元）', max: 12, value: props.money }),
        ],
        { submit: '登记服务', value: props.bound },
      ),
      note('登记后，服务对象会收到确认卡片，5个工作日内点一下即可。'),
    ),
)

export const sample = () =>
  logForm({
    pairings: [{ text: 'JD-12 漕溪镇松炼村', value: '12' }],
    pairing: '12',
    modes: [{ text: '到场', value: 'visit' }],
    mode: 'visit',
    on: '2026-11-23',
    what: '讲核桃嫁接',
    minutes: '120',
    households: '26',
    bound: {},
  })
