import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from '../talents/stage.ts'

// The register's past, through its own front door.

let stage: Stage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const value = async (asked: string): Promise<string> => {
  await stage.mei.says(`指标 ${asked}`)
  return stage.mei.reads().split('\n')[0] ?? ''
}

describe('Somebody who left', () => {
  test('is gone from today’s figure, still stands in yesterday’s, and counts among those who left', async () => {
    const { id } = await stage.verified('钱进')
    await stage.county.clock.set('2026-11-24T09:00')
    await stage.mei.says(`离库 RC-${id}`)
    await stage.mei.submits('办理离库', { reason: 'transfer' })
    expect(await value('RC-01')).toContain('0人')
    expect(await value('RC-01 2026-11-23')).toContain('1人')
    expect(await value('RC-04')).toContain('1人')
    await stage.mei.says('溯源 RC-04')
    expect(stage.mei.reads()).toContain(`RC-${id} 钱进`)
  })
})

describe('Two units that turn out to be one', () => {
  test('are one in the past too, also for those who have left since; apart again, when that is taken back', async () => {
    const { prisma } = stage.county.db
    const { id: gone } = await prisma.unit.findFirstOrThrow({ where: { name: '云岭县人民医院' } })
    const { id: kept } = await prisma.unit.findFirstOrThrow({ where: { name: '云岭县教育体育局' } })
    const [first, second] = [await stage.verified('甲医生'), await stage.verified('乙医生')]
    await prisma.talent.updateMany({
      where: { id: { in: [first.id, second.id] } },
      data: { unitId: gone, updatedAt: new Date('2026-11-24T10:00:00+08:00') },
    })
    await stage.county.clock.set('2026-11-25T09:00')
    await stage.mei.says(`离库 RC-${second.id}`)
    await stage.mei.submits('办理离库', { reason: 'transfer' })
    const officer = await stage.county.person('教育局的', { role: 'department', unit: '云岭县教育体育局' })
    const asks = async (words: string): Promise<string> => {
      await officer.says(words)
      return officer.reads().split('\n')[0] ?? ''
    }
    expect(await asks('指标 RC-01 2026-11-24')).toContain('0人')
    await stage.mei.says(`合并单位 DW-${gone} DW-${kept}`)
    await stage.mei.presses('确认合并')
    expect(await asks('指标 RC-01 2026-11-24')).toContain('2人')
    expect(await asks('指标 RC-01')).toContain('1人')
    await stage.mei.says('撤销')
    await stage.mei.presses('确认撤销')
    expect(await asks('指标 RC-01 2026-11-24')).toContain('0人')
  })
})
