import { button, buttons } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

export type ColumnFormProps = {
  readonly number: string
  /** The table's columns, each with what it is read as now. */
  readonly columns: readonly Option[]
  /** The ledger's columns, and 不导入. */
  readonly targets: readonly Option[]
  readonly bound: { readonly id: number; readonly version: number }
}

/** One column of the table is read as another one of the ledger. */
export const columnForm = formCard('imports.column', ['column', 'target'], (props: ColumnFormProps, form) =>
  card(
    { title: '改栏目的对应关系', subtitle: props.number, tone: 'info', forward: false },
    form.body(
      [
        form.select('column', { label: '表里的栏目', required: true, options: props.columns }),
        form.select('target', { label: '当作台账的', required: true, options: props.targets }),
      ],
      { submit: '改好了', value: props.bound, cancel: false },
    ),
    buttons(button({ text: '不改了', do: 'imports.show', value: { id: props.bound.id } })),
    note('一次改一栏。同样表头的表，下次按这次的对应关系读。'),
  ),
)

export const sample = () =>
  columnForm({
    number: 'DR-3',
    columns: [
      { value: '0', text: 'A 序号（不导入）' },
      { value: '1', text: 'B 姓  名 → 姓名' },
    ],
    targets: [
      { value: 'name', text: '姓名' },
      { value: '-', text: '不导入' },
    ],
    bound: { id: 3, version: 1 },
  })
