/** How a row looks: a head, a sum, or a row somebody must look at. */
export type RowLook = 'plain' | 'title' | 'head' | 'total' | 'wrong' | 'doubtful' | 'fresh'

/** What a cell holds: it decides how the cell is written by hand later on, and how it is sorted. */
export type CellKind = 'words' | 'number' | 'day'

const looks: readonly RowLook[] = ['plain', 'title', 'head', 'total', 'wrong', 'doubtful', 'fresh']
const fills: Readonly<Record<RowLook, string | null>> = {
  plain: null,
  title: null,
  head: 'FFD9E2F3',
  total: 'FFF2F2F2',
  wrong: 'FFF8CBAD',
  doubtful: 'FFFFE699',
  fresh: 'FFE2EFDA',
}

/**
 * Words stay words when somebody edits the cell; a number in a cell of text format would not be added up after that. Excel's own
 * long date is another one in every country.
 */
const formats: Readonly<Record<CellKind, number>> = { words: 49, number: 0, day: 176 }
const kinds: readonly CellKind[] = ['words', 'number', 'day']
const dayFormat = 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'

/** Numbers stand at the right, but not against the words of the next column. */
const alignments: Readonly<Record<CellKind, string>> = {
  words: 'horizontal="left" wrapText="1"',
  number: 'horizontal="right" indent="1"',
  day: 'horizontal="left"',
}

/** The number of a cell's style. */
export const styleOf = (look: RowLook, kind: CellKind): number =>
  looks.indexOf(look) * kinds.length + kinds.indexOf(kind)

const isBold = (look: RowLook): boolean => ['title', 'head', 'total'].includes(look)

const cellStyle = (look: RowLook, kind: CellKind): string =>
  // The first two fills are Excel's own; ours come after them.
  `<xf numFmtId="${formats[kind]}" fontId="${isBold(look) ? 1 : 0}" fillId="${looks.indexOf(look) + 2}" borderId="${look === 'title' ? 0 : 1}" xfId="0" applyNumberFormat="1" applyFill="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment ${alignments[kind]} vertical="center"/></xf>`

const fillOf = (look: RowLook): string =>
  `<fill><patternFill patternType="${fills[look] ? 'solid' : 'none'}">${fills[look] ? `<fgColor rgb="${fills[look]}"/>` : ''}</patternFill></fill>`

const styles = looks.flatMap(look => kinds.map(kind => cellStyle(look, kind)))

export const stylesXml = (main: string): string =>
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="${formats.day}" formatCode="${dayFormat}"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="${looks.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${looks.map(fillOf).join('')}</fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`
