import { utils, write as writeXls } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '#ledgers/kind.ts'
import { openWorkbook } from '#ledgers/open-workbook.ts'
import { packZip } from '#ledgers/pack.ts'
import { Unreadable } from '#ledgers/refused.ts'
import { writeWorkbook } from '#ledgers/write-workbook.ts'

const rowsOf = async (bytes: Uint8Array, name = '台账.xlsx') =>
  (await openWorkbook(bytes, name)).sheets.map(sheet => sheet.rows.map(({ cells }) => cells))

const xml = (name: string, body: string) => ({ name, bytes: Buffer.from(`<?xml version="1.0"?>${body}`) })

/** An .xlsx whose only sheet and other parts are written by hand. */
const packed = (sheet: string, more: { book?: string; strings?: string; styles?: string } = {}): Buffer =>
  packZip([
    xml(
      'xl/workbook.xml',
      more.book ?? '<workbook xmlns:r="r"><sheets><sheet name="人才" r:id="a"/></sheets></workbook>',
    ),
    xml(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>',
    ),
    xml('xl/sharedStrings.xml', more.strings ?? '<sst/>'),
    xml('xl/styles.xml', more.styles ?? '<styleSheet/>'),
    xml('xl/worksheets/sheet1.xml', `<worksheet>${sheet}</worksheet>`),
    xml(
      'xl/worksheets/sheet2.xml',
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>旧</t></is></c></row></sheetData></worksheet>',
    ),
  ])

describe('An .xlsx', () => {
  test('gives back any table that was written into it', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async rows => {
          const tidy = (cell: string) =>
            cell
              .replace(/(?![\n\t\r])[\p{Cc}\p{Cf}\p{Cs}￾￿]/gu, '')
              .replace(/\s+/g, ' ')
              .trim()
          const expected = rows
            .map(cells => cells.map(tidy))
            .map(cells => {
              const kept = [...cells]
              while (kept.at(-1) === '') kept.pop()
              return kept
            })
          const full = expected.filter(cells => cells.length > 0)
          const bytes = writeWorkbook([{ name: '人才', rows: rows.map(cells => ({ cells })) }])
          if (full.length === 0)
            await expect(openWorkbook(bytes, 'a.xlsx')).rejects.toThrow('表格里没有内容。')
          else expect((await rowsOf(bytes))[0]).toEqual(full)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('gives the value a formula had last, never the formula; one without a value is named', async () => {
    const rows = await rowsOf(
      packed(
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>CMD()</f><v>好</v></c><c r="C1"><f>A1</f></c><c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="b"><v>1</v></c></row></sheetData>',
      ),
    )
    expect(rows[0]).toEqual([['2', '好', '#公式错误', '#REF!', '是']])
  })

  test('counts days by their format, from 1904 where the file says so', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>'
    const cells =
      '<sheetData><row r="1"><c r="A1" s="1"><v>45047</v></c><c r="B1"><v>45047</v></c></row></sheetData>'
    expect((await rowsOf(packed(cells, { styles })))[0]).toEqual([['2023-05-01', '45047']])
    const book =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="人才" r:id="a"/></sheets></workbook>'
    expect((await rowsOf(packed(cells, { styles, book })))[0]).toEqual([['2027-05-02', '45047']])
  })

  test('keeps rich text whole and leaves out how it is pronounced; cells may leave out where they stand', async () => {
    const strings = '<sst><si><r><t>杨</t></r><r><t>春兰</t></r><rPh><t>yang</t></rPh></si></sst>'
    const rows = await rowsOf(
      packed('<sheetData><row><c t="s"><v>0</v></c><c><v>5</v></c></row></sheetData>', { strings }),
    )
    expect(rows[0]).toEqual([['杨春兰', '5']])
  })

  test('names hidden sheets and rows', async () => {
    const book =
      '<workbook xmlns:r="r"><sheets><sheet name="人才" r:id="a"/><sheet name="旧" state="veryHidden" r:id="b"/></sheets></workbook>'
    const { sheets } = await openWorkbook(
      packed(
        '<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells>',
        { book },
      ),
      'a.xlsx',
    )
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['人才', false],
      ['旧', true],
    ])
    expect(sheets[0]?.rows[0]?.hidden).toBe(true)
    expect(sheets[0]?.merges).toEqual([{ top: 1, bottom: 3, left: 0, right: 1 }])
  })
})

describe('An .xls', () => {
  const xls = (): Uint8Array => {
    const book = utils.book_new()
    const sheet = utils.aoa_to_sheet([
      ['姓名', '出生日期', '电话'],
      ['杨春兰', { t: 'n', v: 45047, z: 'yyyy/m/d' }, 13800000001],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    utils.book_append_sheet(book, sheet, '人才')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['旧']]), '旧')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
    return new Uint8Array(writeXls(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer) // what type "array" gives
  }

  test('is read like an .xlsx', async () => {
    const { sheets } = await openWorkbook(xls(), '台账.xls')
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['姓名', '出生日期', '电话'],
      ['杨春兰', '2023-05-01', '13800000001'],
    ])
    expect(sheets[0]?.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 1 }])
    expect(sheets[1]).toMatchObject({ name: '旧', hidden: true })
  })

  test('called .xlsx is still an .xls', async () => {
    expect(kindOf(xls(), '台账.xlsx')).toBe('xls')
  })
})

