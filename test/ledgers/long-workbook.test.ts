import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyText } from '#ledgers/cells.ts'
import { openWorkbook } from '#ledgers/open-workbook.ts'
import { type OutCell, writeLongWorkbook, writeWorkbook } from '#ledgers/write-workbook.ts'
import { openZip, unfold } from '#ledgers/zip.ts'

const partOf = async (bytes: Buffer, name: string): Promise<string> => {
  const zip = openZip(bytes)
  const entry = zip.entries.get(name)
  if (!entry) throw new Error(`the file has no ${name}`)
  const pieces: Buffer[] = []
  for await (const piece of unfold(zip, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const sheetOf = (cells: readonly OutCell[]) => [{ name: '台账', rows: [{ cells }] }]

async function* slowly<One>(all: readonly One[]): AsyncGenerator<One> {
  for (const one of all) {
    await Promise.resolve()
    yield one
  }
}

describe('A workbook that leaves', () => {
  test('runs nothing, whatever a cell begins with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '|', '%'),
        fc.string({ unit: 'grapheme' }),
        async (sign, rest) => {
          const xml = await partOf(
            await writeLongWorkbook(sheetOf([sign + rest])),
            'xl/worksheets/sheet1.xml',
          )
          expect(xml).not.toMatch(/<f[ >]/)
          expect(xml).toContain('t="inlineStr"')
          expect(xml).not.toContain('<v>')
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is text to Excel too when somebody edits the cell; a number stays one, and a day sorts as one', async () => {
    const bytes = writeWorkbook(sheetOf(['=1+1', 45.5, { day: '2026-11-23' }]))
    const styles = await partOf(bytes, 'xl/styles.xml')
    const formats = [...styles.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id)
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    const used = [...sheet.matchAll(/<c r="[A-Z]+1" s="(\d+)"/g)].map(([, style]) => formats[Number(style)])
    expect(used).toEqual(['49', '0', '176'])
    expect(styles).toContain(
      '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>',
    )
    expect((await openWorkbook(bytes, '台账.xlsx')).sheets[0]?.rows[0]?.cells).toEqual([
      '=1+1',
      '45.5',
      '2026-11-23',
    ])
  })

  test('has rows as high as their words are long, which no program has to measure first', async () => {
    const long = '县人力资源和社会保障局会同县教育体育局办理，已经答复本人。'
    const sheet = {
      name: '台账',
      widths: [12, 12],
      rows: [['专业技术人才'], [long], [null, '一\n二\n三'], ['甲'.repeat(2_000)]],
    }
    const xml = await partOf(
      writeWorkbook([{ ...sheet, rows: sheet.rows.map(cells => ({ cells })) }]),
      'xl/worksheets/sheet1.xml',
    )
    expect([...xml.matchAll(/<row r="\d" ht="([\d.]+)"/g)].map(([, height]) => Number(height))).toEqual([
      18, 78, 48, 409,
    ])
  })

  test('is printed as wide as the page, with its head on every one', async () => {
    const row = { cells: ['姓名'], look: 'head' as const }
    const bytes = writeWorkbook([
      { name: "台账'一'", frozen: 2, widths: [60, 60], rows: [row] },
      { name: '说明', widths: [60], rows: [row] },
    ])
    const book = await partOf(bytes, 'xl/workbook.xml')
    expect(book).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'台账 一'!$1:$2</definedName>`,
    )
    expect(book.match(/<definedName /g)).toHaveLength(1)
    const pages = await Promise.all([1, 2].map(nth => partOf(bytes, `xl/worksheets/sheet${nth}.xml`)))
    expect(pages.map(xml => /orientation="(\w+)" fitToHeight="0"/.exec(xml)?.[1])).toEqual([
      'landscape',
      'portrait',
    ])
    for (const xml of pages) expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
  })

  test('has no two sheets of one name, for which Excel would call it damaged', async () => {
    const long = '云岭县乡村振兴人才工作领导小组办公室二〇二六年度人才诉求办理情况'
    const names = ['诉求', '诉求', 'A/b', 'a?B', long, `${long}二`]
    const book = await openWorkbook(
      writeWorkbook(names.map(name => ({ name, rows: [{ cells: ['甲'] }] }))),
      'a.xlsx',
    )
    const written = book.sheets.map(({ name }) => name.toLowerCase())
    expect(new Set(written).size).toBe(names.length)
    expect(Math.max(...written.map(name => name.length))).toBeLessThanOrEqual(31)
  })

  test('says what looks like an escape as it was typed, and understands those of Excel', async () => {
    const words = ['甲_x000D_乙', '_x005F_', '型号_X0041_']
    const bytes = writeWorkbook(sheetOf(words))
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('甲_x005F_x000D_乙')
    expect((await openWorkbook(bytes, '台账.xlsx')).sheets[0]?.rows[0]?.cells).toEqual(words)
  })

  test('gives back what was written: Chinese, signs, emoji, lines', async () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map(tidyText)
      .filter(typed => typed.normalize('NFKC') === typed && typed !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async cells => {
        const book = await openWorkbook(await writeLongWorkbook(sheetOf(cells)), '台账.xlsx')
        expect(book.sheets[0]?.rows[0]?.cells.map(cell => cell.trim())).toEqual(cells)
      }),
      { numRuns: 60 },
    )
  })

  test('written slowly is the same to whoever reads it as written at once', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => ({ cells: [at, `第${at}行`, null, '杨春兰&<>"'] }))
    const whole = writeWorkbook([{ name: '台账', rows }])
    const slow = await writeLongWorkbook([{ name: '台账', rows: slowly(rows) }])
    const name = 'xl/worksheets/sheet1.xml'
    expect(await partOf(slow, name)).toBe(await partOf(whole, name))
  })

  test('lets others run while a hundred thousand rows are written', async () => {
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    const rows = Array.from({ length: 100_000 }, (_, at) => ({
      cells: [at, '杨春兰', '云岭县人民医院', '茶叶'],
    }))
    const bytes = await writeLongWorkbook([{ name: '台账', rows }])
    clearInterval(timer)
    expect(bytes.length).toBeGreaterThan(100_000)
    expect(turns).toBeGreaterThan(50)
  })
})
