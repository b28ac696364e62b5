import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** A symposium as a face may show it: the office's words, nothing of class P2. */
export type SymposiumView = {
  readonly number: string
  readonly kind: string
  readonly topic: string
  /** 12月4日（周五）14:30 */
  readonly when: string
  readonly place: string
  /** 陈立新 */
  readonly host: string | null
  readonly state: string
  readonly tone: Tone
  /** 邀请12位，参加8，请假2，派人代1，没有答复1 */
  readonly guests: string | null
  /** 意见9条：待梳理2，待答复4，已办结3 */
  readonly opinions: string | null
  readonly remark: string | null
  readonly due: string | null
}

export const symposiumFacts = (symposium: SymposiumView): readonly Element[] =>
  facts(
    ['编号', symposium.number],
    ['形式', symposium.kind],
    ['时间', symposium.when],
    ['地点', symposium.place],
    ['主持领导', symposium.host],
    ['受邀人', symposium.guests],
    ['意见', symposium.opinions],
  )

/** Where a symposium stands, who comes, what became of what was said, and what the reader can do about it. */
export const symposiumCard = (props: {
  readonly title: string
  readonly symposium: SymposiumView
  readonly words?: string | undefined
  /** What was kept in writing, for those who were there. */
  readonly minutes?: string | undefined
  readonly others?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    {
      title: props.title,
      subtitle: `${props.symposium.number} ${props.symposium.topic}`,
      tone: props.symposium.tone,
      tags: [{ text: props.symposium.state, tone: props.symposium.tone }],
      forward: false,
    },
    props.words !== undefined && paragraph(props.words),
    props.symposium.remark !== null && [heading('说明'), paragraph(props.symposium.remark)],
    symposiumFacts(props.symposium),
    props.minutes !== undefined && [heading('纪要'), paragraph(props.minutes)],
    props.others !== undefined && note(`名单外到会：${props.others}`),
    props.symposium.due !== null && note(`办理期限：${props.symposium.due}`),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const sampleSymposium: SymposiumView = {
  number: 'ZT-3',
  kind: '座谈会',
  topic: '茶产业人才怎么留得住',
  when: '12月4日（周五）14:30',
  place: '县委二楼会议室',
  host: '陈立新',
  state: '已邀请，待召开',
  tone: 'info',
  guests: '邀请12位：参加8，请假2，派人代1，没有答复1',
  opinions: null,
  remark: null,
  due: '2026年12月4日',
}

export const sample = () =>
  symposiumCard({
    title: '等待召开',
    symposium: sampleSymposium,
    buttons: [
      { text: '参会名单', do: 'symposia.guests', value: { id: 3 } },
      { text: '改时间地点', do: 'symposia.openMove', value: { id: 3, version: 2 } },
      { text: '已经召开', do: 'symposia.hold', value: { id: 3, version: 2 }, tone: 'primary' },
    ],
  })
