import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmless } from '#ledgers/template/cell-out.ts'
import { labelled, labelsIn } from '#ledgers/template/labels.ts'
import { drawnDown, shiftArea, shiftFormula } from '#ledgers/template/references.ts'

const labels = { unit: '云岭县委人才办', day: '2026年11月23日', person: '段小梅' }

describe('A reference', () => {
  const shift = { sheet: '人才 统计', after: 23, by: 10, grows: false }

  test.each([
    ['SUM(D5:D24)', 'SUM(D5:D34)'],
    ['SUM(D$5:D$23)+LOG10(A30)', 'SUM(D$5:D$23)+LOG10(A40)'],
    ['"A30"&A30', '"A30"&A40'],
    ["'人才 统计'!A30+Other!A30", "'人才 统计'!A40+Other!A30"],
    ['IF(A25>1E5,B25,$30:$31)', 'IF(A35>1E5,B35,$40:$41)'],
    ['Table1[[#All],[A30]]+[1]Sheet!A30', 'Table1[[#All],[A30]]+[1]Sheet!A30'],
    ['SUM(D:D)+A30_x+合计表!A30', 'SUM(D:D)+A30_x+合计表!A30'],
  ])('%s becomes %s', (before, after) => {
    expect(shiftFormula(before, shift, true)).toBe(after)
  })

  test('of the one row there was grows with the rows below it', () => {
    const grows = { sheet: '表', after: 5, by: 3, grows: true }
    expect(shiftFormula('SUM(D5)+D5', grows, true)).toBe('SUM(D5:D8)+D5')
    expect(shiftArea('C5', grows)).toBe('C5:C8')
  })

  test('of an area of one cell stays an area', () => {
    expect(shiftFormula('SUM(G6:G6)', { sheet: '表', after: 6, by: 0, grows: true }, true)).toBe('SUM(G6:G6)')
    expect(shiftArea('$B$7:$B$7', { sheet: '表', after: 6, by: 2, grows: false })).toBe('$B$9:$B$9')
  })

  test('drawn down keeps what is fixed', () => {
    expect(drawnDown('$A5+A$5*SUM(B5:B7)&"A5"+LOG10(5)', 2)).toBe('$A7+A$5*SUM(B7:B9)&"A5"+LOG10(5)')
  })

  test('moves as far as its row does, wherever rows are put in', () => {
    const row = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(row, row, row, fc.integer({ min: 1, max: 500 }), (from, to, after, by) => {
        const [top, bottom] = [Math.min(from, to), Math.max(from, to)]
        const put = { sheet: '表', after, by, grows: false }
        const goes = (one: number) => (one > after ? one + by : one)
        const moved = shiftFormula(`SUM(B${top}:$C$${bottom})*D${top}`, put, true)
        expect(moved).toBe(`SUM(B${goes(top)}:$C$${goes(bottom)})*D${goes(top)}`)
        expect(shiftFormula(moved, { ...put, by: 0 }, true)).toBe(moved)
      }),
    )
  })
})

describe('Words in a template', () => {
  test.each([
    ['=1+2', '＝1+2'],
    ['+cmd|x', '＋cmd|x'],
    ['\t@SUM(A1)', '＠SUM(A1)'],
    ['-5', '-5'],
    ['+8613800000000', '+8613800000000'],
    ['—', '—'],
    ['--', '--'],
  ])('%s is put in as %s', (typed, put) => {
    expect(harmless(typed)).toBe(put)
  })

  test.each([
    ['填报单位：　　　填报日期：   年  月  日', '填报单位：云岭县委人才办    填报日期：2026年11月23日'],
    ['填报单位（盖章）：', '填报单位（盖章）：云岭县委人才办'],
    ['填表人：　　　审核人：　　　联系电话：', '填表人：段小梅　　　审核人：　　　联系电话：'],
    ['填报单位：州委组织部', '填报单位：州委组织部'],
    ['单位：万元', '单位：万元'],
  ])('%s is put in as %s', (typed, put) => {
    const filled = labelled(typed, labels)
    expect(filled.replace(/[\s　]+/g, ' ')).toBe(put.replace(/[\s　]+/g, ' '))
    if (typed === put) expect(labelsIn(typed)).toEqual([])
  })
})
