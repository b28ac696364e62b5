import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'

type DoneProps = {
  readonly title: string
  readonly what?: string | undefined
  readonly facts?: readonly Fact[] | undefined
  /** What happens now: 「人才办三个工作日内核验，结果会告诉您。」 */
  readonly next?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}

/** It went well: what was done, its facts, what happens now. */
export const doneCard = (props: DoneProps) =>
  card(
    { title: props.title, tone: 'success' },
    props.what && paragraph(props.what),
    facts(...(props.facts ?? [])),
    buttons((props.buttons ?? []).map(button)),
    props.next && note(props.next),
  )

export const sample = () =>
  doneCard({
    title: '已授权',
    facts: [
      ['谁', '段小梅'],
      ['角色', '人才办工作人员'],
      ['到期', '2027年12月31日'],
    ],
    next: '已经通知本人。填错了，十分钟内发“撤销”可以收回。',
  })
