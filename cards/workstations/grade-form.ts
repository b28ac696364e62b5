import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationHead } from './station.ts'

type GradeProps = {
  readonly station: StationView
  readonly year: number
  readonly words: string
  /** What the host reported, and what the agreement asked for. */
  readonly report: readonly Fact[]
  /** The dimensions in order, with their most points. */
  readonly dimensions: readonly {
    readonly key: (typeof gradeFields)[number]
    readonly label: string
    readonly max: number
  }[]
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

const gradeFields = ['conditions', 'operation', 'outcomes', 'training', 'service', 'money', 'words'] as const

/** The yearly assessment: points by dimension; the grade follows from their sum. */
export const gradeForm = formCard('workstations.grade', gradeFields, (props: GradeProps, form) =>
  card(
    stationHead(props.station, `${props.year}年度考核评定`),
    paragraph(props.words),
    heading('述职情况'),
    facts(...props.report),
    form.body(
      [
        ...props.dimensions.map(({ key, label, max }) =>
          form.input(key, { label: `${label}（${max}分）`, required: true, max: 3 }),
        ),
        form.multiline('words', { label: '评语', max: 300, placeholder: '基本合格、不合格的请写明问题' }),
      ],
      { submit: '评定', value: props.bound, cancel: false },
    ),
    note(
      '90分及以上优秀，75分及以上合格，60分及以上基本合格（整改60个工作日），60分以下不合格（提交领导小组审定）。',
    ),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
    buttons(...props.buttons.map(button)),
  ),
)

export const sample = () =>
  gradeForm({
    station: { ...sampleStation, state: '年度考核，待评定', tone: 'info', due: '2027年1月8日' },
    year: 2026,
    words: '建站单位已述职，请评定。',
    report: [
      ['推广新技术', '3项'],
      ['专家驻站', '34天（协议30天）'],
    ],
    dimensions: [
      { key: 'conditions', label: '建站条件', max: 15 },
      { key: 'operation', label: '运行管理', max: 15 },
      { key: 'outcomes', label: '服务成果', max: 25 },
      { key: 'training', label: '人才培养', max: 20 },
      { key: 'service', label: '专家服务', max: 15 },
      { key: 'money', label: '经费使用', max: 10 },
    ],
    buttons: [],
    bound: { id: 3, version: 9 },
  })
