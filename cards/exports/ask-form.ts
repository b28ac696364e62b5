import { card, note } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

export type AskFormProps = {
  readonly title: string
  /** 诺溪镇 */
  readonly range: string
  readonly rows: number
  readonly columns: readonly Option[]
  readonly chosen: readonly string[]
  readonly purpose: string
  /** What the second person is needed for: 身份证号. */
  readonly approved: string | null
  /** The upper level's template it fills, and what of it stays empty. */
  readonly template: readonly Fact[]
  readonly bound: { readonly q: string }
}

/** What for, and to whom: asked before anything more than the open columns leaves. */
export const askForm = formCard(
  'exports.ask',
  ['columns', 'purpose', 'receiver'],
  (props: AskFormProps, form) =>
    card(
      {
        title: `导出${props.title}`,
        subtitle: `${props.range}　${props.rows}行`,
        tone: 'warning',
        forward: false,
      },
      props.template.length > 0 && facts(...props.template),
      form.body(
        [
          form.multiSelect('columns', {
            label: props.template.length > 0 ? '模板里要填的' : '除公开栏目外，还要',
            options: props.columns,
            values: props.chosen,
          }),
          form.input('purpose', {
            label: '用途',
            required: true,
            max: 100,
            value: props.purpose,
            placeholder: '例如：州委组织部年度检查',
          }),
          form.input('receiver', {
            label: '提供给谁',
            required: true,
            max: 60,
            placeholder: '例如：州委组织部',
          }),
        ],
        { submit: '导出', value: props.bound },
      ),
      props.approved !== null && note(`${props.approved}要另一人批准后才导出。`),
      note('用途、经手人写在文件里，也记入查阅记录，本人可以查到。'),
    ),
)

export const sample = () =>
  askForm({
    title: '人才台账',
    range: '诺溪镇',
    rows: 312,
    columns: [
      { value: 'phone', text: '手机号' },
      { value: 'idNumber', text: '身份证号（要另一人批准）' },
    ],
    chosen: ['phone'],
    purpose: '',
    approved: '身份证号',
    template: [
      ['模板', '全州人才统计表（MB-3）'],
      ['填不了，会空着', '政治面貌（档案里没有）'],
    ],
    bound: { q: '{}' },
  })
