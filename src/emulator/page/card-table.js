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
            style: {
              ...looks(column),
              textAlign: style.text_align ?? looks(column).textAlign,
              fontWeight: style.bold === false ? '400' : '',
              fontSize: style.text_size === 'heading' ? '16px' : '',
            },
          },
          column.display_name ?? column.name,
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
            style: { maxHeight: element.row_max_height ?? '' },
          },
          ...contents(column, row[column.name], env),
        ),
      ),
    ),
  )

const contents = (column, value, env) => {
  if (value === undefined || value === null || value === '') return ['']
  const draw = kinds[column.data_type]
  return draw ? draw(value, column, env) : [String(value)]
}

const kinds = {
  lark_md: (value, _column, env) => inline(String(value), env),
  markdown: (value, _column, env) => [h('div', { className: 'md' }, ...markdown(String(value), env))],
  number: (value, column) => [number(Number(value), column.format ?? {})],
  options: value => [value].flat().map(one => textTag(one.text ?? String(one), one.color)),
  persons: (value, _column, env) => [value].flat().map(id => personChip(id, env, { size: 'extra_small' })),
  date: (value, column) => [dated(Number(value), column.date_format)],
}

const number = (value, { precision, symbol = '', separator }) => {
  const digits =
    precision === undefined ? {} : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  return symbol + value.toLocaleString('zh-CN', { useGrouping: separator === true, ...digits })
}

/** Feishu's letters: YYYY MM DD HH hh mm ss; milliseconds are read in the county's zone. */
const dated = (value, format = 'YYYY/MM/DD') => {
  const [year, month, day, hour, minute, second] = new Date(value + 8 * 3_600_000)
    .toISOString()
    .split(/[-T:.]/)
  const parts = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
    HH: hour,
    H: String(Number(hour)),
    hh: String(Number(hour) % 12 || 12).padStart(2, '0'),
    h: String(Number(hour) % 12 || 12),
    mm: minute,
    ss: second,
    A: Number(hour) < 12 ? 'AM' : 'PM',
    a: Number(hour) < 12 ? 'am' : 'pm',
  }
  return format.replace(/YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|ss|A|a/g, part => parts[part])
}
