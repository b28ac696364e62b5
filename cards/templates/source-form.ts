import { button, buttons } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

export type SourceFormProps = {
  readonly number: string
  readonly sheets: readonly Option[]
  readonly ledgers: readonly Option[]
  readonly now: { readonly name: string; readonly sheet: string; readonly ledger: string }
  readonly bound: { readonly id: number; readonly version: number }
}

/** What a template is called, which of its sheets is filled, and with which ledger. */
export const sourceForm = formCard(
  'templates.source',
  ['name', 'sheet', 'ledger'],
  (props: SourceFormProps, form) =>
    card(
      { title: '改模板', subtitle: props.number, tone: 'info', forward: false },
      form.body(
        [
          form.input('name', {
            label: '名称',
            required: true,
            max: 40,
            value: props.now.name,
            placeholder: '例如：州委组织部人才统计表',
          }),
          form.select('sheet', {
            label: '填哪张工作表',
            required: true,
            options: props.sheets,
            value: props.now.sheet,
          }),
          form.select('ledger', {
            label: '用哪个台账填',
            required: true,
            options: props.ledgers,
            value: props.now.ledger,
          }),
        ],
        { submit: '改好了', value: props.bound, cancel: false },
      ),
      buttons(button({ text: '不改了', do: 'templates.show', value: { id: props.bound.id } })),
      note('和已有的模板同名，保存后就是它的新版，旧版停用但不删。'),
    ),
)

export const sample = () =>
  sourceForm({
    number: 'MB-3',
    sheets: [{ value: '人才统计', text: '人才统计' }],
    ledgers: [
      { value: 'talents', text: '人才台账' },
      { value: 'pairings', text: '结对台账' },
    ],
    now: { name: '全州人才统计表', sheet: '人才统计', ledger: 'talents' },
    bound: { id: 3, version: 1 },
  })
