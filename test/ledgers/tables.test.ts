import { describe, expect, test } from 'vitest'
import { guessMapping, knownWords } from '#ledgers/guess.ts'
import { readRow } from '#ledgers/read-row.ts'
import type { Merge, Sheet } from '#ledgers/sheet.ts'
import { tableOf } from '#ledgers/table.ts'
import { columns } from '../../src/domain/talents/ledger/columns.ts'

const known = knownWords([{ columns }])

/** A sheet as it is typed here: one row a line, cells divided by |. */
const sheet = (text: string, merges: readonly Merge[] = []): Sheet => ({
  name: '人才',
  hidden: false,
  merges,
  rows: text
    .trim()
    .split('\n')
    .map((line, nth) => ({ at: nth + 1, cells: line.split('|').map(cell => cell.trim()) }))
    .filter(({ cells }) => cells.some(cell => cell !== '')),
})

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
})

const read = (given: Sheet) => {
  const table = tableOf(given, { known })
  const mapping = guessMapping(table?.head.titles ?? [], table?.rows ?? [], columns)
  return {
    titles: table?.head.titles,
    mapping,
    left: table?.left,
    rows: table?.rows.map(row => readRow(row, mapping, columns, false)),
  }
}

describe('A table of the county', () => {
  test('is read past its title, its unit line and a head with blanks and stars', () => {
    const { rows, mapping } = read(
      sheet(`云岭县漕溪镇2026年人才台账
             填报单位：漕溪镇人民政府|||填报日期：2026年5月
             序号|姓  名*|工作单位（必填）|联系电话
             1|杨春兰|漕溪镇松炼村|138 0000 0001`),
    )
    expect(mapping).toEqual([null, 'name', 'place', 'phone'])
    expect(rows?.[0]?.values).toMatchObject({ name: '杨春兰', place: '漕溪镇松炼村', phone: '13800000001' })
    expect(rows?.[0]?.at).toBe(4)
  })

  test('may have a head of two rows, drawn together where it spans', () => {
    const given = sheet(
      `序号|姓名|联系方式||单位
       |||手机|
       1|杨春兰||13800000001|县医院`.replace('|||手机|', '||手机|办公电话|'),
      [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 1, 3), merge(1, 4, 2, 4)],
    )
    const { titles, mapping } = read(given)
    expect(titles).toEqual(['序号', '姓名', '联系方式·手机', '联系方式·办公电话', '单位'])
    expect(mapping).toEqual([null, 'name', 'phone', null, 'place'])
  })

  test('a head of two rows in a .csv has gaps instead of spans', () => {
    const { titles } = read(sheet(`姓名|联系方式||单位\n|手机|办公电话|\n杨春兰|13800000001||县医院`))
    expect(titles).toEqual(['姓名', '联系方式·手机', '联系方式·办公电话', '单位'])
  })

  test('gives merged cells and 同上 to every row they stand for', () => {
    const given = sheet(
      `姓名|单位|从事领域
       杨春兰|县医院|茶叶
       李建华||同上
       张丽|农技中心|〃`,
      [merge(2, 1, 3, 1)],
    )
    expect(read(given).rows?.map(({ values }) => [values.place, values.fields])).toEqual([
      ['县医院', '茶叶'],
      ['县医院', '茶叶'],
      ['农技中心', '茶叶'],
    ])
  })

  test('leaves out sums, notes, section lines and heads that are printed again', () => {
    const { rows, left } = read(
      sheet(`序号|姓名|单位|手机号
             一、卫生系统|||
             1|杨春兰|县医院|13800000001
             小计|1||
             序号|姓名|单位|手机号
             2|李建华|县医院|13800000002
             合 计|2||
             注：以上人员均已核实。|||
             填表人：段小梅||审核人：赵主任|`),
    )
    expect(rows?.map(({ values }) => values.name)).toEqual(['杨春兰', '李建华'])
    expect(left?.map(({ at, why }) => [at, why])).toEqual([
      [2, 'note'],
      [4, 'total'],
      [5, 'head'],
      [7, 'total'],
      [8, 'note'],
      [9, 'note'],
    ])
  })

  test('has no head when nothing in it names a column', () => {
    expect(tableOf(sheet('1|2|3\n4|5|6'), { known })).toBeNull()
  })

  test('rows the file hides are named and not read, unless somebody asks for them', () => {
    const given = sheet('姓名|单位\n杨春兰|县医院\n李建华|县医院')
    const hidden = {
      ...given,
      rows: given.rows.map(row => (row.at === 3 ? { ...row, hidden: true as const } : row)),
    }
    expect(tableOf(hidden, { known })?.rows.length).toBe(1)
    expect(tableOf(hidden, { known })?.left).toEqual([{ at: 3, why: 'hidden' }])
    expect(tableOf(hidden, { known, withHidden: true })?.rows.length).toBe(2)
  })

  test('a column without a head is known by what stands in it; one that is called otherwise is not', () => {
    const { mapping } = read(sheet('姓名|单位||固定资产\n杨春兰|县医院|13800000001|13800000002'))
    expect(mapping).toEqual(['name', 'place', 'phone', null])
  })

  test('现工作单位 is the unit, 单位负责人 is not', () => {
    const { mapping } = read(sheet('姓名|现工作单位|单位负责人\n杨春兰|县医院|李院长'))
    expect(mapping).toEqual(['name', 'place', null])
  })
})

describe('A cell', () => {
  const cell = (key: string, words: string) => {
    const { values, problems } = readRow({ at: 2, cells: [words] }, [key], columns, false)
    return problems[0] ?? values[key]
  }

  test.each([
    ['phone', '138-0000-0001', '13800000001'],
    ['phone', '１３８００００　０００１', '13800000001'],
    ['phone', '+86 13800000001', '13800000001'],
    [
      'phone',
      '1.38E+10',
      '手机号：手机号被 Excel 变成了“1.38E+10”，后面的数字已经丢了，请把这一列设为“文本”后重新填写。',
    ],
    ['phone', '13800000001、13900000002', '手机号：一格里有2个电话，请只留一个。'],
    ['phone', '138-0000-0001/139-0000-0002', '手机号：一格里有2个电话，请只留一个。'],
    ['phone', '="13800000001"', '13800000001'],
    ['name', '=HYPERLINK("x")', '姓名：“=HYPERLINK("x")”是公式，请改成数值或文字。'],
    [
      'idNumber',
      '5.33E+17',
      '身份证号：身份证号被 Excel 变成了“5.33E+17”，后几位已经丢了，请把这一列设为“文本”后重新填写。',
    ],
    ['name', '杨  丽', '杨丽'],
    ['name', '杨丽、李建华', '姓名：一格里有2个人（杨丽、李建华），请一人一行。'],
    ['name', '杨丽\n李建华', '姓名：一格里有2个人（杨丽、李建华），请一人一行。'],
    ['name', '阿依·古丽', '阿依·古丽'],
    ['householdsLed', '１２户', '12'],
    ['householdsLed', '1,200', '1200'],
    ['householdsLed', '十几户', '带动户数：“十几户”不是数字。'],
    ['householdsLed', '—', ''],
    ['householdsLed', '#REF!', '带动户数：公式算不出来（#REF!），请改成数值。'],
    ['fields', '茶叶,核桃；中药材', '茶叶、核桃、中药材'],
    ['education', '同上', '学历：写着“同上”，上面却没有内容。'],
    ['number', 'ｒｃ-12', 'RC-12'],
  ])('%s “%s” is read as “%s”', (key, words, expected) => {
    expect(cell(key, words)).toBe(expected)
  })
})
