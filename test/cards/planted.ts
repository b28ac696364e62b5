/** Pieces of cards for the strict check's own tests, written from the protocol document and not with the kit. */

/** A story, a card with one thing wrong, and what the platform says: inner code, place (`''`: wherever), words. */
export type Planted = readonly [story: string, card: unknown, errCode: number, path?: string, words?: RegExp]

export const plainText = (content: string) => ({ tag: 'plain_text', content })
export const text = (content: string) => ({ tag: 'markdown', content })
export const body = (...elements: readonly unknown[]) => ({ schema: '2.0', body: { elements } })
export const at = (tag: string) => `ROOT -> body -> elements -> [0](tag: ${tag})`

export const submit = { tag: 'button', name: 'submit', form_action_type: 'submit', text: plainText('提交') }
export const form = (...elements: readonly unknown[]) => ({ tag: 'form', name: 'f', elements })
export const input = (name: string) => ({ tag: 'input', name })

export const table = (columns: readonly unknown[], rows: readonly unknown[]) => ({
  tag: 'table',
  columns,
  rows,
})
export const column = (name: string, data_type = 'text') => ({ name, data_type })
export const gfm = '\n| a | b |\n| --- | --- |\n| 1 | 2 |\n'

/** So many containers, one in the other. */
export const nested = (levels: number): unknown =>
  levels === 0
    ? text('底')
    : { tag: 'column_set', columns: [{ tag: 'column', elements: [nested(levels - 1)] }] }

export const callback = [{ type: 'callback', value: { do: 'x', list: [1, { a: null }] } }]
export const bar = {
  type: 'bar',
  title: { text: '人才' },
  data: { values: [{ x: '诺溪镇', y: 3 }] },
  xField: 'x',
  yField: 'y',
}