describe('What cannot be read is refused in words', () => {
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ])
  const part = (name: string) => ({ name, bytes: Buffer.from('x') })

  test.each<[string, Uint8Array, string, string]>([
    ['an empty file', Buffer.alloc(0), 'a.xlsx', '文件是空的。'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'a.xlsx', '“a.xlsx”是图片，不是表格。'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a.xls', '“a.xls”是PDF 文件，不是表格。'],
    [
      'macros',
      packZip([part('xl/workbook.xml'), part('xl/vbaProject.bin')]),
      'a.xlsm',
      '表格里带有宏，没有读。',
    ],
    ['macros in an .xls', ole('_VBA_PROJECT_CUR'), 'a.xls', '表格里带有宏，没有读。'],
    ['a password', ole('EncryptedPackage'), 'a.xlsx', '表格设了打开密码，读不了。'],
    ['a Word document', packZip([part('word/document.xml')]), 'a.xlsx', '这是 Word 文档，不是表格。'],
    ['an .xlsb', packZip([part('xl/workbook.bin')]), 'a.xlsb', '这是 .xlsb 二进制表格。'],
    ['another archive', packZip([part('a.txt')]), 'a.xlsx', '这是压缩包或别的格式，不是表格。'],
    [
      'half a file',
      writeWorkbook([{ name: 'a', rows: [{ cells: ['a'] }] }]).subarray(0, 900),
      'a.xlsx',
      '表格文件打不开，可能已经损坏。',
    ],
    ['broken XML', packed('<sheetData><row><c></row>'), 'a.xlsx', '表格文件打不开，可能已经损坏。'],
    [
      'entities that unfold',
      packed('<!DOCTYPE x [<!ENTITY a "aaaa">]><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData>'),
      'a.xlsx',
      '表格文件打不开，可能已经损坏。',
    ],
    [
      'a web page called .xls',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'a.xls',
      '“a.xls”其实是网页格式。',
    ],
    ['bytes of nothing', Buffer.from([0x81, 0x00, 0xff, 0xff]), 'a.csv', '“a.csv”不是能读的文字表格。'],
    [
      'a text whose Chinese was lost when it was saved',
      Buffer.from('??,??,????\r\n???,RC-1,13900000001\r\n??,,13900000002\r\n'),
      'a.csv',
      '“a.csv”里的汉字都变成了问号。',
    ],
    ['a sheet without anything', writeWorkbook([{ name: 'a', rows: [] }]), 'a.xlsx', '表格里没有内容。'],
    ['too many rows', Buffer.from(`姓名\n${'杨春兰\n'.repeat(100_200)}`), 'a.csv', '表格超过10万行。'],
    ['too many columns', Buffer.from(`${'姓名,'.repeat(120)}x`), 'a.csv', '表格有121列。'],
  ])('%s', async (_what, bytes, name, words) => {
    const reading = openWorkbook(bytes, name)
    await expect(reading).rejects.toThrow(Unreadable)
    await expect(reading).rejects.toThrow(words)
  })

  test('an archive that says it unfolds to gigabytes, and one that says it does not', async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024)
    const bomb = packZip([
      part('xl/workbook.xml'),
      ...Array.from({ length: 9 }, (_, nth) => ({ name: `xl/${nth}`, bytes: zeros })),
    ])
    await expect(openWorkbook(bomb, 'a.xlsx')).rejects.toThrow('表格解压出来太大，没有读。')
    const huge = Buffer.concat([
      Buffer.from('<?xml version="1.0"?><workbook>'),
      Buffer.alloc(310 * 1024 * 1024, 32),
    ])
    const liar = packZip([{ name: 'xl/workbook.xml', bytes: huge }])
    // The size is declared in the contents at the end; here it lies.
    const at = liar.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    liar.writeUInt32LE(1_000, at + 24)
    await expect(openWorkbook(liar, 'a.xlsx')).rejects.toThrow('表格解压出来太大，没有读。')
  })

  test('an archive of too many files', () => {
    const many = packZip(
      Array.from({ length: 2_100 }, (_, nth) => ({ name: `x${nth}`, bytes: Buffer.from('x') })),
    )
    expect(() => kindOf(many, 'a.xlsx')).toThrow('表格解压出来太大，没有读。')
  })
})

test('Whatever bytes are sent, they are read or refused in words', async () => {
  const good = writeWorkbook([
    { name: 'a', rows: [{ cells: ['姓名', '单位'] }, { cells: ['杨春兰', '县医院'] }] },
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async changes => {
        const bytes = Buffer.from(good)
        for (const [at, byte] of changes) bytes[at] = byte
        await openWorkbook(bytes, 'a.xlsx').catch(error => expect(error).toBeInstanceOf(Unreadable))
      },
    ),
    { numRuns: 300 },
  )
})
