import { buttons, sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { bold, clipped, lines, md } from '../kit/text.ts'

type UnknownProps = {
  readonly said: string
  /** The nearest sentences, best first, and what each does. */
  readonly nearest: readonly { readonly text: string; readonly summary: string }[]
}

/** Nobody understood the sentence: what was heard, and the nearest that would be understood. */
export const unknownCard = ({ said, nearest }: UnknownProps) =>
  card(
    { title: '没有听懂这句话', tone: 'neutral' },
    paragraph(md`您说的是“${clipped(said, 60)}”。`),
    nearest.length > 0 && [
      paragraph(lines('是不是想办下面的事？', ...nearest.map(one => md`${bold(one.text)}　${one.summary}`))),
      buttons(nearest.map(one => sayButton(clipped(one.text, 30)))),
    ],
    note('发“帮助”，看看您在这里能办哪些事。'),
  )

export const sample = () =>
  unknownCard({
    said: '查人材 茶叶',
    nearest: [
      { text: '查人才 茶叶', summary: '按姓名、专长、乡镇查人才' },
      { text: '登记', summary: '登记一位人才' },
      { text: '帮助', summary: '看看能办哪些事' },
    ],
  })
