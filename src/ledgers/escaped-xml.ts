/** Excel takes no more in one cell. */
const wordsMax = 32_767
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as they stand in XML. Signs it cannot hold go; nobody typed them on purpose. */
export const escapedXml = (words: string): string =>
  (words.length > wordsMax ? words.slice(0, wordsMax) : words)
    .replace(/(?![\n\t\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

/** Words as a cell holds them: `_x0041_` is an escape there, so that what was typed so is escaped itself. */
export const cellXml = (words: string): string =>
  escapedXml(words.replace(/_(?=x[\da-f]{4}_)/gi, () => '_x005F_'))

/** What a cell's words were typed as: Excel writes a line end before a line end as `_x000D_`. */
export const typedIn = (cell: string): string =>
  cell.includes('_x')
    ? cell.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : cell

const unescapes: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** The opposite. */
export const unescapedXml = (xml: string): string =>
  xml.replace(
    /&(?:(lt|gt|quot|apos|amp)|#(\d+)|#x([\da-f]+));/gi,
    (_, name?: string, number?: string, hex?: string) =>
      name === undefined
        ? String.fromCodePoint(Number.parseInt(number ?? hex ?? '20', number ? 10 : 16))
        : (unescapes[name] ?? ''),
  )
