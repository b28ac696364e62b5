import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'

export type WaitingStation = {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly name: string
  readonly state: string
  readonly due: string | null
  readonly overdue: boolean
}

/** Stations that wait for the reader, most urgent first. */
export const waitingStations = (rows: readonly WaitingStation[], total: number): Card =>
  fitRows(rows, shown =>
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
      total > shown.length && note(`另有${total - shown.length}件，办完上面的再发“工作站待办”查看。`),
    ),
  )

export const sample = () =>
  waitingStations(
    [
      {
        id: 3,
        version: 2,
        number: 'GZ-3',
        name: '云岭茶业周正平专家工作站',
        state: '专家评审',
        due: '2026年12月21日',
        overdue: false,
      },
    ],
    1,
  )
