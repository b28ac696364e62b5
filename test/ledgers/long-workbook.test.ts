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

  test('is text to Excel too when somebody edits the cell', async () => {
    const styles = await partOf(writeWorkbook(sheetOf(['=1+1'])), 'xl/styles.xml')
    const formats = [...styles.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(formats)).toEqual(new Set(['49']))
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
