import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { clipped, md } from '../kit/text.ts'
import { type DigestLine, linesPart } from './lines.ts'

export type DigestFigure = {
  readonly id: string
  readonly name: string
  /** 1243人 */
  readonly value: string
  /** 增加3人，比上周减少2次 */
  readonly moved: string
  /** The sentence that lists what it counts, for the days it counts. */
  readonly trace: string
}

type DigestProps = {
  /** 2026年第48周 */
  readonly week: string
  /** 11月16日至11月22日 */
  readonly span: string
  /** What to know before: why it begins earlier than usual. */
  readonly note: string | null
  readonly own: readonly DigestLine[]
  readonly figures: readonly DigestFigure[]
  readonly changed: readonly DigestLine[]
  readonly atRisk: readonly DigestLine[]
  readonly chart: {
    readonly title: string
    readonly unit: string
    readonly points: readonly { readonly label: string; readonly value: number }[]
  } | null
}

const nameMax = 30

/** The week for one reader, on one phone's screen: his own duties, three figures that moved, what is at risk. */
export const weeklyCard = (props: DigestProps): Card =>
  card(
    { title: `人才工作周报 ${props.week}`, subtitle: props.span, tone: 'info', forward: false },
    props.note !== null && note(props.note),
    linesPart('待您办理', props.own),
    props.figures.length > 0 && [
      heading('数据变化'),
      ...props.figures.map(({ name, value, moved }) =>
        paragraph(md`${clipped(name, nameMax)} **${value}**，${moved}`),
      ),
      buttons(
        ...props.figures.map(({ name, trace }) =>
          button({ text: clipped(name, 12), do: 'say', value: { text: trace } }),
        ),
      ),
    ],
    linesPart('本周进展', props.changed),
    linesPart('需要留意', props.atRisk),
    isEmpty(props) && paragraph('本周没有新的变化，也没有待您办理的事。'),
    props.chart !== null && barChart({ ...props.chart, points: props.chart.points.map(one => ({ ...one })) }),
    buttons(
      button({ text: '看指标', do: 'say', value: { text: '指标' } }),
      button({ text: '看结对覆盖', do: 'say', value: { text: '覆盖' } }),
      button({ text: '简报设置', do: 'say', value: { text: '简报 设置' } }),
    ),
  )

const isEmpty = ({ own, figures, changed, atRisk }: DigestProps): boolean =>
  own.length + figures.length + changed.length + atRisk.length === 0

export const sample = () =>
  weeklyCard({
    week: '2026年第47周',
    span: '11月16日至11月22日',
    note: null,
    own: [{ words: '联系杨春兰：本半年还没有联系，12月31日前', say: '联系 快到期' }],
    figures: [
      {
        id: 'RC-01',
        name: '入库人才',
        value: '1243人',
        moved: '增加3人',
        trace: '溯源 RC-01 2026-11-22',
      },
    ],
    changed: [{ words: '新入库3人：杨春兰、李建华、何山' }],
    atRisk: [{ words: '4个村没有人才结对', say: '覆盖' }],
    chart: {
      title: '近6周入库人才',
      unit: '人',
      points: [
        { label: '11月9日', value: 1240 },
        { label: '11月16日', value: 1243 },
      ],
    },
  })
