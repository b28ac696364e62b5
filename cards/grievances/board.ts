import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { table } from '../kit/table.ts'

type BoardProps = {
  readonly title: string
  readonly total: number
  /** 快到期3件，超期1件 */
  readonly urgent: readonly string[]
  readonly isLate: boolean
  readonly counts: readonly { readonly word: string; readonly count: number }[]
  readonly kinds: readonly { readonly word: string; readonly count: number }[]
  readonly note?: string | undefined
  readonly buttons: readonly ButtonSpec[]
}

/** How many cases stand where, and what is urgent; the buttons open the lists. */
export const boardCard = (props: BoardProps): Card =>
  card(
    {
      title: props.title,
      tone: props.isLate ? 'warning' : 'info',
      tags: [`在办${props.total}件`],
    },
    props.total === 0 && paragraph('目前没有在办的诉求。'),
    props.urgent.length > 0 && paragraph(props.urgent.join('，')),
    props.counts.length > 0 &&
      table(
        [
          { key: 'word', title: '办到哪一步' },
          { key: 'count', title: '件', kind: 'number' },
        ],
        props.counts,
      ),
    props.kinds.length > 0 && [
      heading('按类别'),
      table(
        [
          { key: 'word', title: '类别' },
          { key: 'count', title: '件', kind: 'number' },
        ],
        props.kinds,
      ),
    ],
    buttons(...props.buttons.map(button)),
    props.note !== undefined && note(props.note),
  )

export const sample = () =>
  boardCard({
    title: '诉求看板',
    total: 12,
    urgent: ['快到期3件', '超期1件', '退回待重新转办1件', '待回访2件'],
    isLate: true,
    counts: [
      { word: '待受理', count: 2 },
      { word: '办理中', count: 8 },
    ],
    kinds: [{ word: '住房保障', count: 5 }],
    buttons: [
      {
        text: '超期',
        do: 'grievances.list',
        value: { q: '{"state":"overdue"}', skip: 0 },
        tone: 'primary',
      },
    ],
  })
