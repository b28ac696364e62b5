import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list, paging } from '../kit/table.ts'

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
export const waitingStations = ({ rows, total, before, previous, next }: WaitingStationsProps): Card =>
  fitRows(rows, (shown, cut) =>
    card(
      {
        title: '待我办理的工作站',
        tone: shown.some(row => row.overdue) ? 'warning' : 'info',
        tags: [`${total}件`],
      },
      rows.length === 0 && paragraph('没有等您办理的工作站事项。'),
      list(
        shown.map(row => ({
          title: `${row.number} ${row.name}`,
          lines: [row.state, row.due && `${row.overdue ? '已超期，' : ''}期限${row.due}`],
          button: button({
            text: '办理',
            do: 'workstations.desk',
            value: { id: row.id, version: row.version },
          }),
        })),
      ),
      total > shown.length && note(`第${before + 1}—${before + shown.length}件，共${total}件。`),
      paging({
        do: 'workstations.waiting',
        before: previous,
        after: cut ? (shown.at(-1)?.place ?? null) : next,
      }),
    ),
  )

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
