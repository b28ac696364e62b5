import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, type Part, paragraph, type Tone } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { facts } from '../kit/facts.ts'
import { table } from '../kit/table.ts'
import { lines } from '../kit/text.ts'

/** One station as a face may show it: the office's words, dates and money already written out. */
export type StationView = {
  readonly number: string
  readonly name: string
  readonly state: string
  readonly tone: Tone
  readonly level: string
  readonly kind: string
  readonly host: string
  readonly dept: string
  readonly township: string
  readonly field: string
  /** 周正平 研究员（省茶叶研究所） */
  readonly expert: string
  readonly team: string | null
  readonly plan: string
  readonly agreement: string | null
  readonly plate: string | null
  /** 2025年优秀 */
  readonly grade: string | null
  readonly money: string | null
  /** The levels it held, when there was more than one. */
  readonly levels: readonly string[]
  readonly due: string | null
  /** Why it stands as it does. */
  readonly remark: string | null
}

/** The station's facts, shared by every face that shows one. */
export const stationFacts = (station: StationView): readonly Element[] =>
  facts(
    ['编号', station.number],
    ['级别', station.level],
    ['类型', station.kind],
    ['领域', station.field],
    ['建站单位', station.host],
    ['所在乡镇', station.township],
    ['领衔专家', station.expert],
    ['主管部门', station.dept],
    ['团队', station.team],
    ['工作方案', station.plan],
    ['协议', station.agreement],
    ['挂牌', station.plate],
    ['最近考核', station.grade],
    ['择优资助', station.money],
  )

/** The head every face of a station has. */
export const stationHead = (station: StationView, title: string) => ({
  title,
  subtitle:
    title === station.name ? `${station.number} · ${station.level}` : `${station.number} ${station.name}`,
  tone: station.tone,
  tags: [{ text: station.state, tone: station.tone }],
})

/** What a station reported for one year. */
export type StationResult = {
  readonly year: number
  readonly techniques: number
  readonly varieties: number
  readonly acreageMu: number
  readonly trainees: number
  readonly households: number
}

type StationProps = {
  readonly title: string
  readonly station: StationView
  readonly words?: string | undefined
  /** What happened this year, a line each. */
  readonly story?: readonly string[] | undefined
  readonly results?: readonly StationResult[] | undefined
  /** What was told of half-years: 2026年上半年：专家驻站12天……, a line each. */
  readonly notes?: readonly string[] | undefined
  readonly note?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}

/** Where a station stands now, and what the reader can do about it. */
export const stationCard = (props: StationProps): Card =>
  card(
    stationHead(props.station, props.title),
    props.words !== undefined && paragraph(props.words),
    props.station.remark !== null && [heading('说明'), paragraph(props.station.remark)],
    stationFacts(props.station),
    props.station.levels.length > 0 && [heading('级别沿革'), paragraph(lines(...props.station.levels))],
    props.story !== undefined &&
      props.story.length > 0 && [heading('今年经过'), paragraph(lines(...props.story))],
    props.notes !== undefined &&
      props.notes.length > 0 && [heading('半年小结'), paragraph(lines(...props.notes))],
    drawResults(props.results ?? []),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
    props.note !== undefined && note(props.note),
    buttons(...(props.buttons ?? []).map(button)),
  )

/** People taught and households led as a chart, the rest as a table. */
const drawResults = (results: readonly StationResult[]): Part =>
  results.length > 0 && [
    heading('历年成果'),
    barChart({
      title: '培训和带动',
      points: results.flatMap(({ year, trainees, households }) => [
        { label: `${year}年`, value: trainees, series: '培训（人次）' },
        { label: `${year}年`, value: households, series: '带动（户）' },
      ]),
    }),
    table(
      [
        { key: 'year', title: '年份' },
        { key: 'techniques', title: '技术（项）', kind: 'number' },
        { key: 'varieties', title: '品种（个）', kind: 'number' },
        { key: 'acreageMu', title: '面积（亩）', kind: 'number' },
      ],
      results.map(({ year, techniques, varieties, acreageMu }) => ({
        year: String(year),
        techniques,
        varieties,
        acreageMu,
      })),
    ),
  ]

export const sampleStation: StationView = {
  number: 'GZ-3',
  name: '云岭茶业周正平专家工作站',
  state: '运行',
  tone: 'success',
  level: '州级',
  kind: '专家工作站',
  host: '云岭茶业有限公司',
  dept: '县农业农村局',
  township: '诺溪镇',
  field: '茶叶',
  expert: '周正平 研究员（省茶叶研究所）',
  team: '专家团队2人：李文（副研究员）、段红；本地团队3人：杨春兰（制茶师）、赵明、王丽',
  plan: '古树茶提质、茶园绿色防控，每年培训茶农200人次。',
  agreement: '2024年3月1日至2027年2月28日；每年驻站不少于30天；报酬每年5万元',
  plate: '2024年3月15日',
  grade: '2025年优秀',
  money: '30万元（2025年10万元，2026年20万元）',
  levels: ['县级：2021年5月8日至2024年2月29日', '州级：2024年3月1日起'],
  due: null,
  remark: null,
}

export const sample = () =>
  stationCard({
    title: sampleStation.name,
    station: sampleStation,
    story: ['3月8日 年度考核：优秀', '6月2日 择优资助20万元'],
    results: [
      { year: 2024, techniques: 2, varieties: 1, acreageMu: 600, trainees: 160, households: 80 },
      { year: 2025, techniques: 3, varieties: 2, acreageMu: 900, trainees: 210, households: 120 },
    ],
    buttons: [{ text: '申报升级', do: 'workstations.openUpgrade', value: { id: 3, version: 9 } }],
  })
