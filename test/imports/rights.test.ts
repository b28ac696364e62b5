import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { head, person, type Stage, startStage, table } from './stage.ts'

describe('Who may import what', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('a township officer imports the people of his township, and nobody else’s', async () => {
    const { qiang, county } = stage
    const rows = [
      head,
      person(1, '杨春兰', { 工作单位: '漕溪镇松炼村' }),
      person(2, '李建华', { 工作单位: '白石镇云头村' }),
    ]
    await stage.sends(qiang, '台账.xlsx', table(rows))
    await qiang.presses('核对')
    expect(qiang.history().join('\n')).toContain('第3行：单位或村不在您负责的范围内。')
    await qiang.presses('应用')
    expect((await county.db.prisma.talent.findMany()).map(({ name }) => name)).toEqual(['杨春兰'])
  })

  test('a talent’s table is none of the register’s business', async () => {
    const han = await stage.county.person('韩梅')
    await stage.sends(han, '台账.xlsx', table([head, person(1, '杨春兰')]))
    expect(han.reads()).not.toContain('收到表格')
    await han.says('导入')
    expect(han.reads()).toContain('您目前没有“导入台账”的权限')
  })

  test('identity numbers are written only when the head applies', async () => {
    const { mei, zhao, county } = stage
    const rows = [
      [...head, '身份证号'],
      [...person(1, '杨春兰'), '11010519491231002X'],
      [...person(2, '李建华'), '5.33E+17'],
    ]
    await stage.sends(mei, '台账.xlsx', table(rows))
    await mei.presses('核对')
    expect(mei.history().join('\n')).toContain('身份证号被 Excel 变成了“5.33E+17”')
    expect(await mei.presses('应用')).toContain('表里有身份证号，要由人才办主任应用。')
    expect(await county.db.prisma.talent.count()).toBe(0)
    expect(zhao.reads()).toContain('核对结果：人才台账')
    expect(await zhao.presses('应用')).toBe('导入完成：新增1条，更新0条。')
    const [talent] = await county.db.prisma.talent.findMany()
    expect(talent?.idHash).not.toBeNull()
  })

  test('a township officer’s column of identity numbers is not read at all', async () => {
    const { qiang, county } = stage
    const rows = [
      [...head, '身份证号'],
      [...person(1, '杨春兰', { 工作单位: '漕溪镇松炼村' }), '11010519491231002X'],
    ]
    await stage.sends(qiang, '台账.xlsx', table(rows))
    expect(qiang.reads()).toContain('身份证号不能由您用表格导入，没有读。')
    await qiang.presses('核对')
    await qiang.presses('应用')
    expect((await county.db.prisma.talent.findMany())[0]?.idHash).toBeNull()
  })

  test('nobody sees another officer’s table, but the head sees all', async () => {
    const { mei, ling, zhao } = stage
    await stage.imports(mei, [head, person(1, '杨春兰')], '县医院.xlsx')
    const { id } = await stage.newestImport()
    await ling.says('导入记录')
    expect(ling.reads()).toContain('还没有导入过表格')
    await ling.says(`撤销导入 DR-${id}`)
    expect(ling.reads()).toContain('没有找到这次导入')
    await zhao.says('导入记录')
    expect(zhao.reads()).toContain('县医院.xlsx')
    await zhao.says(`撤销导入 DR-${id}`)
    expect(await zhao.presses('撤销导入')).toBe('导入已撤销')
  })

  test('in the office’s group a table is answered in private; in other groups it is nobody’s business', async () => {
    const { mei, county } = stage
    const office = await county.group('office')
    const village = await county.group('village')
    for (const app of county.emulator.state.apps.values()) Object.assign(app, { hearsAll: true })
    await stage.sends(mei, '台账.xlsx', table([head, person(1, '杨春兰')]), office.chatId)
    expect(office.reads()).toContain('表格收到，对应关系已私聊发您核对。')
    expect(mei.reads()).toContain('收到表格')
    const before = village.history().length
    await stage.sends(mei, '台账.xlsx', table([head, person(1, '杨春兰')]), village.chatId)
    expect(village.history().length).toBe(before + 1)
  })
})
