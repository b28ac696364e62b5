import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage, table } from './stage.ts'

describe('The lists the other ledgers refer to', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const checks = async (name: string, rows: readonly (readonly string[])[]): Promise<string> => {
    await stage.sends(stage.mei, name, table(rows, '表1'))
    await stage.mei.presses('核对')
    return stage.mei.history().join('\n')
  }

  test('villages and communities come in a table; what is there stays, what is used stays too when it is taken back', async () => {
    const { mei, county } = stage
    const { prisma } = county.db
    const said = await checks('村名录.xlsx', [
      ['乡镇', '村（社区）', '主导产业', '语言'],
      ['漕溪镇', '松炼村', '核桃', '白语'],
      ['同上', '新桥村委会', '茶叶、核桃', '彝语'],
      ['同上', '河东社区', '', ''],
      ['', '大坪村', '', ''],
      ['没有的镇', '大坪村', '', ''],
      ['漕溪镇', '仁和村', '养蜂', ''],
    ])
    expect(said).toContain('核对结果：村（社区）名录')
    expect(said).toContain('第5行：请填写乡镇。')
    expect(said).toContain('第6行：名录里没有乡镇“没有的镇”。')
    expect(said).toContain('名录里没有领域“养蜂”。')
    await mei.presses('应用')
    expect(await stage.newestImport()).toMatchObject({ created: 2 })
    expect(
      await prisma.village.findFirst({ where: { name: '新桥村' }, include: { industries: true } }),
    ).toMatchObject({ kind: '村', languages: ['彝语'], industries: [{}, {}] })
    expect(await prisma.village.findFirst({ where: { name: '河东社区' } })).toMatchObject({ kind: '社区' })
    await stage.verified('韩梅', { place: '漕溪镇新桥村' })
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    expect(mei.reads()).toContain('新桥村已经有1位人才用到')
    expect(await prisma.village.findFirst({ where: { name: '河东社区' } })).toBeNull()
  })

  test('units come in a table; a name that means another one already is refused', async () => {
    const { mei, county } = stage
    const said = await checks('单位名录.xlsx', [
      ['单位名称', '单位性质', '简称'],
      ['云岭县人民医院', '事业', ''],
      ['云岭县数据局', '机关', '数据局'],
      ['云岭茶业有限公司', '民营企业', '云岭茶业、县医院'],
    ])
    expect(said).toContain('“县医院”已经是“云岭县人民医院”的简称。')
    await mei.presses('应用')
    expect(await county.db.prisma.unit.findFirst({ where: { name: '云岭县数据局' } })).toMatchObject({
      kind: 'department',
      short: ['数据局'],
    })
    expect((await stage.newestImport()).created).toBe(1)
  })
})

describe('Leaders and their experts', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const head = ['联系领导', '专家姓名', '联系开始时间', '最近联系', '依据']

  test('come in by their paper, or are asked; nobody is reminded, past days are right, and it can be taken back', async () => {
    const { mei, county } = stage
    const { prisma } = county.db
    const chen = await county.person('陈立新', { role: 'leader' })
    for (const name of ['韩梅', '杨春兰', '李建华', '张丽']) await stage.verified(name)
    await mei.says('县级领导 陈立新')
    await mei.submits('登记', {
      person: chen.openId,
      rank: 'other',
      post: '县委常委、组织部部长',
      since: '2024-01-01 +0800',
    })
    const before = chen.history().length
    const rows = [
      head,
      ['陈立新', '韩梅', '2024.3', '2026年8月', '云岭人才〔2024〕2号'],
      ['陈立新', '杨春兰', '', '', ''],
      ['何书记', '杨春兰', '', '', ''],
      ['陈立新', '李建华', '', '', '云岭人才〔2024〕2号'],
      ['陈立新', '张丽', '', '', ''],
      ['陈立新', '李建华', '', '', ''],
    ]
    await stage.sends(mei, '联系专家台账.xlsx', table(rows, '表1'))
    await mei.presses('核对')
    const said = mei.history().join('\n')
    expect(said).toContain('第4行：县级领导名册里没有“何书记”')
    expect(said).toContain('第5行：有确认依据的要填联系开始日期')
    expect(said).toContain('第7行：和第5行重复。')
    await mei.presses('应用')
    expect((await prisma.liaison.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)).toEqual([
      'active',
      'assigned',
      'assigned',
    ])
    expect(chen.history().length).toBe(before + 2)
    await county.clock.set('2026-11-24T09:40')
    expect(chen.history().length).toBe(before + 2)
    const figure = (question: string): Promise<string> => mei.asks(question)
    expect(await figure('指标 IND-27 2024-02-29')).toContain('0人')
    expect(await figure('指标 IND-27 2024-03-31')).toContain('1人')
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    expect(await prisma.liaison.count({ where: { state: { not: 'ended' } } })).toBe(0)
    expect(await figure('指标 IND-27 2024-03-31')).toContain('0人')
  })
})
