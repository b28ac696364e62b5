import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { joined, md } from '../kit/text.ts'

export type SymposiumLine = {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly topic: string
  readonly when: string
  readonly place: string
  readonly state: string
  /** 没有答复3位；意见2条没有答复 */
  readonly waits: string | null
}

type SymposiaProps = ListProps<SymposiumLine> & {
  readonly empty: string
  readonly buttons: readonly ButtonSpec[]
}

/** Symposia, the newest first. */
export const listCard = (props: SymposiaProps): Card =>
  pagedList(props, {
    head: { title: '座谈会、恳谈会', subtitle: props.understood.join(' · '), forward: false },
    measure: '场',
    empty: props.empty,
    entry,
    turn: { do: 'symposia.list', value: { q: props.query } },
    foot: buttons(...props.buttons.map(button)),
  })

const entry = (line: SymposiumLine) => ({
  title: joined(' ', md`**${line.topic}**`, `［${line.state}］`),
  lines: [joined(' · ', line.number, line.kind, line.when, line.place), line.waits],
  button: button({ text: '查看', do: 'symposia.show', value: { id: line.id } }),
})

export const sample = () =>
  listCard({
    understood: ['本月'],
    lines: [
      {
        id: 3,
        number: 'ZT-3',
        kind: '座谈会',
        topic: '茶产业人才怎么留得住',
        when: '12月4日（周五）14:30',
        place: '县委二楼会议室',
        state: '已邀请，待召开',
        waits: '没有答复3位',
      },
    ],
    total: 9,
    before: 0,
    previous: null,
    next: 3,
    query: '{}',
    empty: '没有符合条件的座谈会。',
    buttons: [{ text: '安排座谈会', do: 'symposia.openPlan', value: {} }],
  })
