import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListPage, pagedList } from '../kit/paged-list.ts'

type WaitingRow = {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly name: string
  readonly where: string
  readonly state: string
  readonly due: string | null
  readonly overdue: boolean
  /** Where it stands in the list, for the paging buttons. */
  readonly place: string
}

/** What waits for the reader: most urgent first. */
export const waitingCard = (page: ListPage<WaitingRow>): Card =>
  pagedList(page, {
    head: {
      title: '待我办理',
      tone: page.lines.some(line => line.overdue) ? 'warning' : 'info',
      tags: [`${page.total}件`],
      forward: false,
    },
    measure: '件',
    empty: '没有等您办理的人才登记事项。',
    entry: ({ id, version, ...line }) => ({
      title: `${line.number} ${line.name}`,
      lines: [
        `${line.state} · ${line.where}`,
        line.due && `${line.overdue ? '已超期，' : ''}期限${line.due}`,
      ],
      button: button({ text: '办理', do: 'talents.open', value: { id, version } }),
    }),
    turn: { do: 'talents.waiting', keyOf: ({ place }) => place },
  })

export const sample = () =>
  waitingCard({
    lines: [
      {
        id: 12,
        version: 3,
        number: 'RC-12',
        name: '杨春兰',
        where: '诺溪镇 · 和平村',
        state: '待单位审核',
        due: '2026年11月26日',
        overdue: false,
        place: '1795685400000-12',
      },
    ],
    total: 1,
    before: 0,
    previous: null,
    next: null,
  })
