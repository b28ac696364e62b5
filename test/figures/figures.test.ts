import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
  await stage.paired('杨春兰', '松炼村')
})
afterAll(() => stage.county.end())

describe('指标', () => {
  test('shows every figure as it stands, each with the way to its records', async () => {
    await stage.mei.says('指标')
    expect(stage.mei.reads()).toContain('入库人才')
    expect(stage.mei.reads()).toContain('1/7个（14.3%）')
    await stage.mei.says('指标 IND-21')
    expect(stage.mei.reads()).toContain('选派到村人才：1人')
    expect(stage.mei.reads()).toContain('一人结对几个村只计一次')
    expect(stage.mei.reads()).toContain('比上月末新增')
  })

  test('opens the very records a figure counts, today and on any day before', async () => {
    await stage.mei.says('溯源 IND-21')
    expect(stage.mei.reads()).toContain('杨春兰')
    await stage.mei.says('溯源 IND-21 2026-06-30')
    expect(stage.mei.reads()).toContain('没有记录')
    await stage.mei.says('溯源 JD-01')
    expect(stage.mei.reads()).toContain('漕溪镇松炼村')
  })

  test('that does not exist, or a day that has not come, is said so', async () => {
    await stage.mei.says('溯源 IND-99')
    expect(stage.mei.reads()).toContain('没有“IND-99”这项指标')
    await stage.mei.says('溯源')
    expect(stage.mei.reads()).toContain('哪一项指标')
    await stage.mei.says('溯源 IND-21 2027-01-01')
    expect(stage.mei.reads()).toContain('还没有到')
  })

  test('are those of one’s own township for its officer, and nobody’s business for a stranger', async () => {
    const wang = await stage.county.person('旺叔', { role: 'township', township: '苗岭乡' })
    await wang.says('溯源 RC-01')
    expect(wang.reads()).toContain('没有记录')
    const stranger = await stage.county.person('过路人')
    await stranger.says('指标')
    expect(stranger.reads()).toContain('没有“查看指标”的权限')
  })
})
