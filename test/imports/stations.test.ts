import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage, table } from './stage.ts'

const head = [
  '依托单位',
  '主管部门',
  '乡镇',
  '类型',
  '级别',
  '领域',
  '专家姓名',
  '专家单位',
  '本地团队',
  '工作方案',
]

describe('A collected table of applications', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('becomes applications; what is already there is not applied for twice', async () => {
    const { mei, county } = stage
    const row = (...changes: readonly string[]): readonly string[] => [
      '农技中心',
      '农业农村局',
      '漕溪镇',
      '专家工作站',
      '县级',
      '茶叶',
      changes[0] ?? '陈文',
      '省农科院茶叶所',
      changes[1] ?? '李强、王丽、赵敏',
      '三年内建成茶叶绿色防控示范基地。',
    ]
    const rows = [head, row(), row('刘洋', '李强')]
    await stage.sends(mei, '申报汇总表.xlsx', table(rows))
    expect(mei.reads()).toContain('导入工作站台账')
    expect(mei.reads()).not.toContain('还缺')
    await mei.presses('核对')
    expect(mei.history().join('\n')).toContain('第3行：本地团队不少于3人，每行一人。')
    expect(await mei.presses('应用')).toBe('导入完成：新增1条，更新0条。')
    const station = await county.db.prisma.workstation.findFirstOrThrow({ include: { members: true } })
    expect([station.state, station.members.length]).toEqual(['applied', 3])
    await stage.sends(mei, '申报汇总表.xlsx', table(rows))
    await mei.presses('核对')
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 0, same: 1, wrong: 1 })
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    expect((await county.db.prisma.workstation.findFirstOrThrow()).state).toBe('closed')
  })
})

const known = {
  工作站名称: '云岭茶业陈文专家工作站',
  级别: '州级',
  类别: '专家工作站',
  依托单位: '农技中心',
  主管部门: '农业农村局',
  建站地点: '漕溪镇松炼村',
  领域: '茶叶',
  专家姓名: '陈文',
  职称: '研究员',
  专家单位: '省农科院茶叶所',
  批复文号: '云岭人才〔2023〕8号',
  批复时间: '2023.4.20',
  协议期限: '2023.5.8—2027.5.7',
  挂牌时间: '2023年5月',
  原级别: '县级',
  升级时间: '45474',
  状态: '运行',
  撤销时间: '',
}

type Known = Partial<Record<keyof typeof known, string>>

const standing = (...rows: readonly Known[]): Uint8Array =>
  table([
    ['云岭县专家工作站台账'],
    Object.keys(known),
    ...rows.map(row => Object.values({ ...known, ...row })),
  ])

