import { expect, test } from 'vitest'
import { startStage, table } from './stage.ts'

test('a collected table of applications becomes applications; what is already there is not applied for twice', async () => {
  const stage = await startStage()
  const { mei, county } = stage
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
  expect(mei.reads()).toContain('导入工作站申报台账')
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
  await county.end()
})
