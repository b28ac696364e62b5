import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, folded, heading, note, paragraph } from '../kit/card.ts'
import { clipped, md } from '../kit/text.ts'
import { type DigestLine, linesPart } from './lines.ts'

type BulletinFigure = {
  readonly id: string
  readonly name: string
  /** 1243人，或 86/90个（95.6%） */
  readonly value: string
  /** 增加3人；没有变化是空 */
  readonly moved: string | null
}

type BulletinProps = {
  /** 2026年11月 */
  readonly month: string
  readonly span: string
  readonly note: string | null
  readonly sections: readonly { readonly title: string; readonly lines: readonly BulletinFigure[] }[]
  readonly changed: readonly DigestLine[]
  readonly atRisk: readonly DigestLine[]
}

/** Figures of one noun that stand open; the rest opens at a tap. */
const openMax = 4
const foldedMax = 10
const nameMax = 30

/** The month behind for the office: every figure by what it belongs to, what happened, what is at risk. */
export const bulletinCard = (props: BulletinProps): Card =>
  card(
    { title: `人才工作月报 ${props.month}`, subtitle: props.span, tone: 'info', forward: false },
    props.note !== null && note(props.note),
    linesPart('本月进展', props.changed),
    linesPart('需要留意', props.atRisk),
    props.sections.map(({ title, lines }) => [
      heading(title),
      ...lines.slice(0, openMax).map(figure),
      lines.length > openMax &&
        folded(
          `${title}的其他${lines.length - openMax}项`,
          ...lines.slice(openMax, openMax + foldedMax).map(figure),
        ),
    ]),
    note(`每个数都能看到明细：发“溯源”加编号和月份，例如“溯源 IND-21 ${props.month}”。`),
    buttons(
      button({ text: '看指标', do: 'say', value: { text: '指标' } }),
      button({ text: '诉求通报', do: 'say', value: { text: '诉求通报 月报' } }),
    ),
  )

const figure = ({ id, name, value, moved }: BulletinFigure) =>
  paragraph(md`${clipped(name, nameMax)} **${value}**${moved === null ? '' : `，${moved}`}（${id}）`)

export const sample = () =>
  bulletinCard({
    month: '2026年10月',
    span: '10月1日至10月31日',
    note: null,
    sections: [
      { title: '人才', lines: [{ id: 'RC-01', name: '入库人才', value: '1243人', moved: '增加3人' }] },
      {
        title: '诉求',
        lines: [{ id: 'SQ-02', name: '按期办结率', value: '8/9件（88.9%）', moved: null }],
      },
    ],
    changed: [{ words: '新入库3人：杨春兰、李建华、何山' }],
    atRisk: [{ words: '4个村没有人才结对', say: '覆盖' }],
  })
