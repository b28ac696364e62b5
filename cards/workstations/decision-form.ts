import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type DecisionProps = {
  readonly station: StationView
  readonly words: string
  readonly decisions: readonly Option[]
  readonly bound: Bound
}

/** What the leading group decided about a station that was to be revoked. */
export const decisionForm = formCard(
  'workstations.decide',
  ['decision', 'document', 'words'],
  (props: DecisionProps, form) =>
    card(
      stationHead(props.station, '登记领导小组审定结果'),
      paragraph(props.words),
      stationFacts(props.station),
      form.body(
        [
          form.select('decision', { label: '审定结果', required: true, options: props.decisions }),
          form.input('document', {
            label: '会议记录',
            required: true,
            max: 60,
            placeholder: '如：领导小组2026年第3次会议',
          }),
          form.multiline('words', { label: '说明', max: 300, placeholder: '可不填；审定整改的请写明要求' }),
        ],
        {
          submit: '登记结果',
          value: props.bound,
          cancel: false,
          confirm: '登记后马上生效，并通知建站单位。确定吗？',
        },
      ),
      props.station.due !== null && note(`办理期限：${props.station.due}`),
    ),
)

export const sample = () =>
  decisionForm({
    station: { ...sampleStation, state: '待领导小组审定', tone: 'danger', remark: '年度考核不合格。' },
    words: '人才办提请撤销，请提交领导小组会议审定。',
    decisions: [
      { text: '撤销', value: 'revoke' },
      { text: '限期整改', value: 'orderRectify' },
      { text: '保留', value: 'keep' },
    ],
    bound: { id: 3, version: 10 },
  })
