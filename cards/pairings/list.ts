import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
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

/** Pairings, the newest first, ten at a time. */
export const listCard = (props: ListProps<PairingLine>): Card =>
  pagedList(props, {
    head: { title: '结对', subtitle: props.understood.join(' · ') },
    measure: '项',
    empty: '没有符合条件的结对。去掉一个条件再查，或者发“覆盖”看全县情况。',
    entry,
    turn: { do: 'pairings.list', value: { q: props.query } },
  })

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
