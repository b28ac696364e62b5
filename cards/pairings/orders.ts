import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
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

/** What villages asked for, the newest first. */
export const ordersCard = (props: ListProps<OrderLine>): Card =>
  pagedList(props, {
    head: { title: '点单', subtitle: props.understood.join(' · ') },
    measure: '张',
    empty: '没有符合条件的点单。',
    entry,
    turn: { do: 'orders.list', value: { q: props.query } },
  })

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
