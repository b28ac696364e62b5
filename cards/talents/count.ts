import { shareWords } from '../kit/amounts.ts'
import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { table } from '../kit/table.ts'
import { md } from '../kit/text.ts'

/** One line of the table: a word of the list, and how many it fits. */
export type CountLine = { readonly word: string; readonly count: number }

/** A way to divide the same people: 按层次. */
export type Division = { readonly by: string; readonly words: string; readonly chosen: boolean }

type CountProps = {
  /** The words as typed; empty: everybody. */
  readonly query: string
  readonly understood: readonly string[]
  readonly total: number
  readonly divisions: readonly Division[]
  /** The head of the first column: 类别. */
  readonly title: string
  readonly lines: readonly CountLine[]
  /** People can be counted in several lines. */
  readonly several: boolean
  /** What else the lines say taken together: the average age. */
  readonly note: string | null
  /** Up to when: 2026年11月23日 9:00. */
  readonly asOf: string
  /** Whose people: 全县, or the reader's own area. */
  readonly range: string
}

/** Lines a chart can show and still be read on a phone. */
const barsMax = 12

/** How many there are, and how they divide. */
export const countCard = (props: CountProps): Card =>
  card(
    {
      title: props.query === '' ? '人才统计' : `人才统计：${props.query}`,
      subtitle: props.understood.join('；'),
      tone: 'info',
      tags: [`共${props.total}人`],
    },
    paragraph(
      md`${props.range}入库人才${props.query === '' ? '' : '中符合条件的'}共 **${props.total}** 人。`,
    ),
    props.lines.length > 0 && [
      barChart({
        title: `按${props.title}`,
        unit: '人',
        points: props.lines.slice(0, barsMax).map(({ word, count }) => ({ label: word, value: count })),
      }),
      table(
        [
          { key: 'word', title: props.title },
          { key: 'count', title: '人数', kind: 'number' },
          { key: 'share', title: '占比' },
        ],
        props.lines.map(({ word, count }) => ({ word, count, share: shareWords(count, props.total) ?? '—' })),
      ),
    ],
    props.several && note('一人可以有几项，各项相加会大于总人数。'),
    props.note !== null && note(props.note),
    note(`截至${props.asOf}，数字与查人才的名单一致。`),
    buttons(
      ...props.divisions
        .filter(({ chosen }) => !chosen)
        .map(({ by, words }) => button({ text: words, do: 'talents.count', value: { q: props.query, by } })),
      props.total > 0 && button({ text: '看名单', do: 'talents.list', value: { q: props.query } }),
    ),
  )

export const sample = () =>
  countCard({
    query: '茶叶',
    understood: ['领域：茶叶'],
    total: 37,
    divisions: [
      { by: 'category', words: '按类别', chosen: false },
      { by: 'level', words: '按层次', chosen: true },
      { by: 'township', words: '按乡镇', chosen: false },
    ],
    title: '层次',
    lines: [
      { word: '高层次', count: 3 },
      { word: '中级', count: 12 },
      { word: '初级', count: 22 },
    ],
    several: false,
    note: null,
    asOf: '2026年11月23日 9:00',
    range: '全县',
  })
