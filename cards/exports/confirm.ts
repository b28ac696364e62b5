import { button, buttons } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { cancelButton } from '../kit/form.ts'

export type ConfirmProps = {
  readonly title: string
  readonly range: string
  readonly rows: number
  readonly columns: string
  readonly purpose: string | null
  /** The upper level's template it fills, and what of it stays empty. */
  readonly template: readonly Fact[]
  readonly bound: { readonly q: string }
}

const draw = (props: ConfirmProps) =>
  card(
    { title: `导出${props.title}`, tone: 'info', forward: false },
    facts(
      ['范围', props.range],
      ['行数', `${props.rows}行`],
      ['栏目', props.columns],
      ['用途', props.purpose],
      ...props.template,
    ),
    note('文件私聊发给您，导出会记录在案。'),
    buttons(
      button({ text: '导出', do: 'exports.go', value: props.bound, tone: 'primary' }),
      cancelButton('不导出'),
    ),
  )

/** What would leave, seen before it does. */
export const confirmCard = Object.defineProperty(draw, 'name', { value: 'exports.confirm' })

export const sample = () =>
  confirmCard({
    title: '人才台账',
    range: '诺溪镇',
    rows: 312,
    columns: '编号、姓名、单位或村',
    purpose: null,
    template: [
      ['模板', '全州人才统计表（MB-3）'],
      ['填不了，会空着', '政治面貌（档案里没有）'],
    ],
    bound: { q: '{}' },
  })
