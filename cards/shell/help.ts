import { buttons, sayButton } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { bold, coloured, joined, lines } from '../kit/text.ts'

type HelpProps = {
  /** Who asks, in words: 「段小梅，县委人才办」. */
  readonly who: string
  /** Where: 「私聊」, 「工作群」. */
  readonly where: string
  readonly sections: readonly {
    readonly title: string
    readonly entries: readonly {
      readonly words: string
      readonly summary: string
      readonly example: string
      /** How people ask for it in their own words. */
      readonly ways?: readonly string[] | undefined
    }[]
  }[]
  /** Where more is to be read: 发“帮助 人才”. */
  readonly more?: string | undefined
  /** Sentences to try at a tap. */
  readonly tries?: readonly string[]
}

/** What this person may do here. */
export const helpCard = ({ who, where, sections, more, tries = [] }: HelpProps) =>
  card(
    { title: '我能帮您办这些事', subtitle: `${who} · ${where}`, tone: 'info' },
    sections.map(section => [heading(section.title), paragraph(lines(...section.entries.map(entryWords)))]),
    buttons(tries.map(one => sayButton(one))),
    more && note(more),
    note('直接发一句话就行，照平时说话那样说。填错了不要紧，十分钟内发“撤销”可以收回。'),
  )

const entryWords = (entry: HelpProps['sections'][number]['entries'][number]) =>
  lines(
    joined('　', bold(entry.words), entry.summary),
    entry.example !== entry.words && coloured('grey', `例：${entry.example}`),
    entry.ways?.length && coloured('grey', `也可以说：${entry.ways.join('；')}`),
  )

export const sample = () =>
  helpCard({
    who: '段小梅，县委人才办',
    where: '私聊',
    sections: [
      {
        title: '人才',
        entries: [
          { words: '登记', summary: '登记一位人才', example: '登记 杨春兰' },
          {
            words: '查人才',
            summary: '按姓名、专长、乡镇查',
            example: '查人才 茶叶',
            ways: ['〈乡镇〉有哪些〈领域〉人才', '谁会〈领域〉'],
          },
          { words: '待核验', summary: '看看等您核验的人才', example: '待核验' },
        ],
      },
      {
        title: '我',
        entries: [
          { words: '我是谁', summary: '看看自己的身份和权限', example: '我是谁' },
          { words: '撤销', summary: '收回十分钟内的上一步', example: '撤销' },
        ],
      },
    ],
    tries: ['登记', '待核验'],
  })
