import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage, table } from './stage.ts'

describe('A ledger of pairings', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const head = ['乡镇', '结对村', '姓名', '帮扶内容', '开始时间', '截止时间']

  const checks = async (rows: readonly (readonly string[])[]): Promise<string> => {
    await stage.sends(stage.mei, '结对台账.xlsx', table(rows))
    await stage.mei.presses('核对')
    return stage.mei.history().join('\n')
  }

  test('becomes proposals that the parties still confirm; taken back before anybody has', async () => {
    const { mei, qiang, county } = stage
    const { prisma } = county.db
    await stage.verified('韩梅')
    const rows = [
      ['云岭县人才兴村结对台账', '', '', '', '', ''],
      head,
      ['漕溪镇', '松炼村', '韩梅', '核桃嫁接', '2026-11-01', '2027-10-31'],
      ['', '铁厂村', '同上', '核桃管护', '2026.11', '2027年10月'],
      ['', '没有的村', '韩梅', '', '', ''],
      ['', '仁山村', '李建华', '', '', ''],
      ['', '松炼村、仁山村', '韩梅', '', '', ''],
      ['', '仁山村', '韩梅、李建华', '', '', ''],
      ['漕溪镇', '松炼村', '韩梅', '核桃嫁接', '2026-11-01', '2027-10-31'],
    ]
    const said = await checks(rows)
    expect(said).toContain('核对结果：结对台账')
    expect(said).toContain('第5行：名录里没有村“没有的村”。')
    expect(said).toContain('第6行：人才库里没有已入库的“李建华”。')
    expect(said).toContain('第7行：一格里有2个村（松炼村、仁山村），请一个村一行。')
    expect(said).toContain('第8行：人才姓名：一格里有2个人（韩梅、李建华），请一人一行。')
    expect(said).toContain('第9行：和第3行重复。')
    expect(said).toContain('2行：导入后要人才和村（单位）确认，每人只收到一张卡片。')
    expect(await mei.presses('应用')).toBe('导入完成：新增2条，更新0条。')
    expect(
      await prisma.pairing.findMany({ include: { village: true }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { state: 'awaiting', goal: '核桃嫁接', village: { name: '松炼村' } },
      { startsOn: new Date('2026-11-01'), endsOn: new Date('2027-10-31'), village: { name: '铁厂村' } },
    ])
    expect(qiang.history().join('\n')).toContain('韩梅')
    await checks(rows)
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 0, same: 2, wrong: 5 })
    await mei.says('撤销导入 DR-1')
    await mei.presses('撤销导入')
    expect((await prisma.pairing.findFirstOrThrow()).state).toBe('ended')
  })

  test('asks each person once, however many pairings wait for him; he agrees to all at once', async () => {
    const { mei, qiang, county } = stage
    const { prisma } = county.db
    const han = await stage.verified('韩梅')
    const yang = await stage.verified('杨春兰')
    const before = [qiang, han.person, yang.person].map(one => one.history().length)
    await stage.imports(mei, [
      head,
      ['漕溪镇', '松炼村', '韩梅', '核桃', '', ''],
      ['漕溪镇', '铁厂村', '韩梅', '核桃', '', ''],
      ['漕溪镇', '仁山村', '韩梅', '核桃', '', ''],
      ['漕溪镇', '仁山村', '杨春兰', '制茶', '', ''],
    ])
    await county.settle()
    const after = [qiang, han.person, yang.person].map(one => one.history().length)
    expect(after.map((length, nth) => length - (before[nth] ?? 0))).toEqual([1, 1, 1])
    expect(qiang.reads()).toContain('全部同意（4项）')
    expect(yang.person.reads()).toContain('仁山村')
    // Three villages are one too many: two are agreed to, the third is left with the reason.
    expect(await han.person.presses('全部同意（3项）')).toBe('已同意2项。')
    expect(han.person.reads()).toMatch(/JD-3：韩梅已经结对2个村（JD-1、JD-2），不能再增加。/)
    await qiang.presses('全部同意（4项）')
    expect(qiang.reads()).toContain('没有要答复的结对了')
    await yang.person.presses('同意')
    expect((await prisma.pairing.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)).toEqual([
      'office',
      'office',
      'awaiting',
      'office',
    ])
    const card = han.person.message()
    await mei.says('撤销导入 DR-1')
    await mei.presses('撤销导入')
    expect(mei.reads()).toContain('第2行：JD-1已经有人答复或办过。')
    // JD-3 was answered by the village, so that it stands too; whoever presses a card of before sees how it is now.
    expect((await prisma.pairing.findUniqueOrThrow({ where: { id: 3 } })).state).toBe('awaiting')
    expect(await han.person.pressesOn(card, '全部同意（1项）')).toBe('已同意0项。')
  })

  test('a long one asks each person once as well, and goes on from page to page', async () => {
    const { mei, qiang, county } = stage
    const { prisma } = county.db
    await stage.verified('韩梅')
    const { id: townshipId } = await prisma.township.findFirstOrThrow({ where: { name: '漕溪镇' } })
    const names = Array.from({ length: 60 }, (_, nth) => `第${nth + 1}村`)
    await prisma.village.createMany({ data: names.map(name => ({ name, kind: '村', townshipId })) })
    const before = qiang.history().length
    await stage.imports(mei, [head, ...names.map(name => ['漕溪镇', name, '韩梅', '核桃', '', ''])])
    await county.settle()
    expect(qiang.history().length).toBe(before + 1)
    expect(qiang.reads()).toContain('共60项')
    await qiang.presses('下一页')
    expect(qiang.reads()).toContain('第50村')
    await qiang.presses('全部同意（60项）')
    await county.settle()
    expect(await prisma.pairing.count({ where: { villageYes: { not: null } } })).toBe(60)
    expect(qiang.reads()).toContain('已同意60项。')
  })

  const paper = [...head, '确认依据', '状态']
  const basis = '云岭人才〔2025〕6号'

  test('with a paper they hold since the day it says, and the coverage of past days is right', async () => {
    const { mei, qiang, county } = stage
    const { prisma } = county.db
    const { person } = await stage.verified('韩梅')
    await stage.verified('杨春兰')
    const before = [qiang, person].map(one => one.history().length)
    const said = await checks([
      paper,
      ['漕溪镇', '松炼村', '韩梅', '核桃', '2025-01-01', '2027-12-31', basis, ''],
      ['漕溪镇', '铁厂村', '杨春兰', '制茶', '2024-01-01', '2025-06-30', basis, ''],
      ['漕溪镇', '铁厂村', '杨春兰', '制茶', '2025.9', '', basis, '已结对'],
    ])
    expect(said).toContain('2行：按表里的确认依据直接成立，不再请各方确认。')
    expect(said).toContain('1行：已经结束，只作为历史记入')
    expect(await mei.presses('应用')).toBe('导入完成：新增3条，更新0条。')
    await county.clock.set('2026-11-24T09:30')
    expect([qiang, person].map(one => one.history().length)).toEqual(before)
    expect((await prisma.pairing.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)).toEqual([
      'active',
      'ended',
      'active',
    ])
    const covered = async (day: string): Promise<string | undefined> => {
      await mei.says(`指标 JD-01 ${day}`)
      return /结对覆盖村：(\d+)/.exec(mei.reads())?.[1]
    }
    expect(await covered('2023-12-31')).toBe('0')
    expect(await covered('2024-06-30')).toBe('1')
    expect(await covered('2025-06-30')).toBe('2')
    expect(await covered('2025-08-31')).toBe('1')
    expect(await covered('2026-10-31')).toBe('2')
    await mei.says('经过 JD-1')
    expect(mei.reads()).toContain('从台账导入')
    await person.says('登记服务 JD-1')
    await mei.says('撤销导入 DR-1')
    await mei.presses('撤销导入')
    expect(await covered('2025-06-30')).toBe('0')
    expect(await prisma.pairingSpan.count()).toBe(0)
  })

  test('what their papers say has to fit together', async () => {
    await stage.verified('韩梅')
    await stage.verified('杨春兰')
    const said = await checks([
      paper,
      ['漕溪镇', '松炼村', '韩梅', '', '', '', basis, ''],
      ['漕溪镇', '铁厂村', '韩梅', '', '2027-01-01', '', basis, ''],
      ['漕溪镇', '仁山村', '韩梅', '', '2025-01-01', '2025-12-31', basis, '已结对'],
      ['漕溪镇', '仁山村', '杨春兰', '', '2025-01-01', '2025-12-31', '', ''],
      ['漕溪镇', '铁厂村', '杨春兰', '', '2025-01-01', '', '', '解除'],
      ['漕溪镇', '松炼村', '杨春兰', '', '2025-01-01', '', basis, '待定'],
    ])
    expect(said).toContain('第2行：已经结对的要填确认依据和开始日期')
    expect(said).toContain('第3行：开始日期还没有到')
    expect(said).toContain('第4行：截止日期已过，状态却是已结对')
    expect(said).toContain('第5行：截止日期已经过去，不用再确认')
    expect(said).toContain('第6行：已经结束的结对要填确认依据、开始日期和截止日期。')
    expect(said).toContain('第7行：状态“待定”看不懂')
  })

  test('papers are the office’s to import; a township asks', async () => {
    const { qiang } = stage
    await stage.verified('韩梅')
    await stage.sends(
      qiang,
      '结对台账.xlsx',
      table([
        paper,
        ['漕溪镇', '松炼村', '韩梅', '', '2025-01-01', '', basis, ''],
        ['漕溪镇', '铁厂村', '韩梅', '', '', '', '', ''],
        ['白石镇', '云头村', '韩梅', '', '', '', '', ''],
      ]),
    )
    await qiang.presses('核对')
    const said = qiang.history().join('\n')
    expect(said).toContain('第2行：按依据直接导入的结对由人才办办理')
    expect(said).toContain('第4行：这不在您负责的范围。')
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 1, wrong: 2 })
  })

  test('a unit is served as well as a village; the kind says what for', async () => {
    const { mei, county } = stage
    await stage.verified('韩梅')
    await stage.imports(mei, [
      ['人才姓名', '结对类别', '结对村', '结对企业', '帮扶内容', '起止时间', '文件依据'],
      ['韩梅', '人才助企', '', '农技中心', '指导选种', '2026.1-2027.12', basis],
      ['韩梅', '干部结对', '漕溪镇松炼村', '', '驻村', '2026.3-2027.12', basis],
    ])
    expect(
      await county.db.prisma.pairing.findMany({ include: { unit: true }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { kind: 'enterprise', unit: { name: '云岭县农业技术推广中心' }, state: 'active' },
      { kind: 'cadre', endsOn: new Date('2027-12-31'), state: 'active' },
    ])
  })

  test('somebody who has two villages already is left out, with the reason; the others are taken', async () => {
    const { mei, county } = stage
    const { prisma } = county.db
    await stage.verified('韩梅')
    await stage.verified('杨春兰')
    const head = ['结对村', '人才姓名', '帮扶内容', '开始时间', '依据']
    const said = await checks([
      head,
      ['漕溪镇松炼村', '韩梅', '核桃', '2026-01-01', basis],
      ['漕溪镇铁厂村', '韩梅', '核桃', '2026-01-01', basis],
      ['漕溪镇仁山村', '韩梅', '核桃', '2026-01-01', basis],
    ])
    expect(said).toContain('第4行：这位人才连同表里前面的已经结对2个村，每人最多2个村。')
    await mei.presses('应用')
    const again = await checks([
      head,
      ['漕溪镇仁山村', '韩梅', '核桃', '', ''],
      ['漕溪镇松炼村', '杨春兰', '制茶', '', ''],
    ])
    expect(again).toContain('第2行：这位人才已经结对2个村（JD-1、JD-2），每人最多2个村。')
    await mei.presses('应用')
    expect(await stage.newestImport()).toMatchObject({ state: 'applied', created: 1, cursor: 2 })
    expect(await prisma.pairing.count({ where: { talent: { name: '杨春兰' } } })).toBe(1)
  })
})
