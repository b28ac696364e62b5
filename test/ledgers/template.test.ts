import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '#ledgers/open-workbook.ts'
import { fillTemplate } from '#ledgers/template/fill.ts'
import type { RowFilling } from '#ledgers/template/fill-rows.ts'
import { readTemplate } from '#ledgers/template/read.ts'
import { type Made, partsIn, templateBook } from '#test/templates/workbook.ts'

const known = new Set(['姓名', '工作单位', '手机号码', '身份证号'])
const labels = { unit: '云岭县委人才办', day: '2026年11月23日', person: '段小梅' }

const shapeIn = async (bytes: Uint8Array) => {
  const { shapes } = await readTemplate(bytes, '模板.xlsx', known)
  const shape = shapes.find(({ sheet }) => sheet === '人才 统计')
  if (!shape) throw new Error('the template has no such sheet')
  return shape
}

const rowsOf = (count: number): readonly RowFilling[] =>
  Array.from({ length: count }, (_, nth) => [nth + 1, `张${nth}`, '县医院', '13800000000', null, null, nth])

const filledWith = async (made: Made, rows: readonly RowFilling[]) => {
  const bytes = templateBook(made)
  const filled = await fillTemplate(bytes, { shape: await shapeIn(bytes), rows, sums: new Map(), labels })
  return { before: await partsIn(bytes), after: await partsIn(filled), filled }
}

const sheetOf = (parts: Readonly<Record<string, string>>): string => parts['xl/worksheets/sheet1.xml'] ?? ''
const rowIn = (xml: string, at: number): string =>
  new RegExp(`<row r="${at}"[\\s\\S]*?</row>`).exec(xml)?.[0] ?? ''

type Filled = Awaited<ReturnType<typeof filledWith>>

/** Above the rows, and in all that is no row, nothing but the names of rows is written anew. */
const heedRest = ({ before, after }: Filled, hasMoved: boolean, sum: number): void => {
  // Sums are counted anew in any case; where rows moved, areas with a name and the order of calculation know it.
  const [book, sheet, chain] = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/calcChain.xml'] as const
  expect(Object.keys(before).filter(name => before[name] !== after[name])).toEqual(
    hasMoved ? [book, sheet, chain] : [book, sheet],
  )
  const [was, is] = [sheetOf(before), sheetOf(after)]
  for (const at of [1, 3, 4, 5]) expect(rowIn(is, at)).toBe(rowIn(was, at))
  const between = (xml: string, from: string, to: string) => xml.slice(xml.indexOf(from), xml.indexOf(to))
  expect(between(is, '<?xml', '<dimension')).toBe(between(was, '<?xml', '<dimension'))
  expect(between(is, '<sheetViews', '<sheetData')).toBe(between(was, '<sheetViews', '<sheetData'))
  expect(between(is, '<printOptions', '</worksheet>')).toBe(between(was, '<printOptions', '</worksheet>'))
  expect(is).toContain(`<mergeCell ref="A${sum + 2}:G${sum + 2}"/>`)
  expect(after[book]).toContain(`$G$${sum + 3}<`)
}

const heedCells = async (filled: Buffer, count: number, sum: number): Promise<void> => {
  const { sheets } = await openWorkbook(filled, '表.xlsx')
  const cells = new Map((sheets[0]?.rows ?? []).map(row => [row.at, row.cells]))
  for (let nth = 0; nth < count; nth += 1)
    expect(cells.get(6 + nth)?.slice(0, 2)).toEqual([String(nth + 1), `张${nth}`])
  expect(cells.get(sum)?.[0]).toBe('合计')
  expect(cells.get(sum + 2)?.[0]).toBe('注：本表一式三份。')
}

/** A new row looks as the first one did: its height, the styles of all its cells; sums and lists reach to the last. */
const heedLook = (sheet: string, count: number, sum: number): void => {
  expect(sheet).toContain(`<f>SUM(G6:G${sum - 1})</f><v>${(count * (count - 1)) / 2}</v>`)
  expect(sheet).toContain(`sqref="F6:F${sum - 1}"`)
  const look = (at: number) =>
    [...rowIn(sheet, at).matchAll(/ s="(\d+)"| ht="([\d.]+)"/g)].map(([one]) => one)
  for (let nth = 1; nth < count; nth += 1) expect(look(6 + nth)).toEqual(look(6))
}

