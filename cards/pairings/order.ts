import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { list } from '../kit/table.ts'

export type OrderView = {
  readonly number: string
  readonly village: string
  /** 想要一位懂核桃嫁接的老师 */
  readonly wish: string
  /** 核桃（必须对口） */
  readonly field: string | null
  readonly askedBy: string
  readonly askedOn: string
  readonly state: string
  readonly tone: Tone
  /** JD-12 何山 待双方确认 */
  readonly progress: string | null
  readonly due: string | null
}

export type SuggestedLine = {
  /** RC-12 杨春兰（诺溪镇和平村） */
  readonly talent: string
  /** 对口：茶叶；18公里 */
  readonly why: string
  readonly button: ButtonSpec
}

/** What a village asked for, and for the office who would serve it best. */
export const orderCard = (props: {
  readonly title: string
  readonly order: OrderView
  readonly words?: string | undefined
  /** `null`: the reader is not asked to choose anybody. */
  readonly suggested: readonly SuggestedLine[] | null
  readonly buttons: readonly ButtonSpec[]
}): Card => {
  const { order, suggested } = props
  return card(
    {
      title: props.title,
      subtitle: `${order.number} ${order.village}`,
      tone: order.tone,
      tags: [{ text: order.state, tone: order.tone }],
      forward: false,
    },
    props.words !== undefined && paragraph(props.words),
    facts(
      ['村', order.village],
      ['想要', order.wish],
      ['领域', order.field],
      ['点单人', `${order.askedBy}（${order.askedOn}）`],
      ['进展', order.progress],
    ),
    suggested !== null && [
      heading('推荐人选'),
      suggested.length === 0 && paragraph('人才库里没有合适又有名额的人选。可以另选一位，或者与村里商量。'),
      list(suggested.map(line => ({ title: line.talent, lines: [line.why], button: button(line.button) }))),
      suggested.length > 0 && note('按排结对方案的同一办法计分，合适的在前。'),
    ],
    order.due !== null && note(`派单期限：${order.due}`),
    buttons(...props.buttons.map(button)),
  )
}

const sampleOrder: OrderView = {
  number: 'DD-3',
  village: '石桥镇黑马村',
  wish: '想要一位懂核桃嫁接的老师',
  field: '核桃（必须对口）',
  askedBy: '李志远',
  askedOn: '11月23日',
  state: '待派单',
  tone: 'info',
  progress: null,
  due: '2026年11月26日',
}

export const sample = () =>
  orderCard({
    title: '请派单',
    order: sampleOrder,
    words: '村里点单要人，请在3个工作日内派单。',
    suggested: [
      {
        talent: 'RC-12 杨春兰（诺溪镇和平村）',
        why: '对口：核桃；18公里；不通当地语言',
        button: {
          text: '派单',
          do: 'orders.dispatch',
          value: { id: 3, version: 1, talent: 12 },
          confirm: '派杨春兰到石桥镇黑马村，双方都会收到确认卡片，确定吗？',
        },
      },
    ],
    buttons: [
      { text: '另选一位', do: 'orders.openOther', value: { id: 3, version: 1 } },
      {
        text: '取消点单',
        do: 'orders.cancel',
        value: { id: 3, version: 1 },
        tone: 'danger',
        confirm: '取消这张点单，确定吗？',
      },
    ],
  })
