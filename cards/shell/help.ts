import { button, buttons, sayButton } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { bold, coloured, joined, lines } from '../kit/text.ts'

export type Spoken = {
  /** Who asks, in words: 「段小梅，县委人才办」. */
  readonly who: string
  /** Where: 「私聊」, 「工作群」. */
  readonly where: string
  /** Sentences to try at a tap. */
  readonly tries?: readonly string[]
}

/** One matter of the county's work, behind a button. */
export type Group = { readonly noun: string; readonly title: string }

type HelpProps = Spoken & {
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
  /** The other matters. */
  readonly groups: readonly Group[]
}

export const headOf = ({ who, where }: Spoken) =>
  ({ title: '我能帮您办这些事', subtitle: `${who} · ${where}`, tone: 'info' }) as const

/** What this person may do here, told whole: all of it, or of one matter. */
export const helpCard = ({ sections, groups, tries = [], ...spoken }: HelpProps) =>
  card(
    headOf(spoken),
    sections.map(section => [heading(section.title), paragraph(lines(...section.entries.map(entryWords)))]),
    buttons(tries.map(one => sayButton(one))),
    groups.length > 0 && [note('其他的事：'), groupButtons(groups)],
    foot(),
  )

export const groupButtons = (groups: readonly Group[]) =>
  buttons(groups.map(({ noun, title }) => button({ text: title, do: 'help.group', value: { noun } })))

export const foot = () => note('直接发一句话就行，照平时说话那样说。填错了不要紧，十分钟内发“撤销”可以收回。')

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
          { words: '审核', summary: '看看等您审核的人才', example: '审核' },
        ],
      },
    ],
    groups: [
      { noun: 'pairings', title: '结对' },
      { noun: 'places', title: '名录' },
    ],
    tries: ['登记', '查人才 茶叶'],
  })