describe('A template that is filled', () => {
  test('keeps everything in place, however many rows it has and get', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rooms, count) => {
          const made = await filledWith({ rooms }, rowsOf(count))
          const sum = 6 + Math.max(rooms, count)
          heedRest(made, count > rooms, sum)
          await heedCells(made.filled, count, sum)
          if (rooms > 0) heedLook(sheetOf(made.after), count, sum)
        },
      ),
      // One row for one record: an area of one cell was once written as the cell alone.
      {
        numRuns: 40,
        examples: [
          [1, 1],
          [1, 2],
          [0, 1],
          [2, 3],
        ],
      },
    )
  })

  test('loses the example that stood in it, and no row of it', async () => {
    const example = ['1', '示例：张三', '县医院', '13900000000', '', '群众', '5']
    const { after } = await filledWith({ rooms: 3, example }, rowsOf(1))
    const { sheets } = await openWorkbook(templateBook({ parts: { ...after } }), '表.xlsx')
    const words = sheets[0]?.rows.find(({ at }) => at === 6)?.cells
    expect(words).toEqual(['1', '张0', '县医院', '13800000000', '', '', '0'])
    expect(rowIn(sheetOf(after), 8)).toContain('<c r="B8" s="4"/>')
  })

  test('says nothing that was counted from its empty rows, on whatever sheet and over however many steps', async () => {
    const parts = await partsIn(templateBook({ rooms: 5 }))
    const mean = '<c r="B13" t="str"><f>IF(G11&gt;0,G11/5,"无")</f><v>无</v></c>'
    const second = `<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="n"><f>SUM('人才 统计'!G6:G10)</f><v>0</v></c><c r="B1" t="e"><f>100/A1</f><v>#DIV/0!</v></c><c r="C1" t="s"><v>0</v></c></row></sheetData></worksheet>`
    const made = {
      rooms: 5,
      second,
      parts: {
        'xl/worksheets/sheet1.xml': sheetOf(parts).replace(
          /(<row r="13"[^>]*>.*?)<\/row>/,
          (_, row) => `${row}${mean}</row>`,
        ),
      },
    }
    const { after } = await filledWith(made, rowsOf(2))
    const sheet = sheetOf(after)
    expect(sheet).toContain('<f>SUM(G6:G10)</f><v>1</v>')
    expect(sheet).toContain(
      '<c r="B13"><f>IF(G11&gt;0,G11/5,"无")</f></c>'.replaceAll('"无"', '&quot;无&quot;'),
    )
    expect(after['xl/worksheets/sheet2.xml']).toBe(
      second
        .replace(' t="n"', '')
        .replace('<v>0</v>', '')
        .replace(' t="e"', '')
        .replace('<v>#DIV/0!</v>', ''),
    )
    expect(after['xl/workbook.xml']).toContain('fullCalcOnLoad="1"')
  })

  test('is drawn with merged cells and formulas of its rows in every new one', async () => {
    const bytes = templateBook({
      rooms: 1,
      heads: ['序号', '姓名', '工作单位', '手机号码', '年度', '带动户数'],
    })
    const parts = await partsIn(bytes)
    const sheet = sheetOf(parts)
      .replace('<c r="E6" s="5"/>', '<c r="E6" s="5"><f>IF(B6="","",YEAR(TODAY()))</f><v>2025</v></c>')
      .replace('<mergeCell ref="A1:F1"/>', '<mergeCell ref="A1:F1"/><mergeCell ref="C6:D6"/>')
    const made = templateBook({ parts: { ...parts, 'xl/worksheets/sheet1.xml': sheet } })
    const shape = await shapeIn(made)
    expect(shape.computed).toEqual([4])
    const rows: readonly RowFilling[] = rowsOf(3).map(row => [
      row[0],
      row[1],
      row[2],
      undefined,
      undefined,
      2,
    ])
    const is = sheetOf(await partsIn(await fillTemplate(made, { shape, rows, sums: new Map(), labels })))
    expect(is).toContain('<c r="E8" s="5"><f>IF(B8=&quot;&quot;,&quot;&quot;,YEAR(TODAY()))</f></c>')
    for (const at of [6, 7, 8]) expect(is).toContain(`<mergeCell ref="C${at}:D${at}"/>`)
    expect(is).toContain('<f>SUM(F6:F8)</f><v>6</v>')
  })

  test('with a column that shows days gets days, which its own format draws', async () => {
    const parts = await partsIn(templateBook({ heads: ['姓名', '入库日期'], total: false }))
    const sheet = sheetOf(parts).replaceAll(/(<c r="B[678]" s=")4"/g, '$16"')
    const made = templateBook({ parts: { ...parts, 'xl/worksheets/sheet1.xml': sheet } })
    const shape = await shapeIn(made)
    const rows = [
      ['张三', '2026年11月23日'],
      ['李四', '不详'],
    ]
    const is = sheetOf(await partsIn(await fillTemplate(made, { shape, rows, sums: new Map(), labels })))
    expect(is).toContain('<c r="B6" s="6"><v>46349</v></c>')
    expect(is).toContain('不详')
  })

  test('tells other sheets, charts, pictures, tables and notes that rows moved', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const relations = (types: readonly (readonly [string, string])[]) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${types.map(([type, target], nth) => `<Relationship Id="rId${nth}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`
    const { before, after } = await filledWith(
      {
        rooms: 2,
        second: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>'人才 统计'!G8+A9</f><v>0</v></c></row></sheetData></worksheet>`,
        parts: {
          'xl/worksheets/_rels/sheet1.xml.rels': relations([
            ['drawing', '../drawings/drawing1.xml'],
            ['table', '../tables/table1.xml'],
            ['comments', '../comments1.xml'],
          ]),
          'xl/drawings/drawing1.xml': '<d><from><row>2</row></from><to><row>11</row></to></d>',
          'xl/tables/table1.xml': '<table ref="A5:G7"><autoFilter ref="A5:G7"/></table>',
          'xl/comments1.xml': '<comments><comment ref="A10"/><comment ref="A3"/></comments>',
          'xl/charts/chart1.xml': "<c><f>'人才 统计'!$G$6:$G$7</f></c>",
          'xl/theme/theme1.xml': '<theme>人才 统计!A30</theme>',
        },
      },
      rowsOf(7),
    )
    expect(after['xl/worksheets/sheet2.xml']).toContain("'人才 统计'!G13+A9")
    expect(after['xl/drawings/drawing1.xml']).toBe('<d><from><row>2</row></from><to><row>16</row></to></d>')
    expect(after['xl/tables/table1.xml']).toBe('<table ref="A5:G12"><autoFilter ref="A5:G12"/></table>')
    expect(after['xl/comments1.xml']).toBe('<comments><comment ref="A15"/><comment ref="A3"/></comments>')
    expect(after['xl/charts/chart1.xml']).toBe("<c><f>'人才 统计'!$G$6:$G$12</f></c>")
    expect(after['xl/theme/theme1.xml']).toBe(before['xl/theme/theme1.xml'])
  })
})
