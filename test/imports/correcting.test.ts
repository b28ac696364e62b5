import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWorkbook } from '#ledgers/write-workbook.ts'
import { head, person, type Stage, startStage, table } from './stage.ts'

describe('What was guessed can be put right', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const odd = [
    ['姓名', '在哪上班', '干啥的', '联系电话', '人才类别'],
    ['杨春兰', '县医院', '临床医学', '13900000001', '专业技术人才'],
  ]

  test('a column is chosen by hand, and the same head is read so the next time', async () => {
    const { mei, county } = stage
    await stage.sends(mei, '台账.xlsx', table(odd))
    expect(mei.reads()).toContain('还缺：单位或村、从事领域')
    await mei.presses('改栏目')
    // Giving up the form once left a card from which nothing went on.
    await mei.presses('不改了')
    expect(mei.reads()).toContain('还缺：单位或村、从事领域')
    await mei.presses('改栏目')
    await mei.submits('改好了', { column: '1', target: 'place' })
    expect(mei.reads()).toContain('在哪上班 → 单位或村')
    await mei.presses('改栏目')
    await mei.submits('改好了', { column: '2', target: 'fields' })
    await mei.presses('核对')
    await mei.presses('应用')
    expect(await county.db.prisma.talent.count()).toBe(1)
    await stage.sends(
      mei,
      '又一份.xlsx',
      table([...odd, ['李建华', '农技中心', '茶叶', '13900000002', '专业技术人才']]),
    )
    expect(mei.reads()).toContain('在哪上班 → 单位或村')
    expect(mei.reads()).not.toContain('还缺')
  })

  test('another sheet is chosen by hand; hidden ones are named', async () => {
    const { mei } = stage
    const book = writeWorkbook([
      { name: '一月', rows: [{ cells: [...head] }, { cells: person(1, '杨春兰') }] },
      {
        name: '二月',
        rows: [{ cells: [...head] }, { cells: person(2, '李建华') }, { cells: person(3, '张丽') }],
      },
    ])
    await stage.sends(mei, '台账.xlsx', book)
    expect(mei.reads()).toContain('另有工作表：二月，没有读。')
    await mei.presses('换工作表或认人办法')
    await mei.submits('改好了', {
      sheet: '二月',
      ledger: 'talents',
      match: 'talents:namePlace',
      hidden: false,
    })
    expect(mei.reads()).toContain('下面2行')
    expect(mei.reads()).toContain('姓名和单位（村）相同的是同一人')
    await mei.presses('核对')
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 2 })
  })

  test('a card of before is answered with how it stands now; applied twice, it is written once', async () => {
    const { mei, county } = stage
    await stage.sends(mei, '台账.xlsx', table([head, person(1, '杨春兰')]))
    await mei.presses('核对')
    const report = mei.message()
    await mei.presses('应用')
    await mei.pressesOn(report, '撤销导入').catch(() => undefined)
    expect(await county.db.prisma.talent.count()).toBe(1)
  })

  test('given up, nothing is written', async () => {
    const { mei, county } = stage
    await stage.sends(mei, '台账.xlsx', table([head, person(1, '杨春兰')]))
    expect(await mei.presses('不导入了')).toBe('没有导入，什么都没有改。')
    expect(await county.db.prisma.talent.count()).toBe(0)
  })

  test.each([
    ['台账.xlsx', Buffer.from('%PDF-1.7'), '是PDF 文件，不是表格'],
    ['没有表头.csv', Buffer.from('1,2,3\n4,5,6\n'), '没有在表格里找到表头'],
  ])('%s is refused in words', async (name, bytes, words) => {
    await stage.sends(stage.mei, name, bytes)
    expect(stage.mei.reads()).toContain(words)
  })

  test('a .csv of Excel in GBK is a table like any other', async () => {
    // 姓名,单位,从事领域,手机号,人才类别 / 杨丽,县医院,茶叶,13900000001,专业技术人才
    const gbk = Buffer.from(
      'd0d5c3fb2cb5a5cebb2cb4d3cac2c1ecd3f22ccad6bbfabac52cc8cbb2c5c0e0b1f00ad1eec0f62ccfd8d2bdd4ba2cb2e8d2b62c31333930303030303030312cd7a8d2b5bcbccaf5c8cbb2c50a',
      'hex',
    )
    await stage.sends(stage.mei, '台账.csv', gbk)
    await stage.mei.presses('核对')
    await stage.mei.presses('应用')
    expect((await stage.county.db.prisma.talent.findMany()).map(({ name }) => name)).toEqual(['杨丽'])
  })
})
