import { type Element, elementsOf, type Part, plain } from './card.ts'
import { clipped } from './text.ts'

/** What travels with a press besides the action's name: ids, versions, cursors. Never personal data. */
export type Bound = Readonly<Record<string, string | number | boolean | null>>

/** A question asked by the client before the press is sent; a plain string is its text. */
export type Confirm = string | { readonly title: string; readonly text: string }

/** A button that does something. One primary a card; what cannot be taken back is `danger` with a `confirm`. */
export type ButtonSpec = {
  readonly text: string
  /** The action's name (`talents.verify`). */
  readonly do: string
  readonly value?: Bound | undefined
  readonly tone?: 'primary' | 'default' | 'danger' | undefined
  readonly confirm?: Confirm | undefined
}

/** One button; its press carries `{ do, ...value }`. */
export const button = (spec: ButtonSpec): Element => ({
  tag: 'button',
  text: plain(clipped(spec.text, 100)),
  type: types[spec.tone ?? 'default'],
  behaviors: [{ type: 'callback', value: { ...spec.value, do: spec.do } }],
  ...(spec.confirm === undefined ? {} : { confirm: confirmOf(spec.confirm) }),
})

/** A button that opens a page; `url` is ours or the tenant's, http(s). */
export const linkButton = (spec: { readonly text: string; readonly url: string }): Element => ({
  tag: 'button',
  text: plain(clipped(spec.text, 100)),
  type: 'default',
  behaviors: [{ type: 'open_url', default_url: spec.url }],
})

/** A button that says a sentence as if the person had typed it: `查人才 茶叶`. */
export const sayButton = (sentence: string, tone?: ButtonSpec['tone']): Element =>
  button({ text: sentence, do: 'say', value: { text: sentence }, tone })

/** Buttons side by side; the row wraps where the phone is narrow. Nothing when there are none. */
export const buttons = (...parts: readonly Part[]): Element | null => {
  const row = elementsOf(parts)
  return row.length === 0
    ? null
    : {
        tag: 'column_set',
        flex_mode: 'flow',
        horizontal_spacing: '8px',
        columns: row.map(one => ({ tag: 'column', width: 'auto', elements: [one] })),
      }
}

/** The protocol's confirm dialog. */
export const confirmOf = (confirm: Confirm) =>
  typeof confirm === 'string'
    ? { title: plain('请确认'), text: plain(confirm) }
    : { title: plain(confirm.title), text: plain(confirm.text) }

const types = { primary: 'primary_filled', default: 'default', danger: 'danger' } as const
