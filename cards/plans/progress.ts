import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { list } from '../kit/table.ts'
import { coloured, joined, md } from '../kit/text.ts'

type Line = {
  readonly id: string
  readonly name: string
  /** 92人 / 120人 */
  readonly value: string
  /** 比序时进度慢3人 */
  readonly pace: string
  /** 95人 */
  readonly expected: string
  readonly isBehind: boolean
  /** Parts of one; `null` when the plan wants no growth. */
  readonly done: number | null
  /** 2030年目标 */
  readonly goal: string
}

/** How far the plan is, target by target. */
export const planProgressCard = (props: {
  readonly title: string
  readonly subtitle: string
  /** Parts of one. */
  readonly timeShare: number | null
  readonly lines: readonly Line[]
  readonly empty: string
  readonly sentences: readonly string[]
  /** What is behind the words, a line each. */
  readonly notes: readonly string[]
}): Card =>
  card(
    { title: props.title, subtitle: props.subtitle, tone: 'info', tags: tagsOf(props.lines) },
    props.lines.length === 0 && paragraph(props.empty),
    chartOf(props.lines, props.timeShare),
    list(
      props.lines.map(line => ({
        title: joined(
          '\n',
          joined(' ', line.name, md`**${line.value}**`),
          coloured(line.isBehind ? 'red' : 'green', line.pace),
        ),
        lines: [joined(' · ', `今天应达到${line.expected}`, line.id, line.goal)],
        button: button({ text: '查看', do: 'say', value: { text: `规划进度 ${line.id}` } }),
      })),
    ),
    buttons(
      props.sentences.map(sentence => button({ text: sentence, do: 'say', value: { text: sentence } })),
    ),
    props.notes.map(line => note(line)),
  )

const tagsOf = (lines: readonly Line[]): readonly string[] => {
  const behind = lines.filter(({ isBehind }) => isBehind).length
  if (lines.length === 0) return []
  return [behind === 0 ? '都跟得上' : `${behind}项偏慢`]
}

const chartOf = (lines: readonly Line[], timeShare: number | null) => {
  const percent = (share: number): number => Math.round(share * 1000) / 10
  const points = lines.flatMap(({ name, done }) =>
    done === null ? [] : [{ label: name, value: Math.max(0, percent(done)) }],
  )
  if (points.length === 0 || timeShare === null) return null
  return barChart({
    title: '完成比例',
    unit: '%',
    points: [{ label: '时间', value: percent(timeShare) }, ...points],
  })
}

export const sample = () =>
  planProgressCard({
    title: '云岭县“十五五”人才发展规划',
    subtitle: 'GH-1 · 2026—2030年 · 截至2026年11月23日',
    timeShare: 0.179,
    lines: [
      {
        id: 'RC-01',
        name: '入库人才',
        value: '1260人 / 1600人',
        pace: '比序时进度快12人',
        expected: '1248人',
        isBehind: false,
        done: 0.213,
        goal: '2030年目标',
      },
      {
        id: 'IND-21',
        name: '选派到村人才',
        value: '92人 / 120人',
        pace: '比序时进度慢3人',
        expected: '95人',
        isBehind: true,
        done: 0.067,
        goal: '2030年目标',
      },
    ],
    empty: '规划里还没有定目标。',
    sentences: ['规划目标'],
    notes: ['序时进度：每年的目标按天数平均分摊，今天应当达到的数。'],
  })
