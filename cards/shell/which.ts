import { button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { clipped, lines, md } from '../kit/text.ts'

type WhichProps = {
  readonly title: string
  readonly question: string
  /** Numbered in this order; a button each, and the number can be typed. */
  readonly options: readonly string[]
  /** Names the question, so that an old button does not answer a newer one. */
  readonly id: string
}

/** Which of several was meant: a list to choose from, by button, by number or by a word. */
export const whichCard = ({ title, question, options, id }: WhichProps) =>
  card(
    { title, tone: 'info', forward: false },
    paragraph(question),
    paragraph(lines(...options.map((words, index) => md`${index + 1}. ${words}`))),
    buttons(
      options.map((words, index) =>
        button({
          text: `${index + 1}. ${clipped(words, 24)}`,
          do: 'choose',
          value: { question: id, option: index },
        }),
      ),
    ),
    note('点一下，或者回“第二个”。都不是，就换个说法再说一遍。'),
  )

export const sample = () =>
  whichCard({
    title: '哪一位？',
    question: '叫“李建华”的有2位，您说的是哪一位？',
    options: ['李建华，县茶叶产业发展站', '李建华，诺溪镇和平村'],
    id: 'message:om_1',
  })
