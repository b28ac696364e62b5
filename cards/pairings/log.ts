import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

export type LogView = {
  readonly talent: string
  readonly served: string
  readonly number: string
  readonly on: string
  readonly mode: string
  readonly what: string
  readonly place: string | null
  /** 2小时 */
  readonly duration: string | null
  /** 26户 · 30人次 · 12亩 · 0.5万元 */
  readonly gains: string | null
  readonly state: string
  readonly tone: Tone
  readonly remark: string | null
  /** 1张; without one, null. */
  readonly photo: string | null
}

/** One service: for the village to confirm, and afterwards its truth. */
export const logCard = (props: {
  readonly log: LogView
  readonly words?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
  readonly due?: string | null | undefined
}): Card =>
  card(
    {
      title: '结对服务',
      subtitle: `${props.log.number} ${props.log.talent} — ${props.log.served}`,
      tone: props.log.tone,
      tags: [{ text: props.log.state, tone: props.log.tone }],
    },
    props.words !== undefined && paragraph(props.words),
    facts(
      ['日期', props.log.on],
      ['方式', props.log.mode],
      ['内容', props.log.what],
      ['地点', props.log.place],
      ['时长', props.log.duration],
      ['成效', props.log.gains],
      ['照片', props.log.photo],
      ['说明', props.log.remark],
    ),
    props.due !== null && props.due !== undefined && note(`${props.due}前没有答复，记为“未确认”。`),
    buttons(...(props.buttons ?? []).map(button)),
  )

const sampleLog: LogView = {
  talent: '杨春兰',
  served: '漕溪镇松炼村',
  number: 'JD-12',
  on: '2026年11月23日',
  mode: '到场',
  what: '讲核桃嫁接',
  place: null,
  duration: '2小时',
  gains: '26户',
  state: '待确认',
  tone: 'info',
  remark: null,
  photo: '1张',
}

export const sample = () =>
  logCard({
    log: sampleLog,
    words: '杨春兰登记了一次服务，请村里确认。',
    due: '2026年11月30日',
    buttons: [
      { text: '确认', do: 'pairings.confirmLog', value: { id: 5, version: 1 }, tone: 'primary' },
      { text: '有异议', do: 'pairings.openDispute', value: { id: 5, version: 1 } },
      { text: '看照片', do: 'pairings.photo', value: { id: 5 } },
    ],
  })
