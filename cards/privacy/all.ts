import { button, buttons } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { lines } from '../kit/text.ts'

type AllProps = {
  readonly number: string
  readonly parts: readonly {
    readonly title: string
    readonly rows: number
    /** The newest few, one line each. */
    readonly lines: readonly string[]
  }[]
  /** What nothing is kept of: 诉求、座谈邀请. */
  readonly empty: readonly string[]
}

/** Everything every ledger keeps of the reader himself; only ever in private chat. */
export const allCard = ({ number, parts, empty }: AllProps) =>
  card(
    { title: '我的全部信息', subtitle: number, tone: 'info', forward: false },
    parts.map(part => [
      heading(`${part.title}（${part.rows}条）`),
      paragraph(lines(...part.lines)),
      part.rows > part.lines.length && note(`还有${part.rows - part.lines.length}条，导出可以看到全部。`),
    ]),
    empty.length > 0 && note(`没有记录：${empty.join('、')}。`),
    buttons(
      button({ text: '导出我的信息', do: 'say', value: { text: '导出我的信息' }, tone: 'primary' }),
      button({ text: '更正', do: 'say', value: { text: '更正' } }),
      button({ text: '谁看过我', do: 'say', value: { text: '谁看过我' } }),
    ),
  )

export const sample = () =>
  allCard({
    number: 'RC-12',
    parts: [
      { title: '登记信息', rows: 16, lines: ['姓名：杨春兰', '单位或村：诺溪镇和平村'] },
      { title: '结对', rows: 1, lines: ['JD-3　联村服务　杨春兰　诺溪镇和平村　结对中　2026年11月23日'] },
    ],
    empty: ['诉求', '座谈邀请'],
  })
