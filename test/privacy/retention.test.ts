import { expect, test } from 'vitest'
import { startStage } from '../talents/stage.ts'

test('what was said in a case is deleted two years after it ended; that there was one stays', async () => {
  const { county, verified } = await startStage()
  const { prisma } = county.db
  const { id: talentId } = await verified('杨春兰')
  const filer = await prisma.person.findFirstOrThrow({ where: { name: '杨春兰' } })
  const made = async (id: number, closedAt: Date) => {
    await prisma.grievance.create({
      data: {
        id,
        talentId,
        filedById: filer.id,
        channel: 'self',
        kind: 'schooling',
        nature: 'help',
        text: county.vault.seal('孩子没有学位'),
        state: 'archived',
        since: closedAt,
        closedAt,
        createdAt: closedAt,
        updatedAt: closedAt,
        notes: {
          create: [{ kind: 'reply', text: county.vault.seal('已经协调'), by: 'person:1', at: closedAt }],
        },
      },
    })
  }
  await made(202_400_001, new Date('2024-11-20T10:00:00+08:00'))
  await made(202_400_002, new Date('2024-12-20T10:00:00+08:00'))
  await county.clock.set('2026-11-24T04:00')
  const words = async (id: number) => {
    const row = await prisma.grievance.findUniqueOrThrow({ where: { id }, include: { notes: true } })
    return [county.vault.open(row.text), row.notes.length, row.state]
  }
  expect(await words(202_400_001)).toEqual(['（保存期满，已删除）', 0, 'archived'])
  expect(await words(202_400_002)).toEqual(['孩子没有学位', 1, 'archived'])
  await county.end()
})
