import { button, buttons } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

export type SourceFormProps = {
  readonly number: string
  readonly sheets: readonly Option[]
  readonly ledgers: readonly Option[]
  readonly matches: readonly Option[]
  readonly now: {
    readonly sheet: string
    readonly ledger: string
    readonly match: string
    readonly hidden: boolean
  }
  readonly bound: { readonly id: number; readonly version: number }
}

/** Which sheet is read, as which ledger, and how rows are told to be records that exist. */
export const sourceForm = formCard(
  'imports.source',
  ['sheet', 'ledger', 'match', 'hidden'],
  (props: SourceFormProps, form) =>
    card(
      { title: '换工作表或认人办法', subtitle: props.number, tone: 'info', forward: false },
      form.body(
        [
          form.select('sheet', {
            label: '工作表',
            required: true,
            options: props.sheets,
            value: props.now.sheet,
          }),
          form.select('ledger', {
            label: '导入到',
            required: true,
            options: props.ledgers,
            value: props.now.ledger,
          }),
          form.select('match', {
            label: '怎样算同一条记录',
            required: true,
            options: props.matches,
            value: props.now.match,
          }),
          form.checker('hidden', { text: '隐藏的行也导入', checked: props.now.hidden }),
        ],
        { submit: '改好了', value: props.bound, cancel: false },
      ),
      buttons(button({ text: '不改了', do: 'imports.show', value: { id: props.bound.id } })),
      note('分不清是哪一位的行只列出来，不会猜。'),
    ),
)

export const sample = () =>
  sourceForm({
    number: 'DR-3',
    sheets: [{ value: '人才', text: '人才（312行）' }],
    ledgers: [{ value: 'talents', text: '人才台账' }],
    matches: [{ value: 'talents:phone', text: '人才台账：手机号相同的是同一人' }],
    now: { sheet: '人才', ledger: 'talents', match: 'talents:phone', hidden: false },
    bound: { id: 3, version: 1 },
  })
