import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list, paging } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

export type PairingLine = {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly talent: string
  readonly served: string
  readonly kind: string
  readonly state: string
  /** 最近服务11月20日 */
  readonly servedOn: string | null
}

type ListProps = {
  /** What was asked for, as understood: 诺溪镇 · 预警. */
  readonly understood: readonly string[]
  readonly lines: readonly PairingLine[]
  readonly total: number
  readonly before: number
  /** Keyset cursors of the neighbouring pages; the query travels with them. */
  readonly previous: number | null
  readonly next: number | null
  readonly query: string
}

/** Pairings, the newest first, ten at a time. */
export const listCard = (props: ListProps): Card =>
  fitRows(props.lines, (shown, cut) =>
    card(
      {
        title: '结对',
        subtitle: props.understood.join(' · '),
        tone: 'info',
        tags: [`共${props.total}项`],
      },
      props.total === 0 && paragraph('没有符合条件的结对。去掉一个条件再查，或者发“覆盖”看全县情况。'),
      list(shown.map(entry)),
      props.total > shown.length &&
        note(`第${props.before + 1}—${props.before + shown.length}项，共${props.total}项。`),
      paging({
        do: 'pairings.list',
        value: { q: props.query },
        before: props.previous,
        after: cut ? (shown.at(-1)?.id ?? null) : props.next,
      }),
    ),
  )

const entry = (line: PairingLine) => ({
  title: joined(' ', md`**${line.talent}** — ${line.served}`, `［${line.state}］`),
  lines: [joined(' · ', line.number, line.kind, line.servedOn)],
  button: button({
    text: '查看',
    do: 'pairings.show',
    value: { id: line.id },
  }),
})

export const sample = () =>
  listCard({
    understood: ['诺溪镇'],
    lines: [
      {
        id: 12,
        version: 3,
        number: 'JD-12',
        talent: '杨春兰',
        served: '诺溪镇和平村',
        kind: '人才兴村',
        state: '已结对',
        servedOn: '最近服务11月20日',
      },
    ],
    total: 12,
    before: 0,
    previous: null,
    next: 12,
    query: '诺溪镇',
  })
