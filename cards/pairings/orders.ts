import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list, paging } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

export type OrderLine = {
  readonly id: number
  readonly number: string
  readonly village: string
  readonly wish: string
  readonly state: string
  /** 11月26日前派单 */
  readonly when: string
}

type OrdersProps = {
  readonly understood: readonly string[]
  readonly lines: readonly OrderLine[]
  readonly total: number
  readonly before: number
  readonly previous: number | null
  readonly next: number | null
  readonly query: string
}

/** What villages asked for, the newest first. */
export const ordersCard = (props: OrdersProps): Card =>
  fitRows(props.lines, (shown, cut) =>
    card(
      {
        title: '点单',
        subtitle: props.understood.join(' · '),
        tone: 'info',
        tags: [`共${props.total}张`],
      },
      props.total === 0 && paragraph('没有符合条件的点单。'),
      list(shown.map(entry)),
      props.total > shown.length &&
        note(`第${props.before + 1}—${props.before + shown.length}张，共${props.total}张。`),
      paging({
        do: 'orders.list',
        value: { q: props.query },
        before: props.previous,
        after: cut ? (shown.at(-1)?.id ?? null) : props.next,
      }),
    ),
  )

const entry = (line: OrderLine) => ({
  title: joined(' ', md`**${line.village}** ${line.wish}`, `［${line.state}］`),
  lines: [joined(' · ', line.number, line.when)],
  button: button({ text: '查看', do: 'orders.show', value: { id: line.id } }),
})

export const sample = () =>
  ordersCard({
    understood: ['待派单'],
    lines: [
      {
        id: 3,
        number: 'DD-3',
        village: '石桥镇黑马村',
        wish: '想要一位懂核桃嫁接的老师',
        state: '待派单',
        when: '11月26日前派单',
      },
    ],
    total: 1,
    before: 0,
    previous: null,
    next: null,
    query: '{"words":[]}',
  })
