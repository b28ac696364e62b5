import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { table } from '../kit/table.ts'
import type { RateLine } from './rates.ts'

/** Cases of one kind or unit: how many, and its rates as words. */
export type BulletinGroup = {
  readonly word: string
  readonly count: number
  readonly inTime: string
  readonly solved: string
  readonly satisfied: string
  /** 较上期多2件 */
  readonly moved?: string
}

export type BulletinProps = {
  /** 诉求周报 */
  readonly title: string
  /** 2026年11月16日至11月22日 */
  readonly period: string
  /** 截至2026年11月23日 9:00 */
  readonly asOf: string
  /** Sentences: what came in, what was answered, what is late. */
  readonly summary: readonly string[]
  readonly rates: readonly RateLine[]
  readonly kinds: readonly BulletinGroup[]
  /** Ranked first, then those of which too few cases were due. */
  readonly units: readonly BulletinGroup[]
  /** Matters that come again and again; late units. */
  readonly remarks: readonly string[]
  readonly rules: readonly string[]
  readonly buttons: readonly ButtonSpec[]
}

const dividedColumns = (title: string) =>
  [
    { key: 'word', title },
    { key: 'count', title: '收到', kind: 'number' },
    { key: 'inTime', title: '按期' },
    { key: 'solved', title: '解决' },
  ] as const

const rowsOf = (groups: readonly BulletinGroup[]) =>
  groups.map(({ word, count, inTime, solved }) => ({ word, count, inTime, solved }))

const countChart = (title: string, groups: readonly BulletinGroup[]) =>
  barChart({ title, unit: '件', points: groups.map(({ word, count }) => ({ label: word, value: count })) })

/** The week's or month's bulletin for the office: counts and rates, never a name, never what anybody wrote. */
export const bulletinCard = (props: BulletinProps): Card =>
  card(
    { title: props.title, subtitle: props.period, tone: 'info', forward: false },
    props.summary.map(paragraph),
    props.rates.length > 0 && [
      heading('办理质量'),
      table(
        [
          { key: 'words', title: '指标' },
          { key: 'raw', title: '原始' },
          { key: 'kept', title: '剔除后' },
          { key: 'cases', title: '件数' },
        ],
        props.rates.map(line => ({ ...line })),
      ),
    ],
    props.kinds.length > 0 && [
      heading('按类别'),
      countChart('各类诉求', props.kinds),
      table(dividedColumns('类别'), rowsOf(props.kinds)),
    ],
    props.units.length > 0 && [
      heading('按承办单位'),
      countChart('各单位承办', props.units),
      table(dividedColumns('单位'), rowsOf(props.units)),
    ],
    props.remarks.map(paragraph),
    note(`${props.asOf}。${props.rules.join('')}`),
    buttons(...props.buttons.map(button)),
  )

export const sample = () =>
  bulletinCard({
    title: '诉求周报',
    period: '2026年11月16日至11月22日',
    asOf: '截至2026年11月23日 9:00',
    summary: ['收到诉求12件，比上期多3件；答复8件，办结6件。目前在办15件，其中超期1件，待回访2件。'],
    rates: [{ words: '解决率', raw: '75.0%', kept: '80.0%', cases: '6/8' }],
    kinds: [{ word: '住房保障', count: 7, inTime: '100.0%', solved: '3/4', satisfied: '4/4' }],
    units: [{ word: '县教育体育局', count: 5, inTime: '80.0%', solved: '2/3', satisfied: '3/3' }],
    remarks: ['督办：县住建局超期1件，最长3个工作日。'],
    rules: ['不足5件写“几/几”，不算百分比，不排名。'],
    buttons: [
      {
        text: '下载Word',
        do: 'grievances.bulletinWord',
        value: { from: '2026-11-16', to: '2026-11-22' },
        tone: 'primary',
      },
    ],
  })
