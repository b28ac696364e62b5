import { expect, test } from 'vitest'
import { startStage } from './stage.ts'

test('pairings and grievances leave too; what was said in a case only with the head’s yes', {
  timeout: 60_000,
}, async () => {
  const { county, mei, zhao, qiang, verified, sheets } = await startStage()
  const { prisma } = county.db
  const { id: talentId } = await verified('杨春兰')
  const village = await prisma.village.findFirstOrThrow({ where: { name: '松炼村' } })
  const other = await prisma.village.findFirstOrThrow({ where: { name: '云头村' } })
  const now = county.clock.now()
  const dates = { since: now, createdAt: now, updatedAt: now }
  const pairing = { kind: 'village', talentId, origin: 'office', state: 'active', proposedBy: 'person:1' }
  await prisma.pairing.create({ data: { ...pairing, ...dates, villageId: village.id } })
  await prisma.pairing.create({ data: { ...pairing, ...dates, villageId: other.id } })
  const filer = await prisma.person.findFirstOrThrow({ where: { name: '杨春兰' } })
  const told = { talentId, filedById: filer.id, channel: 'self', kind: 'schooling', nature: 'help' }
  await prisma.grievance.create({
    data: {
      ...told,
      ...dates,
      id: 202_600_001,
      text: county.vault.seal('=孩子没有学位'),
      state: 'submitted',
    },
  })

  await mei.says('导出 结对')
  await mei.presses('导出')
  expect((await sheets(mei)).结对台账?.map(row => row[4])).toContain('白石镇云头村')
  await qiang.says('导出 结对')
  await qiang.presses('导出')
  const own = (await sheets(qiang)).结对台账?.map(row => row[4])
  expect(own).toContain('漕溪镇松炼村')
  expect(own).not.toContain('白石镇云头村')

  await mei.says('导出 诉求 含诉求内容')
  await mei.submits('导出', { columns: ['text'], purpose: '整理典型案例', receiver: '县委办' })
  await zhao.presses('批准导出')
  expect((await sheets(mei)).诉求台账?.flat()).toContain('=孩子没有学位')
  await qiang.says('导出 诉求')
  expect(qiang.reads()).toContain('您不能导出这种台账')
  await county.end()
})
