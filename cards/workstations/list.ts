import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { joined, lines, md } from '../kit/text.ts'

export type StationLine = {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly level: string
  /** Only where it does not simply run. */
  readonly state: string | null
  readonly township: string
  readonly expert: string
  readonly field: string
  /** 协议到2027年2月28日 */
  readonly ends: string | null
}

export type StationListProps = ListProps<StationLine> & {
  /** Applications under way that fit too, and the question that shows them. */
  readonly pending: { readonly count: number; readonly query: string } | null
}

/** Stations that fit, ten at a time; none: what was looked for. */
export const stationList = (props: StationListProps): Card =>
  props.total === 0
    ? card(
        { title: '没有查到工作站', tone: 'neutral', tags: ['0个'] },
        paragraph(
          props.understood.length > 0
            ? lines('没有工作站同时符合：', ...props.understood.map(words => `· ${words}`))
            : '还没有工作站。',
        ),
        underWay(props),
        note('可以按级别、类型、领域、乡镇、建站单位、专家、状态、协议到期时间来查，顺序不限。'),
      )
    : pagedList(props, {
        head: { title: '专家工作站', subtitle: props.understood.join('；') },
        measure: '个',
        entry,
        turn: { do: 'workstations.list', value: { q: props.query } },
        foot: underWay(props),
      })

const underWay = ({ pending }: StationListProps) =>
  pending !== null && [
    note(`另有${pending.count}个正在申报，还没有挂牌。`),
    button({ text: '看正在申报的', do: 'workstations.list', value: { q: pending.query } }),
  ]

const entry = (line: StationLine) => ({
  title: joined(' ', md`**${line.name}**`, line.number, line.state && `［${line.state}］`),
  lines: [joined(' · ', line.level, line.township, line.field), joined('，', line.expert, line.ends)],
  button: button({ text: '查看', do: 'workstations.show', value: { id: line.id } }),
})

export const sample = () =>
  stationList({
    understood: ['级别：州级', '乡镇：诺溪镇'],
    lines: [
      {
        id: 3,
        number: 'GZ-3',
        name: '云岭茶业周正平专家工作站',
        level: '州级',
        state: null,
        township: '诺溪镇',
        expert: '周正平 研究员（省茶叶研究所）',
        field: '茶叶',
        ends: '协议到2027年2月28日',
      },
    ],
    total: 12,
    before: 10,
    previous: 3,
    next: null,
    query: '{"level":["prefecture"]}',
    pending: { count: 1, query: '{"level":["prefecture"],"state":["pending"]}' },
  })
