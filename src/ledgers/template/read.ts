import type { Known } from '../head.ts'
import { kindOf } from '../kind.ts'
import { readParts } from '../parts.ts'
import { unreadable } from '../refused.ts'
import { readXlsx } from '../xlsx.ts'
import { openZip } from '../zip.ts'
import { textOf } from './part-text.ts'
import { readSheetText } from './read-sheet.ts'
import { shapeOf, type TemplateShape } from './shape.ts'

/** What a template may weigh: it is kept, and read whole. */
export const templateBytesMax = 2 * 1024 * 1024
/** What it may unfold to: read within a tenth of a second. */
export const unfoldedBytesMax = 12 * 1024 * 1024

/** The sheets of a template that have a table, and those that have two. Throws Unreadable with the reason in words. */
export const readTemplate = async (
  bytes: Uint8Array,
  name: string,
  known: Known,
): Promise<{ readonly shapes: readonly TemplateShape[]; readonly twofold: readonly string[] }> => {
  heedKind(bytes, name)
  const book = await readXlsx(bytes, unfoldedBytesMax)
  const zip = openZip(bytes, unfoldedBytesMax)
  const { sheets } = await readParts(zip)
  const shapes: TemplateShape[] = []
  const twofold: string[] = []
  for (const sheet of book.sheets) {
    const xml = await textOf(zip, sheets.find(one => one.name === sheet.name)?.path ?? '')
    const shape = xml === null ? null : shapeOf(sheet, readSheetText(xml), known)
    if (shape && 'unfit' in shape) twofold.push(shape.sheet)
    else if (shape) shapes.push(shape)
  }
  return { shapes, twofold }
}

const heedKind = (bytes: Uint8Array, name: string): void => {
  if (bytes.length > templateBytesMax) tooLarge()
  if (/\.xlsm$/i.test(name)) macros()
  if (kindOf(bytes, name) !== 'xlsx') otherKind()
}

const tooLarge = (): never =>
  unreadable('模板太大，没有收。', '模板文件不超过2兆。', '请删掉模板里的图片和用不着的工作表，另存后再发。')

const macros = (): never =>
  unreadable(
    '这是带宏的表格（.xlsm），没有收。',
    '带宏的表格可能夹带程序，一律不收。',
    '请在 Excel 里另存为不带宏的 .xlsx 再发。',
  )

const otherKind = (): never =>
  unreadable(
    '模板要 .xlsx 格式，这个不是。',
    '只有 .xlsx 能原样填写、不动格式。',
    '请在 Excel 或 WPS 里打开，另存为 .xlsx 再发。',
  )
