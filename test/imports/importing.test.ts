import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWorkbook } from '#ledgers/open-workbook.ts'
import { head, person, type Stage, startStage, table } from './stage.ts'

describe('A ledger dropped into the chat', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('is shown with its columns, checked, and only then becomes records', async () => {
    const { mei, county } = stage
    await stage.sends(mei, '县医院人才台账.xlsx', table([head, person(1, '杨春兰'), person(2, '李建华')]))
    expect(mei.reads()).toContain('收到表格：导入人才台账')
    expect(mei.reads()).toContain('工作单位 → 单位或村')
    expect(mei.reads()).toContain('联系电话 → 手机号')
    expect(mei.reads()).toContain('不导入：序号')
    await mei.presses('核对')
    expect(mei.reads()).toContain('核对结果：人才台账')
    expect(mei.reads()).toContain('2行')
    expect(await county.db.prisma.talent.count()).toBe(0)
    expect(await mei.presses('应用')).toBe('导入完成：新增2条，更新0条。')
    expect(mei.reads()).toContain('导入完成')
    const rows = await county.db.prisma.talent.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['杨春兰', 'awaiting_consent'],
      ['李建华', 'awaiting_consent'],
    ])
  })

  test('is taken back as a whole within seven days', async () => {
    const { mei, county } = stage
    await stage.imports(mei, [head, person(1, '杨春兰'), person(2, '李建华')])
    await county.clock.set('2026-11-29T10:00')
    const { id } = await stage.newestImport()
    await mei.says(`撤销导入 DR-${id}`)
    expect(mei.reads()).toContain('2条，删除')
    expect(await mei.presses('撤销导入')).toBe('导入已撤销')
    expect(await county.db.prisma.talent.count({ where: { state: { not: 'erased' } } })).toBe(0)
    expect(await stage.tablesWith('杨春兰')).toEqual([])
  })

  test('comes back marked where rows cannot be taken, and the good ones can be applied', async () => {
    const { mei, county } = stage
    const rows = [
      head,
      person(1, '杨春兰'),
      person(2, '李建华', { 联系电话: '1.39E+10' }),
      person(3, '张丽', { 工作单位: '不存在的单位' }),
      person(4, '王磊、李静'),
      ['合计', '4', '', '', '', '', ''],
      ['注：以上人员均已核实', '', '', '', '', '', ''],
    ]
    await stage.sends(mei, '台账.xlsx', table(rows))
    await mei.presses('核对')
    const said = mei.history().join('\n')
    expect(said).toContain('手机号被 Excel 变成了“1.39E+10”')
    expect(said).toContain('名录里没有单位或村“不存在的单位”')
    expect(said).toContain('一格里有2个人（王磊、李静）')
    const sent = county.emulator
      .messagesOf(county.emulator.privateChatOf(mei.openId))
      .findLast(one => one.type === 'file')
    expect(sent).toBeDefined()
    await mei.presses('应用')
    expect(await county.db.prisma.talent.count()).toBe(1)
  })
})

test('What is written as words comes back as words', async () => {
  const book = await openWorkbook(
    table([
      ['姓名', '=1+1'],
      ['<&>"', ' 二 '],
    ]),
    'a.xlsx',
  )
  expect(book.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
    ['姓名', '=1+1'],
    ['<&>"', '二'],
  ])
})
