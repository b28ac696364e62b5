import { damaged, unreadable } from './refused.ts'
import { limits } from './sheet.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** A sheet of an .xlsx, and where its XML stands. */
export type SheetPart = {
  readonly name: string
  readonly hidden: boolean
  readonly path: string
  /** The number by which the order of calculation names it. */
  readonly sheetId: string
}

/** Where the parts of an .xlsx stand; '' for one it lacks. */
export type Parts = {
  readonly workbook: string
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  readonly strings: string
  readonly styles: string
  readonly calcChain: string
}

/** Reads the workbook's own table of contents. */
export const readParts = async (zip: Zip): Promise<Parts> => {
  const workbook = [...zip.entries.keys()].find(name => /(^|\/)workbook\.xml$/.test(name)) ?? damaged()
  const { sheets, from1904 } = await readBook(zip, workbook)
  const related = await readRelations(zip, workbook)
  const typed = (type: string): string => related.find(one => one.type.endsWith(`/${type}`))?.path ?? ''
  return {
    workbook,
    from1904,
    sheets: sheets.flatMap(({ id, ...sheet }) => {
      const path = related.find(one => one.id === id)?.path
      return path !== undefined && zip.entries.has(path) ? [{ ...sheet, path }] : []
    }),
    strings: typed('sharedStrings'),
    styles: typed('styles'),
    calcChain: typed('calcChain'),
  }
}

type Book = {
  readonly sheets: readonly (Omit<SheetPart, 'path'> & { readonly id: string })[]
  readonly from1904: boolean
}

const readBook = async (zip: Zip, path: string): Promise<Book> => {
  const sheets: Book['sheets'][number][] = []
  let from1904 = false
  await readXml(zip, path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      sheets.push({
        id: idOf(attributes),
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        sheetId: attributes.sheetId ?? '',
      })
    },
  })
  if (sheets.length > limits.sheetsMax) tooManySheets(sheets.length)
  return { sheets, from1904 }
}

const idOf = (attributes: Readonly<Record<string, string>>): string =>
  attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''

/** A part that belongs to another one. */
export type Related = { readonly id: string; readonly type: string; readonly path: string }

/** The parts that belong to a part, as its own list of relations says. */
export const readRelations = async (zip: Zip, path: string): Promise<readonly Related[]> => {
  const cut = path.lastIndexOf('/') + 1
  const folder = path.slice(0, cut)
  const related: Related[] = []
  await readXml(zip, `${folder}_rels/${path.slice(cut)}.rels`, {
    open: (name, { Id: id = '', Type: type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External')
        related.push({ id, type, path: resolved(folder, Target) })
    },
  })
  return related
}

/** ../drawings/drawing1.xml, seen from xl/worksheets/. */
const resolved = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

const tooManySheets = (count: number): never =>
  unreadable(
    `文件里有${count}张工作表。`,
    `一个文件最多${limits.sheetsMax}张工作表。`,
    '请把要用的工作表另存成单独的文件再发。',
  )
