import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, paragraph } from '../kit/card.ts'
import { type ListPage, pagedList } from '../kit/paged-list.ts'
import { joined, md } from '../kit/text.ts'

export type ServiceLine = {
  readonly id: number
  /** 11月23日 */
  readonly on: string
  readonly what: string
  /** 到场 · 2小时 · 26户 */
  readonly how: string
  readonly state: string
  readonly hasPhoto: boolean
}

type ServicesProps = ListPage<ServiceLine> & {
  readonly pairing: number
  /** JD-12 杨春兰 — 漕溪镇松炼村 */
  readonly title: string
  /** What all services come to: 共4次，惠及86户，培训120人次. */
  readonly sums: string
  readonly buttons: readonly ButtonSpec[]
}

/** What was done for a village, the newest first, ten at a time. */
export const servicesCard = (props: ServicesProps): Card =>
  pagedList(props, {
    head: { title: '服务记录', subtitle: props.title },
    measure: '次',
    top: props.total !== 0 && paragraph(props.sums),
    empty: '还没有服务记录。',
    entry,
    turn: { do: 'pairings.services', value: { id: props.pairing } },
    foot: buttons(...props.buttons.map(button)),
  })

const entry = (line: ServiceLine) => ({
  title: joined(' ', md`**${line.on}** ${line.what}`, `［${line.state}］`, line.hasPhoto && '［有照片］'),
  lines: [line.how],
  button: button({ text: '查看', do: 'pairings.service', value: { id: line.id } }),
})

export const sample = () =>
  servicesCard({
    pairing: 12,
    title: 'JD-12 杨春兰 — 漕溪镇松炼村',
    sums: '共2次，惠及38户，培训30人次。',
    lines: [
      {
        id: 5,
        on: '11月23日',
        what: '讲核桃嫁接',
        how: '培训 · 2小时 · 26户',
        state: '待确认',
        hasPhoto: true,
      },
      { id: 3, on: '9月2日', what: '走访果农', how: '到场 · 12户', state: '已确认', hasPhoto: false },
    ],
    total: 2,
    before: 0,
    previous: null,
    next: null,
    buttons: [{ text: '看结对', do: 'pairings.show', value: { id: 12 } }],
  })
