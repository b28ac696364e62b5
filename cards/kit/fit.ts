import type { Card, Element } from './card.ts'

/** What we allow ourselves of Feishu's 30 KB. */
export const bytesMax = 28 * 1024

/** Feishu's own limit, and what the bot may add to every callback on the way out: the card's number and its time. */
const sentMax = 30 * 1024
const stampMax = 64

/** Feishu's own limit; every component and every text counts. */
export const elementsMax = 200

/** How big a card is: bytes of its JSON in UTF-8, and everything in it that carries a tag. */
export const measure = (drawn: unknown): { readonly bytes: number; readonly elements: number } => ({
  bytes: new TextEncoder().encode(JSON.stringify(drawn)).length,
  elements: tagged(drawn),
})

/** Whether a card stays under all limits, also with what the bot adds on the way out. */
export const fits = (drawn: Card): boolean => {
  const { bytes, elements } = measure(drawn)
  return bytes <= bytesMax && elements <= elementsMax && bytes + stampMax * callbacks(drawn) <= sentMax
}

/**
 * For faces that list: draws as many of `rows` from the first on as fit. `draw` is told which rows are shown and whether
 * some were left out, so that it can put 「下一页」 after the last one shown.
 */
export const fitRows = <Row>(
  rows: readonly Row[],
  draw: (shown: readonly Row[], cut: boolean) => Card,
): Card => {
  const at = (length: number): Card => draw(rows.slice(0, length), length < rows.length)
  const length = longest(rows.length, tried => isWhole(at(tried)))
  // One row that is too big alone is still shown, shortened: a page without rows would never end.
  return fitCard(at(Math.max(length, Math.min(1, rows.length))))
}

/**
 * The last net, which `card` spreads under every card: one that would be refused is shortened until it passes, and says so.
 * Tables lose rows first, then long texts are clipped, then elements drop from the end; buttons at the end stay while they can.
 */
export const fitCard = (drawn: Card): Card => {
  if (fits(drawn)) return drawn
  const shortened = shorterTables(drawn)
  if (fits(shortened)) return shortened
  return withoutTail({ ...shortened, body: { ...shortened.body, elements: clippedTexts(shortened) } })
}

const cutNote: Element = {
  tag: 'markdown',
  content: "<font color='grey'>内容较长，其余没有显示。请加上条件，再查一次。</font>",
  text_size: 'notation',
}

const isWhole = (drawn: Card): boolean => fits(drawn) && !drawn.body.elements.includes(cutNote)

const callbacks = (drawn: Card): number => JSON.stringify(drawn).split('"type":"callback"').length - 1

const tagged = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'tag' in value && typeof value.tag === 'string' ? 1 : 0
  return Object.values(value).reduce((sum: number, inner) => sum + tagged(inner), own)
}

/** The largest number up to `max` that passes, when every smaller one passes too; 0 when none does. */
const longest = (max: number, passes: (length: number) => boolean): number => {
  if (passes(max)) return max
  let good = 0
  let bad = max
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (passes(middle)) good = middle
    else bad = middle
  }
  return good
}

const withElements = (drawn: Card, elements: readonly Element[]): Card => ({
  ...drawn,
  body: { ...drawn.body, elements },
})

const shorterTables = (drawn: Card): Card => {
  const tables = drawn.body.elements.filter(element => element.tag === 'table')
  const most = Math.max(0, ...tables.map(one => (Array.isArray(one.rows) ? one.rows.length : 0)))
  if (most === 0) return drawn
  const at = (length: number): Card =>
    withElements(drawn, [...drawn.body.elements.map(element => shorterTable(element, length)), cutNote])
  return at(longest(most, length => fits(at(length))))
}

const shorterTable = (element: Element, length: number): Element =>
  element.tag === 'table' && Array.isArray(element.rows)
    ? { ...element, rows: element.rows.slice(0, length) }
    : element

/** Longest text, in characters, a card that is too big may keep in one element. */
const clipAt = 2000

const clippedTexts = (drawn: Card): readonly Element[] =>
  drawn.body.elements.map(element =>
    element.tag === 'markdown' && typeof element.content === 'string' && element.content.length > clipAt
      ? { ...element, content: clippedMarkdown(element.content) }
      : element,
  )

// Never through the middle of an entity or a tag, and never leaving a colour open.
const clippedMarkdown = (content: string): string => {
  const cut = content
    .slice(0, clipAt)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/&[#\w]*$|<[^<>]*$/, '')
  const open = (cut.match(/<font /g)?.length ?? 0) - (cut.match(/<\/font>/g)?.length ?? 0)
  return `${cut}…${'</font>'.repeat(Math.max(open, 0))}`
}

const withoutTail = (drawn: Card): Card => {
  const all = drawn.body.elements.filter(element => element !== cutNote)
  const last = all.at(-1)
  const foot = last && isButtons(last) ? [last] : []
  const rest = foot.length > 0 ? all.slice(0, -1) : all
  const at = (length: number, tail: readonly Element[]): Card =>
    withElements(drawn, [...rest.slice(0, length), cutNote, ...tail])
  const length = longest(rest.length, tried => fits(at(tried, foot)))
  return [at(length, foot), at(0, [])].find(fits) ?? bare
}

const isButtons = (element: Element): boolean =>
  element.tag === 'button' || (element.tag === 'column_set' && JSON.stringify(element).includes('"button"'))

const bare: Card = { schema: '2.0', body: { elements: [cutNote] } }
