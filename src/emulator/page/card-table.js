import { personChip } from './card-people.js'
import { textTag } from './card-text.js'
import { h } from './dom.js'
import { inline } from './inline.js'
import { t } from './lang.js'
import { markdown } from './markdown.js'
import { paged } from './pages.js'

const heights = { low: '32px', middle: '48px', high: '64px', auto: 'auto' }

/** A table component: pages, column kinds, alignment, a first column that stays. */
export const table = (element, _path, env) => {
  const columns = element.columns ?? []
  const rows = element.rows ?? []
  const body = h('tbody')
  const foot = paged(rows.length, element.page_size ?? 5, (from, to) => {
    body.replaceChildren(...rows.slice(from, to).map(row => line(element, columns, row, env)))
  })
  if (rows.length === 0)
    body.append(h('tr', {}, h('td', { colSpan: columns.length, className: 'table-none' }, t('暂无数据'))))
  const wide = columns.some(column => /^\d+(px|%)$/.test(column.width ?? ''))
  return h(
    'div',
    { className: `table${element.freeze_first_column ? ' frozen' : ''}${wide ? ' sized' : ''}` },
    h(
      'div',
      { className: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': t('表格') },
      h('table', {}, heading(element, columns), body),
    ),
    foot,
  )
}

const heading = ({ header_style: style = {} }, columns) =>
  h(
    'thead',
    {
      className: `${style.background_style === 'grey' ? 'grey' : ''}${style.text_color === 'grey' ? ' pale' : ''}`,
    },
    h(
      'tr',
      {},
      ...columns.map(column =>
        h(
          'th',
          {
            scope: 'col',
            'aria-label': column.display_name ? undefined : column.name,
            style: {
              ...looks(column),
              textAlign: style.text_align ?? looks(column).textAlign,
              fontWeight: style.bold === false ? '400' : '',
              fontSize: style.text_size === 'heading' ? '16px' : '',
            },
          },
          h(
            'span',
            { className: 'cell', style: { webkitLineClamp: String(style.lines ?? 1) } },
            column.display_name ?? '',
          ),
        ),
      ),
    ),
  )

const looks = column => ({
  textAlign: column.horizontal_align ?? (column.data_type === 'number' ? 'right' : 'left'),
  verticalAlign: { top: 'top', bottom: 'bottom' }[column.vertical_align] ?? 'middle',
  minWidth: /px$/.test(column.width ?? '') ? column.width : '',
  width: /px|%$/.test(column.width ?? '') ? column.width : '',
})

const line = (element, columns, row, env) =>
  h(
    'tr',
    { style: { height: heights[element.row_height] ?? element.row_height ?? '' } },
    ...columns.map(column =>
      h(
        'td',
        { className: `kind-${column.data_type}`, style: looks(column) },
        h(
          'div',
          {
            className: `cell${element.row_height === 'auto' ? '' : ' one-line'}`,
            style: { maxHeight: element.row_height === 'auto' ? (element.row_max_height ?? '124px') : '' },
          },
          ...contents(column, row[column.name], env),
        ),
      ),
    ),
  )

const contents = (column, value, env) => {
  if (value === undefined || value === null || value === '') return ['']
  const draw = kinds[column.data_type]
  return draw ? draw(value, column, env) : [inWords(value)]
}

/** What is no string is shown as one. */
const inWords = value => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const kinds = {
  lark_md: (value, _column, env) => inline(inWords(value), env),
  markdown: (value, _column, env) => [h('div', { className: 'md' }, ...markdown(inWords(value), env))],
  number: (value, column) => [number(Number(value), column.format ?? {})],
  options: value => [value].flat().map(one => textTag(one.text ?? String(one), one.color ?? 'blue')),
  persons: (value, _column, env) => [value].flat().map(id => personChip(id, env, { size: 'extra_small' })),
  date: (value, column) => [dated(Number(value), column.date_format)],
}

const number = (value, { precision, symbol = '', separator }) => {
  // Without a precision every digit that was given is shown.
  const digits =
    precision === undefined
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  return symbol + value.toLocaleString('zh-CN', { useGrouping: separator === true, ...digits })
}

/** Feishu's placeholders between any signs; without a format as RFC 3339 has it. Read in the county's zone. */
const dated = (value, format = 'YYYY-MM-DDTHH:mm:ss+08:00') => {
  const at = new Date(value + 8 * 3_600_000)
  if (Number.isNaN(at.getTime())) return ''
  const [year, month, day, hour, minute, second] = at.toISOString().split(/[-T:.]/)
  const parts = { YYYY: year, MM: month, DD: day, HH: hour, mm: minute, ss: second }
  return format.replace(/YYYY|MM|DD|HH|mm|ss/g, part => parts[part])
}
