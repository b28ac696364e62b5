import { describe, expect, test } from 'vitest'
import type { Desk } from '#ledgers/desk.ts'
import { openDesk } from '#ledgers/desk.ts'
import { openWorkbook } from '#ledgers/open-workbook.ts'
import { Unreadable } from '#ledgers/refused.ts'
import { writeWorkbook } from '#ledgers/write-workbook.ts'
import { partsIn } from '#test/templates/workbook.ts'
import { columns } from '../../src/domain/talents/ledger/columns.ts'

const ledgers = [{ name: 'talents', columns }]

const book = (count: number): Uint8Array =>
  writeWorkbook([
    {
      name: '人才',
      rows: [
        { cells: ['姓名', '单位', '手机号'] },
        ...Array.from({ length: count }, (_, nth) => ({
          cells: [`张${nth}`, `云岭县第${nth}单位`, `138${String(nth).padStart(8, '0')}`],
        })),
      ],
    },
  ])

const throughDesk = async <Result>(
  bytes: Uint8Array,
  work: (desk: Desk) => Promise<Result>,
): Promise<Result> => {
  const desk = await openDesk(bytes, '台账.xlsx', ledgers)
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

describe('A file on the desk', () => {
  test.each([
    ['small, on the spot', 20],
    ['large, in a worker', 20_000],
  ])('%s: its shape, its rows piece by piece, and a copy with what is said of them', async (_how, count) => {
    await throughDesk(book(count), async desk => {
      const [sheet] = await desk.survey()
      expect(sheet).toMatchObject({ name: '人才', headAt: 1, rows: count })
      expect(sheet?.guesses[0]?.mapping).toEqual(['name', 'place', 'phone'])
      const choice = { sheet: '人才', columns, mapping: sheet?.guesses[0]?.mapping ?? [], withHidden: false }
      const seen: number[] = []
      for await (const { rows, total } of desk.pieces(choice, 5, 3_000)) {
        expect(total).toBe(count)
        seen.push(...rows.map(({ at }) => at))
      }
      expect([seen.length, seen[0], seen.at(-1)]).toEqual([count - 5, 7, count + 1])
      const copy = await desk.annotated(choice, [{ at: 3, look: 'wrong', words: '姓名不对。' }])
      const [marked] = (await openWorkbook(copy, 'a.xlsx')).sheets
      expect(marked?.rows[0]?.cells).toEqual(['原表行号', '姓名', '单位', '手机号', '问题'])
      expect(marked?.rows[2]?.cells).toEqual(['3', '张1', '云岭县第1单位', '13800000001', '姓名不对。'])
      expect(marked?.rows.length).toBe(count + 1)
    })
  })

  test('comes back marked in columns as wide as what stands in them', async () => {
    await throughDesk(book(3), async desk => {
      const copy = await desk.annotated(
        { sheet: '人才', columns, mapping: ['name', 'place', 'phone'], withHidden: false },
        [],
      )
      const sheet = (await partsIn(copy))['xl/worksheets/sheet1.xml'] ?? ''
      const widths = [...sheet.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))
      // 原表行号, 张0, 云岭县第0单位, 13800000000, 问题
      expect(widths).toEqual([9, 8, 14, 12, 50])
    })
  })

  test('that cannot be read is refused in the same words, wherever it is read', async () => {
    const large = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200 * 1024, 7)])
    const reading = throughDesk(large, desk => desk.survey())
    await expect(reading).rejects.toThrow(Unreadable)
    await expect(reading).rejects.toThrow('表格文件打不开，可能已经损坏。')
  })

  test('whose small archive unfolds to more than it seemed goes to the worker', async () => {
    const rows = Array.from({ length: 20_000 }, () => ({ cells: ['张三', '县医院', '13800000001'] }))
    const packed = writeWorkbook([{ name: '人才', rows: [{ cells: ['姓名', '单位', '手机号'] }, ...rows] }])
    await throughDesk(packed, async desk => {
      expect((await desk.survey())[0]?.rows).toBe(20_000)
    })
  })
})
