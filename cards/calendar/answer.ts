import { type Card, card, note, paragraph, type Tone } from '../kit/card.ts'

export type AnswerProps = {
  /** The answer itself: 5个工作日：2022年3月14日（周一）截止. */
  readonly title: string
  /** How it was counted, day by day. */
  readonly proof: string
  /** Which rule it was counted by. */
  readonly rule: string
  readonly tone?: Tone
}

/** So many working days, and the proof. */
export const answerCard = ({ title, proof, rule, tone = 'info' }: AnswerProps): Card =>
  card({ title, tone }, paragraph(proof), note(rule))

export const sample = () =>
  answerCard({
    title: '不够5个工作日，只有4个',
    tone: 'warning',
    proof: '3月8日至3月12日（含首尾两天）：8、9、10、11日，共4个工作日。',
    rule: '2022年3月12日（周六）是周末休息，不能作截止日；满5个工作日应到2022年3月14日（周一）。',
  })
