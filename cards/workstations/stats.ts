import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { table } from '../kit/table.ts'

type StationStatsProps = {
  readonly understood: readonly string[]
  readonly total: number
  /** By what the stations are divided: 级别. */
  readonly by: string
  readonly divisions: readonly { readonly by: string; readonly words: string; readonly chosen: boolean }[]
  readonly lines: readonly { readonly word: string; readonly count: number }[]
  readonly year: number
  /** What all of them reported for the year, and how many have. */
  readonly results: readonly Fact[]
  readonly reported: string
  readonly query: string
}

/** How many stations there are, divided, and what they achieved in a year. */
export const stationStats = (props: StationStatsProps): Card =>
  card(
    {
      title: '专家工作站统计',
      subtitle: props.understood.join('；'),
      tone: 'info',
      tags: [`共${props.total}个`],
    },
    props.total === 0 && paragraph('没有符合的工作站。'),
    props.lines.length > 0 && [
      barChart({
        title: `按${props.by}`,
        unit: '个',
        points: props.lines.map(({ word, count }) => ({ label: word, value: count })),
      }),
      table(
        [
          { key: 'word', title: props.by },
          { key: 'count', title: '工作站（个）', kind: 'number' },
        ],
        props.lines.map(({ word, count }) => ({ word, count })),
      ),
    ],
    facts(...props.results),
    note(`${props.reported}升级的工作站只算一次，按最高级别。`),
    buttons(
      ...props.divisions
        .filter(({ chosen }) => !chosen)
        .map(({ by, words }) =>
          button({ text: words, do: 'workstations.stats', value: { q: props.query, by } }),
        ),
      props.total > 0 && button({ text: '看名单', do: 'workstations.list', value: { q: props.query } }),
    ),
  )

export const sample = () =>
  stationStats({
    understood: [],
    total: 18,
    by: '级别',
    divisions: [
      { by: 'level', words: '按级别', chosen: true },
      { by: 'township', words: '按乡镇', chosen: false },
    ],
    lines: [
      { word: '省级', count: 3 },
      { word: '州级', count: 6 },
      { word: '县级', count: 9 },
    ],
    year: 2025,
    results: [
      ['2025年推广新技术', '41项'],
      ['培训本地人员', '3120人次'],
    ],
    reported: '2025年有16个工作站述职。',
    query: '{}',
  })
