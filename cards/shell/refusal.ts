import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, type Element, paragraph } from '../kit/card.ts'
import { coloured, lines } from '../kit/text.ts'

type RefusalProps = {
  /** What happened, which rule, what to do next: finished sentences. */
  readonly what: string
  readonly rule: string
  readonly next: string
  /** Hands the matter on to whoever may, where that is possible. */
  readonly handOn?: ButtonSpec | null
}

/** A no that helps: what happened, which rule, what to do next. */
export const refusalCard = ({ what, rule, next, handOn }: RefusalProps) =>
  card(
    { title: '这件事没有办成', tone: 'warning', summary: what },
    paragraph(what),
    section('为什么', rule),
    section('接下来', next),
    handOn && buttons(button(handOn)),
  )

const section = (title: string, words: string): Element => paragraph(lines(coloured('grey', title), words))

export const sample = () =>
  refusalCard({
    what: '您目前没有“核验人才”的权限。',
    rule: '这项工作由县委人才办办理。',
    next: '可以转给人才办，由他们核验后告诉您结果。',
    handOn: {
      text: '转给能办的同事',
      do: 'help.handOn',
      value: { capability: 'talent.verify' },
      tone: 'primary',
    },
  })
