import { notATable, unreadable } from './refused.ts'
import { lockedByPassword, openZip } from './zip.ts'

/** What a file is, whatever it is called. */
export type FileKind = 'xlsx' | 'xls' | 'csv'

/** Whether a file's name says that it is meant as a table: only those are looked into. */
export const isTableName = (name: string): boolean =>
  /\.(xlsx|xlsm|xlsb|xls|et|csv|tsv|ods|numbers)$/i.test(name)

/** Looks at the bytes themselves; refuses in words what is no table we read. */
export const kindOf = (bytes: Uint8Array, name: string): FileKind => {
  if (bytes.length === 0) return empty()
  const known = signs.find(({ sign }) => sign.every((byte, index) => bytes[index] === byte))
  if (!known) return textKind(name)
  return known.kind === 'zip'
    ? zipKind(bytes)
    : known.kind === 'ole'
      ? oleKind(bytes)
      : notATable(`“${name}”是${known.words}，不是表格。`)
}

const signs = [
  { sign: [0x50, 0x4b, 0x03, 0x04], kind: 'zip', words: '' },
  { sign: [0x50, 0x4b, 0x05, 0x06], kind: 'zip', words: '' },
  { sign: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], kind: 'ole', words: '' },
  { sign: [0x89, 0x50, 0x4e, 0x47], kind: 'other', words: '图片' },
  { sign: [0xff, 0xd8, 0xff], kind: 'other', words: '图片' },
  { sign: [0x47, 0x49, 0x46, 0x38], kind: 'other', words: '图片' },
  { sign: [0x42, 0x4d], kind: 'other', words: '图片' },
  { sign: [0x25, 0x50, 0x44, 0x46], kind: 'other', words: 'PDF 文件' },
  { sign: [0x52, 0x61, 0x72, 0x21], kind: 'other', words: '压缩包' },
  { sign: [0x37, 0x7a, 0xbc, 0xaf], kind: 'other', words: '压缩包' },
  { sign: [0x1f, 0x8b], kind: 'other', words: '压缩包' },
] as const

const textKind = (name: string): FileKind =>
  /\.(csv|tsv|txt|xls|xlsx)$/i.test(name) ? 'csv' : notATable(`“${name}”不是能读的表格格式。`)

const zipKind = (bytes: Uint8Array): FileKind => {
  const names = [...openZip(bytes).entries.keys()]
  if (names.some(name => /vbaProject\.bin$/i.test(name))) hasMacros()
  if (names.includes('xl/workbook.bin')) notATable('这是 .xlsb 二进制表格。')
  if (names.some(name => name.startsWith('word/'))) notATable('这是 Word 文档，不是表格。')
  if (names.some(name => name.startsWith('ppt/'))) notATable('这是 PPT，不是表格。')
  if (!names.some(name => /(^|\/)workbook\.xml$/.test(name))) notATable('这是压缩包或别的格式，不是表格。')
  return 'xlsx'
}

/** Old office files are little file systems; the names of their streams stand in them as UTF-16. */
const oleKind = (bytes: Uint8Array): FileKind => {
  const holds = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) lockedByPassword()
  if (holds('_VBA_PROJECT')) hasMacros()
  if (holds('WordDocument')) notATable('这是 Word 文档，不是表格。')
  return holds('Workbook') || holds('Book') ? 'xls' : notATable('这是旧格式的文件，但不是表格。')
}

const hasMacros = (): never =>
  unreadable(
    '表格里带有宏，没有读。',
    '带宏的表格可能夹带程序，一律不收。',
    '请在 Excel 里另存为不带宏的 .xlsx 再发。',
  )

const empty = (): never => unreadable('文件是空的。', '空文件没有可以导入的内容。', '请检查文件后重新发送。')
