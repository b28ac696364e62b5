import { escapedXml, unescapedXml } from '../escaped-xml.ts'
import { type Parts, readRelations, type SheetPart } from '../parts.ts'
import type { Zip } from '../zip.ts'
import { textOf } from './part-text.ts'
import { movedRow, type Shift, shiftArea, shiftAreas, shiftFormula } from './references.ts'
import { type Edit, edited, type Tag, valueIn, walkXml } from './walk-xml.ts'

/** Parts beside the sheet that must know of rows put into it, as they read then. All others stay as they are. */
export const shiftedParts = async (
  zip: Zip,
  parts: Parts,
  sheet: SheetPart,
  shift: Shift,
): Promise<ReadonlyMap<string, string>> => {
  const changed = new Map<string, string>()
  const rewrite = async (path: string, editsOf: (xml: string) => readonly Edit[]): Promise<void> => {
    const before = changed.get(path) ?? (await textOf(zip, path))
    const edits = before === null ? [] : editsOf(before)
    if (before !== null && edits.length > 0) changed.set(path, [...edited(before, edits)].join(''))
  }
  await rewrite(parts.workbook, xml => formulaEdits(xml, ['definedName'], shift))
  await rewrite(parts.calcChain, xml => chainEdits(xml, sheet.sheetId, shift))
  for (const { path } of parts.sheets.filter(one => one.path !== sheet.path))
    await rewrite(path, xml => formulaEdits(xml, ['f', 'formula', 'formula1', 'formula2'], shift))
  for (const path of [...zip.entries.keys()].filter(name => /(^|\/)charts\/[^/]+\.xml$/.test(name)))
    await rewrite(path, xml => formulaEdits(xml, ['f'], shift))
  for (const { type, path } of await readRelations(zip, sheet.path)) {
    const editsOf = related[type.slice(type.lastIndexOf('/') + 1)]
    if (editsOf) await rewrite(path, xml => editsOf(xml, shift))
  }
  return changed
}

