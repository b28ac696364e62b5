import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

type AwaitedFigure = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly rule: string
  readonly owner: string
}

/** Figures whose records are not kept here: who has the numbers. */
export const awaitedCard = ({ figures }: { readonly figures: readonly AwaitedFigure[] }): Card => {
  const [first] = figures
  const isOne = figures.length === 1
  const owners = [...new Set(figures.map(({ owner }) => owner))].join('、')
  return card(
    {
      title: `${isOne && first ? first.name : `${figures.length}项指标`}：还没有记录`,
      subtitle: figures.map(({ id }) => id).join('、'),
      tone: 'warning',
    },
    paragraph(`${isOne ? '这项' : '这几项'}指标的记录还没有进到这里，没有记录就不报数。`),
    figures.map(({ id, name, rule, unit, owner }) => [
      !isOne && heading(`${id} ${name}`),
      facts(['口径', rule], ['单位', unit], ['谁掌握', owner]),
    ]),
    note(`需要这${isOne ? '个' : '几个'}数，请联系${owners}，并请附上明细。`),
  )
}

export const sample = () =>
  awaitedCard({
    figures: [
      {
        id: 'IND-05',
        name: '人才培训班',
        unit: '期',
        rule: '已经结束的班；一个班分几个模块的计一期。',
        owner: '县委组织部',
      },
    ],
  })
