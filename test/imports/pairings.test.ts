import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage, table } from './stage.ts'

describe('A ledger of pairings', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const head = ['乡镇', '结对村', '姓名', '帮扶内容', '开始时间', '截止时间']

  test('becomes proposals that the parties still confirm; taken back before anybody has', async () => {
    const { mei, qiang, county } = stage
    const { prisma } = county.db
    await stage.verified('韩梅')
    const rows = [
      ['云岭县人才兴村结对台账', '', '', '', '', ''],
      head,
      ['漕溪镇', '松炼村', '韩梅', '核桃嫁接', '2026-11-01', '2027-10-31'],
      ['', '铁厂村', '同上', '核桃管护', '2026.11', ''],
      ['', '没有的村', '韩梅', '', '', ''],
      ['', '仁山村', '李建华', '', '', ''],
    ]
    await stage.sends(mei, '结对台账.xlsx', table(rows))
    expect(mei.reads()).toContain('收到表格：导入结对台账')
    await mei.presses('核对')
    const said = mei.history().join('\n')
    expect(said).toContain('第4行：开始和截止日期要写到日，例如：2026-05-01。')
    expect(said).toContain('第5行：名录里没有村“没有的村”。')
    expect(said).toContain('第6行：人才库里没有已入库的“李建华”。')
    expect(await mei.presses('应用')).toBe('导入完成：新增1条，更新0条。')
    expect(await prisma.pairing.findMany({ include: { village: true } })).toMatchObject([
      { state: 'awaiting', goal: '核桃嫁接', village: { name: '松炼村' } },
    ])
    expect(qiang.history().join('\n')).toContain('韩梅')
    await stage.sends(mei, '结对台账.xlsx', table(rows))
    await mei.presses('核对')
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 0, same: 1, wrong: 3 })
    await mei.says('撤销导入 DR-1')
    await mei.presses('撤销导入')
    expect((await prisma.pairing.findFirstOrThrow()).state).toBe('ended')
  })

  test('somebody who has two villages already is left out, with the reason; the others are taken', async () => {
    const { mei, county } = stage
    const { prisma } = county.db
    await stage.verified('韩梅')
    await stage.verified('杨春兰')
    const head = ['结对村', '人才姓名', '帮扶内容']
    await stage.imports(mei, [head, ['漕溪镇松炼村', '韩梅', '核桃'], ['漕溪镇铁厂村', '韩梅', '核桃']])
    await prisma.pairing.updateMany({ data: { state: 'active' } })
    await stage.imports(mei, [head, ['漕溪镇仁山村', '韩梅', '核桃'], ['漕溪镇松炼村', '杨春兰', '制茶']])
    expect(await stage.newestImport()).toMatchObject({ state: 'applied', created: 1, cursor: 2 })
    expect(mei.reads()).toMatch(/第2行：韩梅已经结对2个村（JD-\d+、JD-\d+），不能再增加。/)
    expect(await prisma.pairing.count({ where: { talent: { name: '杨春兰' } } })).toBe(1)
  })
})
