import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'

export type WaitingStation = {
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

export type WaitingStationsProps = {
  readonly rows: readonly WaitingStation[]
  readonly total: number
  /** How many come before the first row. */
  readonly before: number
  readonly previous: string | null
  readonly next: string | null
}

/** Stations that wait for the reader, most urgent first. */
export const waitingStations = ({ rows, ...place }: WaitingStationsProps): Card =>
  pagedList(
    { lines: rows, ...place },
    {
      head: {
        title: '待我办理的工作站',
        tone: rows.some(row => row.overdue) ? 'warning' : 'info',
        tags: [`${place.total}件`],
      },
      measure: '件',
      empty: '没有等您办理的工作站事项。',
      entry,
      turn: { do: 'workstations.waiting', keyOf: row => row.place },
    },
  )

const entry = ({ id, version, number, name, state, due, overdue }: WaitingStation) => ({
  title: `${number} ${name}`,
  lines: [state, due && `${overdue ? '已超期，' : ''}期限${due}`],
  button: button({ text: '办理', do: 'workstations.desk', value: { id, version } }),
})

export const sample = () =>
  waitingStations({
    rows: [
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
