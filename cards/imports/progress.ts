import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

type ProgressProps = {
  readonly number: string
  readonly file: string
  /** 正在导入; 正在撤销导入 */
  readonly doing: string
  readonly done: number
  readonly total: number
}

const squares = 10

/** How far it has come, on one card that is drawn again and again. */
export const progressCard = ({ number, file, doing, done, total }: ProgressProps) => {
  const share = total === 0 ? 1 : done / total
  const full = Math.min(squares, Math.floor(share * squares))
  return card(
    { title: doing, subtitle: `${number}　${file}`, tone: 'info', forward: false },
    paragraph(`${'■'.repeat(full)}${'□'.repeat(squares - full)}　${Math.floor(share * 100)}%`),
    facts(['已办', `${done}行`], ['一共', `${total}行`]),
    note('不用守着：办完会告诉您。中途断了，会自己接着办，每行只办一次。'),
  )
}

export const sample = () =>
  progressCard({ number: 'DR-3', file: '漕溪镇人才台账.xlsx', doing: '正在导入', done: 1_500, total: 4_000 })
