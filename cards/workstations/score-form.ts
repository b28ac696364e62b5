import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type ScoreProps = {
  readonly station: StationView
  readonly words: string
  readonly today: string
  readonly bound: Bound
}

/** The experts' review: every judge's points, and from when the public notice stands. */
export const scoreForm = formCard('workstations.score', ['scores', 'noticeFrom'], (props: ScoreProps, form) =>
  card(
    stationHead(props.station, '登记专家评审结果'),
    paragraph(props.words),
    stationFacts(props.station),
    form.body(
      [
        form.multiline('scores', {
          label: '评委打分',
          required: true,
          max: 500,
          rows: 4,
          placeholder: '每行一位：姓名 分数，如：张教授 86',
        }),
        form.datePicker('noticeFrom', { label: '公示开始日期', required: true, value: props.today }),
      ],
      { submit: '登记评审结果', value: props.bound, cancel: false },
    ),
    note('不少于3位评委，百分制；平均70分及以上进入公示，公示5个工作日，当天起算；不到70分不予立项。'),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
  ),
)

export const sample = () =>
  scoreForm({
    station: { ...sampleStation, state: '专家评审', tone: 'info', due: '2026年12月21日' },
    words: '会审通过，请组织专家评审。',
    today: '2026-11-23',
    bound: { id: 3, version: 3 },
  })
