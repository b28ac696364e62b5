import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

describe('A long ledger', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
    const { prisma } = stage.county.db
    const now = stage.county.clock.now()
    const village = await prisma.village.findFirstOrThrow()
    await prisma.talent.createMany({
      data: Array.from({ length: 6_000 }, (_, at) => ({
        name: `王${at}`,
        initials: 'w',
        category: 'rural',
        state: 'verified',
        villageId: village.id,
        townshipId: village.townshipId,
        householdsLed: 2,
        registeredBy: 'system:story',
        createdAt: now,
        updatedAt: now,
      })),
    })
  })
  afterEach(() => stage.county.end())

  test('waits for a button, shows how far it is, and becomes the file', async () => {
    const { mei } = stage
    await mei.says('导出 人才台账')
    expect(mei.reads()).toContain('6000行')
    expect(() => mei.file()).toThrow()
    await mei.presses('导出')
    expect(mei.history().join('\n')).toContain('导出完成')
    const { 人才台账: rows = [] } = await stage.sheets(mei)
    expect(rows).toHaveLength(6_003)
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['合计', '6000条'])
    expect(rows.at(-1)).toContain('12000')
  })

  test('is made by the clock when the program ended in the middle, once', async () => {
    const { mei, county } = stage
    await mei.says('导出 人才台账')
    const card = mei.message()
    const author = await county.db.prisma.person.findFirstOrThrow({ where: { name: '段小梅' } })
    // As a program leaves it that was killed between two pages.
    await county.db.prisma.export.create({
      data: {
        state: 'making',
        noun: 'talents',
        filter: { townships: [], villages: [], units: [], fields: [], states: [], words: [] },
        columns: ['number', 'name'],
        dataClass: 'P1',
        total: 6_000,
        cursor: 5_000,
        by: author.id,
        cardMessage: card.messageId,
        createdAt: county.clock.now(),
      },
    })
    await county.clock.set('2026-11-23T09:03')
    expect(() => mei.file()).toThrow()
    await county.clock.set('2026-11-23T09:05')
    expect((await stage.sheets(mei)).人才台账).toHaveLength(6_003)
    await county.clock.set('2026-11-23T09:30')
    expect(mei.history().filter(line => line.includes('［文件'))).toHaveLength(1)
    expect((await stage.exports()).map(({ state, attempt }) => [state, attempt])).toEqual([['done', 2]])
  })
})
