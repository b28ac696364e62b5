import type { Card } from './card.ts'

/**
 * A card as words: title, texts, tables, form fields with their labels, buttons as 〔通过〕. For logs, for tests, and where
 * cards cannot be shown. Names no ids and no bound values.
 */
export const plainText = (card: Card): string =>
  [headWords(card.header), ...wordsOf(card.body.elements)].filter(line => line.trim() !== '').join('\n')

/** Markdown of a card as plain words: marks and tags gone, entities read. */
export const plainWords = (markdown: string): string =>
  markdown
    // A fact: its small grey label stands over its value.
    .replace(/^<font color='grey'>([^\n]*)<\/font>\n(?!<font)/, '$1：')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<at id=["']?([^"'>\s]+)["']?[^>]*><\/at>/g, '@$1')
    .replace(/<\/?[a-z_]+[^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\(([^)]*)\)/g, (_all, words: string, url: string) =>
      words === url ? words : `${words}（${url}）`,
    )
    .replace(/\*\*|~~|^#{1,6} |`/gm, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The content of a text object, or of plain words. */
const contentOf = (value: unknown): string => {
  const { tag, content } = fieldsOf(value)
  if (typeof content !== 'string') return ''
  return tag === 'plain_text' ? content : plainWords(content)
}

const headWords = (header: unknown): string => {
  const { title, subtitle, text_tag_list } = fieldsOf(header)
  const tags = listOf(text_tag_list).map(tag => `［${contentOf(fieldsOf(tag).text)}］`)
  const headline = title === undefined ? '' : `【${contentOf(title)}】${tags.join('')}`
  return [headline, contentOf(subtitle)].filter(line => line !== '').join('\n')
}

const wordsOf = (elements: unknown): readonly string[] =>
  listOf(elements).map(element => elementWords(fieldsOf(element)))

const stacked = (elements: unknown): string =>
  wordsOf(elements)
    .filter(words => words !== '')
    .join('\n')

const elementWords = (element: Fields): string => drawers[String(element.tag)]?.(element) ?? ''

const choice = (element: Fields): string => {
  const chosen = [element.initial_option, ...listOf(element.selected_values)]
  const options = listOf(element.options).map(fieldsOf)
  const words = options.map(option => (chosen.includes(option.value) ? '●' : '○') + contentOf(option.text))
  return words.length > 0 ? `  ${words.join(' ')}` : `  ＿＿＿＿`
}

const picked =
  (key: string) =>
  (element: Fields): string =>
    `  ${typeof element[key] === 'string' ? element[key] : '＿＿＿＿'}`

const inputWords = (element: Fields): string =>
  `${contentOf(element.label)}${element.required === true ? ' *' : ''}\n${picked('default_value')(element)}`

const columnsWords = (element: Fields): string =>
  listOf(element.columns)
    .map(column => stacked(fieldsOf(column).elements))
    .filter(words => words !== '')
    .join(listOf(element.columns).every(isButtonColumn) ? ' ' : '\n')

const isButtonColumn = (column: unknown): boolean =>
  listOf(fieldsOf(column).elements).every(element => fieldsOf(element).tag === 'button')

const tableWords = (element: Fields): string => {
  const columns = listOf(element.columns).map(fieldsOf)
  const head = columns.map(column => String(column.display_name ?? column.name)).join(' | ')
  const rows = listOf(element.rows).map(row =>
    columns.map(column => cellWords(fieldsOf(row)[String(column.name)])).join(' | '),
  )
  return [head, ...rows].join('\n')
}

const cellWords = (cell: unknown): string => {
  if (Array.isArray(cell)) return cell.map(one => String(fieldsOf(one).text ?? one)).join('、')
  return typeof cell === 'string' ? plainWords(cell) : String(cell ?? '')
}

const chartWords = (element: Fields): string => {
  const spec = fieldsOf(element.chart_spec)
  const points = listOf(fieldsOf(spec.data).values).map(fieldsOf)
  const words = points.map(
    point => `${point.label}${point.series ? `（${point.series}）` : ''} ${point.value}`,
  )
  return [String(fieldsOf(spec.title).text ?? ''), ...words].join('\n')
}

const drawers: Readonly<Record<string, (element: Fields) => string>> = {
  markdown: contentOf,
  plain_text: contentOf,
  div: element => contentOf(element.text),
  hr: () => '———',
  button: element => `〔${contentOf(element.text)}〕`,
  column_set: columnsWords,
  form: element => stacked(element.elements),
  interactive_container: element => stacked(element.elements),
  collapsible_panel: element =>
    [`▸ ${contentOf(fieldsOf(element.header).title)}`, stacked(element.elements)].join('\n'),
  input: inputWords,
  select_static: choice,
  multi_select_static: choice,
  select_person: picked('initial_option'),
  multi_select_person: () => '  ＿＿＿＿',
  date_picker: picked('initial_date'),
  picker_time: picked('initial_time'),
  picker_datetime: picked('initial_datetime'),
  checker: element => `${element.checked === true ? '☑' : '☐'} ${contentOf(element.text)}`,
  table: tableWords,
  chart: chartWords,
  img: element => `［图：${contentOf(element.alt)}］`,
}
