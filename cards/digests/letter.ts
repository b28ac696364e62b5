import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { type DigestLine, linesPart } from './lines.ts'

type LetterProps = {
  readonly name: string
  /** 2026年下半年 */
  readonly half: string
  readonly note: string | null
  /** Contacts made, difficulties solved. */
  readonly done: readonly DigestLine[]
  /** Who waits for him in the half-year that begins. */
  readonly open: readonly DigestLine[]
}

const linesMax = 12

/** The half-year behind for a leader: whom he kept in touch with, who waits for him now. */
export const letterCard = ({ name, half, note: remark, done, open }: LetterProps): Card =>
  card(
    { title: `联系服务专家 ${half}`, subtitle: `致${name}`, tone: 'info', forward: false },
    remark !== null && note(remark),
    linesPart(`${half}您联系了`, done, linesMax),
    done.length === 0 && paragraph(`${half}没有登记的联系。`),
    linesPart('本半年请您联系', open, linesMax),
    buttons(button({ text: '登记一次联系', do: 'say', value: { text: '登记联系' } })),
  )

export const sample = () =>
  letterCard({
    name: '陈立新',
    half: '2026年上半年',
    note: null,
    done: [{ words: '杨春兰：2次，最近4月12日', say: '联系' }],
    open: [{ words: '何山：应在12月31日前', say: '联系' }],
  })
