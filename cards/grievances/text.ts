import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, divider, heading, note, paragraph } from '../kit/card.ts'
import { list } from '../kit/table.ts'

type TextProps = {
  readonly number: string
  /** Whose it is; 匿名 for the departments. */
  readonly person: string
  readonly text: string
  /** What was said since, oldest first. */
  readonly notes: readonly { readonly title: string; readonly when: string; readonly words: string }[]
  /** 照片2张，文件1个 */
  readonly files: string | null
  readonly buttons?: readonly ButtonSpec[] | undefined
  /** The reading is written down, and the person can see it. */
  readonly noted: boolean
}

/** What somebody asks for, in his own words, and what was said about it since. */
export const textCard = (props: TextProps): Card =>
  card(
    {
      title: '诉求内容',
      subtitle: `${props.number} ${props.person}`,
      tone: 'neutral',
      forward: false,
    },
    paragraph(props.text),
    props.files !== null && note(`附件：${props.files}`),
    props.notes.length > 0 && [
      divider(),
      heading('办理中的说明'),
      list(props.notes.map(({ title, when, words }) => ({ title: `${when} ${title}`, lines: [words] }))),
    ],
    buttons(...(props.buttons ?? []).map(button)),
    props.noted && note('这次查看已经记录，本人可以看到。请不要转发、截屏外传。'),
  )

export const sample = () =>
  textCard({
    number: 'SQ-2026-0031',
    person: '杨春兰（诺溪镇和平村）',
    text: '孩子明年秋季上小学，户口还在外地，问了两个部门都说不归自己管。',
    notes: [{ title: '请补充的材料', when: '11月24日', words: '请补充居住证明。' }],
    files: '照片1张',
    noted: true,
  })
