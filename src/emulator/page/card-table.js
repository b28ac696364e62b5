import { h } from './dom.js'
import { inline } from './inline.js'

/** A table component: pages, column kinds, alignment. */
export const table = (element, _path, env) => {
  const columns = element.columns ?? []
  const rows = element.rows ?? []
  const size = element.page_size ?? 5
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const body = h('tbody')
  const count = h('span', { 'aria-live': 'polite' })
  const turn = page => {
    state.page = Math.min(Math.max(page, 0), pages - 1)
    const shown = rows.slice(state.page * size, (state.page + 1) * size)
    body.replaceChildren(
      ...shown.map(row => h('tr', {}, ...columns.map(column => cell(column, row[column.name], env)))),
    )
    count.textContent = `${state.page + 1} / ${pages}`
  }
  const state = { page: 0 }
  turn(0)
  const step = (words, by) =>
    h('button', { type: 'button', className: 'btn btn-small', onclick: () => turn(state.page + by) }, words)
  return h(
    'div',
    { className: 'table' },
    h('div', { className: 'table-scroll' }, h('table', {}, heading(element, columns), body)),
    pages > 1 ? h('div', { className: 'table-pages' }, step('上一页', -1), count, step('下一页', 1)) : null,
  )
}

const heading = (element, columns) =>
  h(
    'thead',
    { className: element.header_style?.background_style === 'grey' ? 'grey' : '' },
    h(
      'tr',
      {},
      ...columns.map(column => h('th', { style: looks(column) }, column.display_name ?? column.name)),
    ),
  )

const looks = column => ({
  textAlign: column.horizontal_align ?? (column.data_type === 'number' ? 'right' : 'left'),
  width: /px|%$/.test(column.width ?? '') ? column.width : '',
})

const cell = (column, value, env) => h('td', { style: looks(column) }, ...contents(column, value, env))

const contents = (column, value, env) => {
  if (value === undefined || value === null || value === '') return ['']
  const draw = kinds[column.data_type]
  return draw ? draw(value, column, env) : [String(value)]
}

const kinds = {
  lark_md: (value, _column, env) => inline(String(value), env.people),
  markdown: (value, _column, env) => inline(String(value), env.people),
  number: (value, column) => [number(Number(value), column.format ?? {})],
  options: value =>
    [value]
      .flat()
      .map(one =>
        h('span', { className: 'text-tag', data: { hue: one.color ?? 'neutral' } }, one.text ?? String(one)),
      ),
  persons: (value, _column, env) =>
    [value].flat().map(id => h('span', { className: 'person' }, env.people.get(id)?.name ?? id)),
  date: (value, column) => [dated(Number(value), column.date_format)],
}

const number = (value, { precision, symbol = '', separator }) => {
  const digits =
    precision === undefined ? {} : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  return symbol + value.toLocaleString('zh-CN', { useGrouping: separator === true, ...digits })
}

const dated = (value, format = 'YYYY/MM/DD') => {
  const [year, month, day, hour, minute] = new Date(value + 8 * 3_600_000).toISOString().split(/[-T:.]/)
  return format
    .replace('YYYY', year)
    .replace('MM', month)
    .replace('DD', day)
    .replace('HH', hour)
    .replace('mm', minute)
}