describe('Stations that stand already', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const imports = async (...rows: readonly Known[]) => {
    await stage.sends(stage.mei, '工作站台账.xlsx', standing(...rows))
    await stage.mei.presses('核对')
    return stage.mei.presses('应用')
  }

  const figure = (question: string): Promise<string> => stage.mei.asks(question)

  test('come with the state they have; past days count them from their own date', async () => {
    const { mei, zhao, county } = stage
    await stage.sends(mei, '工作站台账.xlsx', standing({}))
    expect(mei.reads()).toContain('协议期限 → 协议起止')
    expect(mei.reads()).not.toContain('还缺')
    await mei.presses('核对')
    expect(mei.reads()).toContain('1行：已经批复的工作站按表里的状态导入，不再走申报和评审。')
    expect(mei.reads()).toContain('1行：日期只写到月')
    expect(await mei.presses('应用')).toBe('导入完成：新增1条，更新0条。')
    expect(await county.db.prisma.workstation.findFirstOrThrow()).toMatchObject({
      name: '云岭茶业陈文专家工作站',
      state: 'running',
      level: 'prefecture',
      approvalDoc: '云岭人才〔2023〕8号',
      plateOn: new Date('2023-05-01'),
      startsOn: new Date('2023-05-08'),
      endsOn: new Date('2027-05-07'),
      dueAt: null,
    })
    expect(await figure('指标 IND-17')).toContain('1个')
    expect(await figure('指标 IND-18')).toContain('0个')
    // Raised on 1 July 2024 (45474): before, it was a county's.
    expect(await figure('指标 IND-18 2024-06-30')).toContain('1个')
    expect(await figure('指标 IND-17 2024-06-30')).toContain('0个')
    expect(await figure('指标 IND-18 2023-04-30')).toContain('0个')
    expect(await figure('指标 IND-11 2023年')).toContain('1个')
    await zhao.says('经过 GZ-1')
    expect(zhao.reads()).toContain('从台账导入')
    expect(
      await county.db.prisma.auditEvent.findFirst({ where: { event: 'workstation.imported' } }),
    ).toMatchObject({ source: 'import', after: { document: '云岭人才〔2023〕8号', import: 'DR-1' } })
  })

  test('scold nobody: not at the import, and not for what had passed before it', async () => {
    const { county } = stage
    const host = await county.person('赵站长', { role: 'department', unit: '云岭县农业技术推广中心' })
    await imports(
      { 专家姓名: '陈文' },
      { 专家姓名: '刘洋', 协议期限: '2021.5.8—2024.5.7' },
      { 专家姓名: '孙立', 状态: '已批复，待签约', 批复时间: '2025.3.3', 挂牌时间: '', 协议期限: '' },
      { 专家姓名: '何勇', 状态: '已终止', 撤销时间: '2025.12', 协议期限: '' },
    )
    const states = await county.db.prisma.workstation.findMany({ orderBy: { id: 'asc' } })
    expect(states.map(({ state }) => state)).toEqual(['running', 'renewal', 'approved', 'closed'])
    await county.clock.set('2026-11-24T09:30')
    await county.clock.set('2026-11-25T09:30')
    expect(host.history()).toEqual([])
    expect(await figure('指标 GZ-01 2025-11-30')).toContain('3个')
    expect(await figure('指标 GZ-01 2025-12-31')).toContain('2个')
  })

  test('ask for the next agreement sixty days before theirs ends, as with any other', async () => {
    const { county } = stage
    const host = await county.person('赵站长', { role: 'department', unit: '云岭县农业技术推广中心' })
    await imports({ 协议期限: '2023.12.20—2026.12.19' })
    expect(host.history()).toEqual([])
    await county.clock.set('2026-11-24T09:30')
    expect(host.history().join('\n')).toContain('协议60天内到期，请续签或者终止。')
  })

  test('that come while half-year notes are collected are not told that theirs is late', async () => {
    const { mei, county } = stage
    const host = await county.person('赵站长', { role: 'department', unit: '云岭县农业技术推广中心' })
    await county.clock.set('2027-07-05T09:00')
    const told = [host, mei].map(one => one.history().length)
    await imports({})
    const after = mei.history().length
    await county.clock.set('2027-07-06T09:30')
    expect(host.history().length).toBe(told[0])
    expect(mei.history().slice(after).join('\n')).not.toContain('小结')
  })

  test('need their approval, and the days their state is made of', async () => {
    const { mei, county } = stage
    const rows = [
      { 批复文号: '', 批复时间: '', 协议期限: '' },
      { 专家姓名: '刘洋', 挂牌时间: '2027-01-01' },
      { 专家姓名: '孙立', 状态: '筹备' },
      { 专家姓名: '何勇', 协议期限: '三年' },
      { 专家姓名: '吴敏', 升级时间: '' },
    ]
    await stage.sends(mei, '工作站台账.xlsx', standing(...rows))
    await mei.presses('核对')
    const said = mei.history().join('\n')
    expect(said).toContain('第3行：请填写批复文号。“运行”的工作站要填批复日期、协议开始、协议到期。')
    expect(said).toContain('第4行：挂牌日期还没有到，请核对。')
    expect(said).toContain('第5行：状态“筹备”看不懂')
    expect(said).toContain('第6行：协议起止：“三年”看不出起止日期')
    expect(said).toContain('第7行：写了原级别，请写升级日期。')
    expect(await county.db.prisma.workstation.count()).toBe(0)
  })

  test('are told by the office alone', async () => {
    const { county } = stage
    const dept = await county.person('何农', { role: 'department', unit: '云岭县农业农村局' })
    await stage.sends(dept, '工作站台账.xlsx', standing({}))
    await dept.presses('核对')
    expect(dept.history().join('\n')).toContain('已经批复的工作站由人才办导入')
  })

  test('are there once; taken back, no day counts them, unless somebody went on with one', async () => {
    const { mei, county } = stage
    await imports({}, { 专家姓名: '刘洋' })
    await stage.sends(mei, '工作站台账.xlsx', standing({}, { 专家姓名: '刘洋' }))
    await mei.presses('核对')
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 0, same: 2 })
    await mei.says('GZ-2')
    await mei.presses('更换专家')
    await mei.submits('登记', { leftOn: '2026-11-20 +0800' })
    expect((await county.db.prisma.workstation.findUniqueOrThrow({ where: { id: 2 } })).version).toBe(2)
    await mei.says('撤销导入 DR-1')
    await mei.presses('撤销导入')
    expect(mei.reads()).toContain('第4行：GZ-2已经有人办过。')
    expect(await figure('指标 GZ-01 2025-11-30')).toContain('1个')
    await imports({})
    expect((await stage.newestImport()).created).toBe(1)
  })
})
