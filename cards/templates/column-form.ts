import { button, buttons } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

export type ColumnFormProps = {
  readonly number: string
  readonly name: string
  /** The template's columns, each with what it is filled with now. */
  readonly columns: readonly Option[]
  /** The ledger's columns, 序号, 本县名称 …, and 留空. */
  readonly sources: readonly Option[]
  readonly bound: { readonly id: number; readonly version: number }
}

/** One column of a template is filled with something else. */
export const columnForm = formCard('templates.column', ['column', 'source'], (props: ColumnFormProps, form) =>
  card(
    { title: '改模板的栏目', subtitle: `${props.number}　${props.name}`, tone: 'info', forward: false },
    form.body(
      [
        form.select('column', { label: '模板的栏目', required: true, options: props.columns }),
        form.select('source', { label: '填什么', required: true, options: props.sources }),
      ],
      { submit: '改好了', value: props.bound, cancel: false },
    ),
    buttons(button({ text: '不改了', do: 'templates.show', value: { id: props.bound.id } })),
    note('一次改一栏。以后别的模板有同名的栏目，也照这次的填。'),
  ),
)

export const sample = () =>
  columnForm({
    number: 'MB-3',
    name: '全州人才统计表',
    columns: [
      { value: '1', text: '姓名 ← 姓名' },
      { value: '5', text: '政治面貌（空着）' },
    ],
    sources: [
      { value: 'name', text: '姓名' },
      { value: '#serial', text: '序号（自动编）' },
      { value: '#blank', text: '留空' },
    ],
    bound: { id: 3, version: 1 },
  })
