import { buttons, sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { bold, lines, md } from '../kit/text.ts'

type WelcomeProps = {
  readonly county: string
  /** How the person is addressed; empty when nobody knows yet. */
  readonly name?: string | undefined
  /** Sentences this person may say here, and what each does. */
  readonly tries: readonly { readonly text: string; readonly summary: string }[]
}

/** The first words in a private chat or a group. */
export const welcomeCard = ({ county, name, tries }: WelcomeProps) =>
  card(
    { title: '您好，我是伯乐', subtitle: `${county}人才工作助手`, tone: 'info' },
    paragraph(md`${name && md`${name}，`}登记人才、查找人才、办理人才的事，发一句话给我就行。`),
    tries.length > 0 && [
      paragraph(lines(...tries.map(one => md`${bold(one.text)}　${one.summary}`))),
      buttons(tries.map((one, index) => sayButton(one.text, index === 0 ? 'primary' : 'default'))),
    ],
    note('个人信息只用于人才工作，谁看过您的信息，发“谁看过我”就能知道。'),
  )

export const sample = () =>
  welcomeCard({
    county: '云岭县',
    name: '段小梅',
    tries: [
      { text: '登记', summary: '登记一位人才' },
      { text: '查人才 茶叶', summary: '按姓名、专长、乡镇查' },
      { text: '帮助', summary: '看看能办哪些事' },
    ],
  })
