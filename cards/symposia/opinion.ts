import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** One remark as a face may show it. */
export type OpinionView = {
  readonly number: string
  readonly kind: string
  /** ZT-3 茶产业人才怎么留得住 */
  readonly symposium: string
  /** 杨春兰; 不具名 */
  readonly speaker: string
  /** `null`: not for this card. */
  readonly text: string | null
  readonly state: string
  readonly tone: Tone
  readonly unit: string | null
  readonly outcome: string | null
  readonly answer: string | null
  readonly rating: string | null
  /** SQ-2026-0031（办理中） */
  readonly grievance: string | null
  readonly remark: string | null
  readonly due: string | null
  /** 11月3日 在会上提出; 11月5日 交办县教育体育局，15个工作日 */
  readonly story: readonly string[]
}

export const opinionFacts = (opinion: OpinionView): readonly Element[] =>
  facts(
    ['编号', opinion.number],
    ['类别', opinion.kind],
    ['座谈会', opinion.symposium],
    ['提出人', opinion.speaker],
    ['答复单位', opinion.unit],
    ['结果', opinion.outcome],
    ['评价', opinion.rating],
    ['转成的诉求', opinion.grievance],
  )

export const opinionWords = ({ text }: Pick<OpinionView, 'text'>): Element =>
  text === null ? note('困难的内容不在卡片上显示；能看的同志点“看内容”，谁看过都有记录。') : paragraph(text)

/** Where a remark stands, from the sentence said to its result, and what the reader can do about it. */
export const opinionCard = (props: {
  readonly title: string
  readonly opinion: OpinionView
  readonly words?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card => {
  const { opinion } = props
  return card(
    {
      title: props.title,
      subtitle: `${opinion.number} ${opinion.kind}`,
      tone: opinion.tone,
      tags: [{ text: opinion.state, tone: opinion.tone }],
      forward: false,
    },
    props.words !== undefined && paragraph(props.words),
    [heading('意见'), opinionWords(opinion)],
    opinion.answer !== null && [heading('答复'), paragraph(opinion.answer)],
    opinion.remark !== null && [heading('说明'), paragraph(opinion.remark)],
    opinionFacts(opinion),
    opinion.story.length > 0 && [heading('来龙去脉'), ...opinion.story.map(line => note(line))],
    opinion.due !== null && note(`办理期限：${opinion.due}`),
    buttons(...(props.buttons ?? []).map(button)),
  )
}

export const sampleOpinion: OpinionView = {
  number: 'JY-21',
  kind: '建议',
  symposium: 'ZT-3 茶产业人才怎么留得住',
  speaker: '杨春兰',
  text: '建议每年春茶前办一期制茶夜校，请老师傅来讲。',
  state: '已转告，待评价',
  tone: 'info',
  unit: '县农业农村局',
  outcome: '采纳',
  answer: '已列入明年培训计划，春茶前开班。',
  rating: null,
  grievance: null,
  remark: null,
  due: '2026年12月25日',
  story: ['12月4日 在会上提出', '12月7日 交办县农业农村局，15个工作日内答复', '12月16日 答复：采纳'],
}

export const sample = () =>
  opinionCard({
    title: '您的意见有了答复',
    opinion: sampleOpinion,
    words: '您在座谈会上提的意见，单位答复如下，请您评价。',
    buttons: [
      {
        text: '满意',
        do: 'opinions.rate',
        value: { id: 21, version: 4, rating: 'satisfied' },
        tone: 'primary',
      },
      { text: '不满意', do: 'opinions.openRedo', value: { id: 21, version: 4 } },
    ],
  })