/** A workbook that is opened counts all its formulas anew: what they say of the rows was said of empty ones. */
export const recounting = (xml: string): string => {
  const edits: Edit[] = []
  let after = 0
  walkXml(xml, {
    open: tag => {
      if (tag.name === 'calcPr') edits.push(...recountEdit(xml, tag))
    },
    // The order of these elements is the format's own.
    close: ({ name, end }) => {
      if (['sheets', 'functionGroups', 'externalReferences', 'definedNames'].includes(name)) after = end
    },
  })
  const prefix = /<([\w.-]+:)?workbook[\s>]/.exec(xml)?.[1] ?? ''
  if (!/<(?:[\w.-]+:)?calcPr[\s/>]/.test(xml))
    edits.push({ start: after, end: after, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` })
  return [...edited(xml, edits)].join('')
}

/** A sheet whose formulas say nothing until they are counted: what they said was said of a template that was empty. */
export const uncounted = (xml: string): string => {
  const edits: Edit[] = []
  let type: Omit<Edit, 'text'> | null = null
  let value: number | null = null
  let isFormula = false
  walkXml(xml, {
    open: tag => {
      if (tag.name === 'c') {
        type = typeOf(xml, tag)
        isFormula = false
      }
      if (tag.name === 'f') isFormula = true
      if (tag.name === 'v') value = tag.start
    },
    close: ({ name, end }) => {
      if (name !== 'v' || !isFormula || value === null) return
      edits.push({ start: value, end, text: '' }, ...(type ? [{ ...type, text: '' }] : []))
    },
  })
  return [...edited(xml, edits)].join('')
}

/** Where a cell says what kind its value is of. */
const typeOf = (xml: string, { start, end }: Tag): Omit<Edit, 'text'> | null => {
  const found = /\st\s*=\s*(["'])[^"']*\1/.exec(xml.slice(start, end))
  return found && { start: start + found.index, end: start + found.index + found[0].length }
}

const recountEdit = (xml: string, tag: Tag): readonly Edit[] => {
  const value = valueIn(xml, tag, 'fullCalcOnLoad')
  if (value) return [{ ...value, text: '1' }]
  const at = tag.end - (tag.isEmpty ? 2 : 1)
  return [{ start: at, end: at, text: ' fullCalcOnLoad="1"' }]
}

/** Formulas of elsewhere that name the sheet. */
const formulaEdits = (xml: string, names: readonly string[], shift: Shift): readonly Edit[] => {
  if (!unescapedXml(xml).includes(shift.sheet)) return []
  const edits: Edit[] = []
  let from: number | null = null
  walkXml(xml, {
    open: ({ name, end, isEmpty }) => {
      if (names.includes(name) && !isEmpty) from = end
    },
    close: ({ name, start }) => {
      if (!names.includes(name) || from === null) return
      const before = unescapedXml(xml.slice(from, start))
      const text = shiftFormula(before, shift, false)
      if (text !== before) edits.push({ start: from, end: start, text: escapedXml(text) })
      from = null
    },
  })
  return edits
}

/** In which order formulas are counted: by sheet, named once for those that follow. */
const chainEdits = (xml: string, sheetId: string, shift: Shift): readonly Edit[] => {
  const edits: Edit[] = []
  let current = ''
  walkXml(xml, {
    open: tag => {
      if (tag.name !== 'c') return
      current = tag.attributes.i ?? current
      const value = current === sheetId ? valueIn(xml, tag, 'r') : null
      if (value) edits.push(...changedTo(xml, value, ref => shiftArea(ref, { ...shift, grows: false })))
    },
  })
  return edits
}

const changedTo = (
  xml: string,
  { start, end }: Omit<Edit, 'text'>,
  write: (before: string) => string,
): readonly Edit[] => {
  const before = xml.slice(start, end)
  const text = write(before)
  return text === before ? [] : [{ start, end, text }]
}

/** An attribute of some elements that names cells. */
const attributeEdits =
  (elements: readonly string[]) =>
  (xml: string, shift: Shift): readonly Edit[] => {
    const edits: Edit[] = []
    walkXml(xml, {
      open: tag => {
        const value = elements.includes(tag.name) ? valueIn(xml, tag, 'ref') : null
        if (value) edits.push(...changedTo(xml, value, ref => shiftAreas(ref, shift)))
      },
    })
    return edits
  }

/** Pictures and stamps hang on rows, counted from 0. */
const anchorEdits = (xml: string, shift: Shift): readonly Edit[] =>
  [...xml.matchAll(/<((?:[\w.-]+:)?row)>(\d+)<\/\1>/g)].flatMap(found => {
    const start = found.index + (found[1]?.length ?? 0) + 2
    const end = start + (found[2]?.length ?? 0)
    return changedTo(xml, { start, end }, row => String(movedRow(Number(row) + 1, shift) - 1))
  })

/** Where the boxes of notes are drawn, in the old form of drawings: column, offset, row, offset, twice. */
const noteEdits = (xml: string, shift: Shift): readonly Edit[] => [
  ...[...xml.matchAll(/<x:Row>\s*(\d+)\s*<\/x:Row>/g)].flatMap(({ index, 0: whole }) =>
    changedTo(xml, { start: index, end: index + whole.length }, row =>
      row.replace(/\d+/, digits => String(movedRow(Number(digits) + 1, shift) - 1)),
    ),
  ),
  ...[...xml.matchAll(/<x:Anchor>([^<]*)<\/x:Anchor>/g)].flatMap(({ index, 1: numbers = '' }) =>
    changedTo(xml, { start: index + 10, end: index + 10 + numbers.length }, before =>
      before
        .split(',')
        .map((one, nth) => (nth === 2 || nth === 6 ? ` ${movedRow(Number(one) + 1, shift) - 1}` : one))
        .join(','),
    ),
  ),
]

const related: Readonly<Record<string, (xml: string, shift: Shift) => readonly Edit[]>> = {
  drawing: anchorEdits,
  vmlDrawing: noteEdits,
  comments: attributeEdits(['comment']),
  table: attributeEdits(['table', 'autoFilter', 'sortState', 'sortCondition']),
}
