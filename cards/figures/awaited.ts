import { type Card, card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** A figure whose records are not kept here: who has the number. */
export const awaitedCard = (props: {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly rule: string
  readonly owner: string
}): Card =>
  card(
    { title: `${props.name}：还没有记录`, subtitle: props.id, tone: 'warning' },
    paragraph('这项指标的记录还没有进到这里，没有记录就不报数。'),
    facts(['口径', props.rule], ['单位', props.unit], ['谁掌握', props.owner]),
    note(`要这个数，请向${props.owner}要，并请对方附上明细。`),
  )

export const sample = () =>
  awaitedCard({
    id: 'IND-05',
    name: '人才培训班',
    unit: '期',
    rule: '已经结束的班；一个班分几个模块的计一期。',
    owner: '县委组织部',
  })
