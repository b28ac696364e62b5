import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'

export type WaitingRow = {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly name: string
  readonly place: string
  readonly state: string
  readonly due: string | null
  readonly overdue: boolean
}

/** What waits for the reader: most urgent first. */
export const waitingCard = (rows: readonly WaitingRow[], total: number): Card =>
  fitRows(rows, shown =>
    card(
      {
        title: '待我办理',
        tone: shown.some(row => row.overdue) ? 'warning' : 'info',
        tags: [`${total}件`],
        forward: false,
      },
      rows.length === 0 && paragraph('没有等您办理的人才登记事项。'),
      list(
        shown.map(row => ({
          title: `${row.number} ${row.name}`,
          lines: [`${row.state} · ${row.place}`, row.due && `${row.overdue ? '已超期，' : ''}期限${row.due}`],
          button: button({ text: '办理', do: 'talents.open', value: { id: row.id, version: row.version } }),
        })),
      ),
      total > shown.length && note(`另有${total - shown.length}件，办完上面的再发“审核”查看。`),
    ),
  )

export const sample = () =>
  waitingCard(
    [
      {
        id: 12,
        version: 3,
        number: 'RC-12',
        name: '杨春兰',
        place: '诺溪镇 · 和平村',
        state: '待单位审核',
        due: '2026年11月26日',
        overdue: false,
      },
    ],
    1,
  )
