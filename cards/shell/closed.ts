import { buttons, sayButton } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'
import { md } from '../kit/text.ts'

type ClosedProps = {
  readonly how: 'cancelled' | 'answered'
  /** What the card was: 「登记人才」. */
  readonly title?: string | undefined
  /** What came of it: `RC-12`. */
  readonly subject?: string | undefined
  /** The sentence that shows the present truth or begins again. */
  readonly again?: string | undefined
}

/** Stands in place of a form or confirm card that no longer waits. */
export const closedCard = ({ how, title, subject, again }: ClosedProps) =>
  card(
    { title: how === 'cancelled' ? '已取消' : '已办理', subtitle: title, tone: 'void' },
    paragraph(
      how === 'cancelled' ? '什么都没有保存。' : md`这件事已经办过了${subject && md`，见 ${subject}`}。`,
    ),
    again && buttons(sayButton(again)),
  )

export const sample = () => closedCard({ how: 'cancelled', title: '登记人才', again: '登记' })
