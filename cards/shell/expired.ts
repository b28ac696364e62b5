import { buttons, sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { clipped, md } from '../kit/text.ts'

type ExpiredProps = {
  /** What the old card was: 「登记人才」; unknown when its row is gone. */
  readonly title?: string | undefined
  /** The sentence that opens it anew, when there is one. */
  readonly again?: string | undefined
}

/** Stands in place of a card too old to be acted on. */
export const expiredCard = ({ title, again }: ExpiredProps) =>
  card(
    { title: '这张卡片已经过期', tone: 'void' },
    paragraph(
      title
        ? md`“${clipped(title, 40)}”发出超过十四天，不能再点了，里面的内容没有保存。`
        : '卡片发出超过十四天，不能再点了，里面的内容没有保存。',
    ),
    again && buttons(sayButton(again, 'primary')),
    note('要接着办，请重新发起。'),
  )

export const sample = () => expiredCard({ title: '登记人才', again: '登记' })
