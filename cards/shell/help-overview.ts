import { buttons, sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { bold, coloured, lines } from '../kit/text.ts'
import { foot, type Group, groupButtons, headOf, type Spoken } from './help.ts'

type OverviewProps = Spoken & {
  /** Every matter with the words of what can be done about it. */
  readonly groups: readonly (Group & { readonly words: readonly string[] })[]
}

/** What this person may do here, in a line a matter; a tap tells one whole. */
export const helpOverview = ({ groups, tries = [], ...spoken }: OverviewProps) =>
  card(
    headOf(spoken),
    groups.map(({ title, words }) => paragraph(lines(bold(title), coloured('grey', words.join(' · '))))),
    note('点一项，看怎么办、怎么说：'),
    groupButtons(groups),
    tries.length > 0 && [note('试一试：'), buttons(tries.map(one => sayButton(one)))],
    foot(),
  )

export const sample = () =>
  helpOverview({
    who: '段小梅，县委人才办',
    where: '私聊',
    groups: [
      { noun: 'talents', title: '人才', words: ['登记', '查人才', '看人才', '人才统计', '审核', '更正'] },
      { noun: 'workstations', title: '专家工作站', words: ['工作站', '看工作站', '申报工作站'] },
      { noun: 'pairings', title: '结对', words: ['结对', '覆盖', '提结对'] },
      { noun: 'places', title: '名录', words: ['村', '单位', '领域', '新增村', '修改名录'] },
      { noun: 'history', title: '记录', words: ['撤销', '谁看过我', '经过'] },
    ],
    tries: ['登记 杨春兰', '查人才 茶叶'],
  })
