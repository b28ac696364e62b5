import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { head, person, type Stage, startStage, table } from './stage.ts'

describe('A row of somebody who is in the register already', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const checked = async (rows: readonly (readonly string[])[]) => {
    await stage.sends(stage.mei, '台账.xlsx', table(rows))
    await stage.mei.presses('核对')
    const counts = (await stage.newestImport()).counts
    return { counts, said: stage.mei.history().join('\n') }
  }

  test('is known by the phone, changes what differs, and leaves alone what the table does not say', async () => {
    const { mei, county } = stage
    await stage.imports(mei, [head, person(1, '杨春兰'), person(2, '李建华')])
    const { counts, said } = await checked([
      head,
      person(1, '杨春兰', { 学历: '博士', 从事领域: '' }),
      person(2, '李建华'),
      person(3, '张丽'),
    ])
    expect(counts).toEqual({ fresh: 1, change: 1, same: 1, unclear: 0, wrong: 0 })
    expect(said).toContain('会更新：学历')
    await mei.presses('应用')
    const yang = await county.db.prisma.talent.findFirstOrThrow({
      where: { name: '杨春兰' },
      include: { fields: true },
    })
    expect([yang.education, yang.fields.length]).toEqual(['doctor', 1])
  })

  test('the same table a second time changes nothing', async () => {
    const rows = [
      head,
      person(1, '杨春兰'),
      person(2, '李建华', { 从事领域: '茶叶、核桃', 工作单位: '漕溪镇松炼村' }),
    ]
    await stage.imports(stage.mei, rows)
    const { counts } = await checked(rows)
    expect(counts).toEqual({ fresh: 0, change: 0, same: 2, unclear: 0, wrong: 0 })
  })

  test('a name and unit that are known with another phone are listed, not guessed', async () => {
    await stage.imports(stage.mei, [head, person(1, '杨春兰')])
    const { counts, said } = await checked([head, person(9, '杨春兰')])
    expect(counts).toMatchObject({ fresh: 0, unclear: 1 })
    expect(said).toMatch(/可能就是RC-\d+，但有一项对不上/)
  })

  test('by its number: two of one name in one unit are two people, one number twice is a mistake', async () => {
    const { mei, county } = stage
    await stage.imports(mei, [head, person(1, '郭庆福')])
    const first = await stage.newest()
    const { name, initials, category, state, unitId, registeredBy, createdAt, updatedAt } = first
    const known = { name, initials, category, state, unitId, registeredBy, createdAt, updatedAt }
    const second = await county.db.prisma.talent.create({ data: known })
    const row = (id: number) => [`RC-${id}`, '郭庆福', '云岭县人民医院', '博士']
    const heads = ['编号', '姓名', '工作单位', '学历']
    expect((await checked([heads, row(first.id), row(second.id)])).counts).toMatchObject({
      change: 2,
      wrong: 0,
    })
    const { counts, said } = await checked([heads, row(first.id), row(first.id)])
    expect(counts).toMatchObject({ change: 1, wrong: 1 })
    expect(said).toContain('和第2行重复。')
  })

  test('by name and unit, when the table has no phones', async () => {
    const { mei, county } = stage
    await stage.imports(mei, [head, person(1, '杨春兰'), person(2, '杨春兰', { 工作单位: '农技中心' })])
    const { counts } = await checked([
      ['姓名', '单位', '职称'],
      ['杨春兰', '县医院', '副主任医师'],
      ['李建华', '县医院', '医师'],
    ])
    expect(counts).toEqual({ fresh: 0, change: 1, same: 0, unclear: 0, wrong: 1 })
    await mei.presses('应用')
    expect(
      await county.db.prisma.talent.findFirst({ where: { title: '副主任医师' }, include: { unit: true } }),
    ).toMatchObject({
      unit: { name: '云岭县人民医院' },
    })
  })

  test('two rows of one person are a mistake of the table', async () => {
    const { counts, said } = await checked([head, person(1, '杨春兰'), person(1, '杨春兰', { 学历: '硕士' })])
    expect(counts).toMatchObject({ fresh: 1, wrong: 1 })
    expect(said).toContain('第3行：和第2行重复。')
  })

  test('a verified record keeps its old value in view, and gets it back when the import is taken back', async () => {
    const { mei, qiang, county } = stage
    const { id } = await stage.verified('杨春兰')
    const before = await stage.row(id)
    const rows = [
      ['编号', '姓名', '学历', '联系电话'],
      [`RC-${id}`, '杨春兰', '硕士', '13912345678'],
    ]
    await stage.sends(qiang, '台账.xlsx', table(rows))
    await qiang.presses('核对')
    expect(qiang.history().join('\n')).toContain(`RC-${id}已经入库，改动由人才办裁定`)
    await stage.imports(mei, rows)
    const { education, phoneHash } = await stage.row(id)
    expect([education, phoneHash === before.phoneHash]).toEqual(['master', false])
    expect(await county.db.prisma.correction.count({ where: { talentId: id, state: 'applied' } })).toBe(2)
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    const after = await stage.row(id)
    expect([after.education, after.phoneHash, after.state]).toEqual([
      before.education,
      before.phoneHash,
      'verified',
    ])
    expect(await stage.tablesWith('13912345678')).toEqual([])
  })

  test('what somebody did since is not taken back, but listed', async () => {
    const { mei, ling, county } = stage
    await stage.imports(mei, [head, person(1, '杨春兰'), person(2, '李建华')])
    const yang = await county.db.prisma.talent.findFirstOrThrow({ where: { name: '杨春兰' } })
    await ling.says(`离库 RC-${yang.id}`)
    await ling.submits('办理离库', { reason: 'transfer' })
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    expect(mei.reads()).toContain(`第2行：RC-${yang.id}导入以后又有人办过。`)
    expect((await stage.row(yang.id)).state).toBe('exited')
    expect(await county.db.prisma.talent.count({ where: { state: 'erased' } })).toBe(1)
  })

  test('what it takes to bring former values back is forgotten after seven days', async () => {
    const { mei, zhao, county } = stage
    const { prisma } = county.db
    await stage.imports(mei, [head, person(1, '杨春兰'), person(2, '李建华')])
    expect(await prisma.importRow.count()).toBe(2)
    await county.clock.set('2026-12-02T04:00')
    expect((await prisma.importRow.findMany()).map(({ kept }) => kept)).toEqual([{}, {}])
    await zhao.says('导入记录')
    expect(zhao.reads()).toContain('已导入：新增2条')
  })

  test('after seven days it stands, and a second time nothing is taken back', async () => {
    const { mei, county } = stage
    await stage.imports(mei, [head, person(1, '杨春兰')])
    const { id } = await stage.newestImport()
    await mei.says(`撤销导入 DR-${id}`)
    const question = mei.message()
    await county.clock.set('2026-12-01T10:00')
    expect(await mei.pressesOn(question, '撤销导入')).toContain('导入已经超过7天')
    expect(await county.db.prisma.talent.count({ where: { state: 'erased' } })).toBe(0)
  })
})
