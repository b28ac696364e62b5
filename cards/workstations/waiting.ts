import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListPage, pagedList } from '../kit/paged-list.ts'

type WaitingStation = {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly name: string
  readonly state: string
  readonly due: string | null
  readonly overdue: boolean
  /** Where it stands in the list, for the paging buttons. */
  readonly place: string
}

/** Stations that wait for the reader, most urgent first. */
export const waitingStations = (page: ListPage<WaitingStation>): Card =>
  pagedList(page, {
    head: {
      title: '待我办理的工作站',
      tone: page.lines.some(line => line.overdue) ? 'warning' : 'info',
      tags: [`${page.total}件`],
    },
    measure: '件',
    empty: '没有等您办理的工作站事项。',
    entry: ({ id, version, ...line }) => ({
      title: `${line.number} ${line.name}`,
      lines: [line.state, line.due && `${line.overdue ? '已超期，' : ''}期限${line.due}`],
      button: button({ text: '办理', do: 'workstations.desk', value: { id, version } }),
    }),
    turn: { do: 'workstations.waiting', keyOf: ({ place }) => place },
  })

export const sample = () =>
  waitingStations({
    lines: [
      {
        id: 3,
        version: 2,
        number: 'GZ-3',
        name: '云岭茶业周正平专家工作站',
        state: '专家评审',
        due: '2026年12月21日',
        overdue: false,
        place: '1797845400000-3',
      },
    ],
    total: 12,
    before: 10,
    previous: '1797845400000-3',
    next: '1797845400000-3',
  })
