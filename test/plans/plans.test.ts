import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
  await stage.paired('杨春兰', '松炼村')
})
afterAll(() => stage.county.end())

const years = (...values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [`y${index + 1}`, String(value)]))

describe('规划进度', () => {
  test('without a plan says so, and the way to one to whoever may enter it', async () => {
    await stage.mei.says('规划进度')
    expect(stage.mei.reads()).toContain('还没有录入现行的五年规划')
    expect(stage.mei.reads()).toContain('编制规划')
    await stage.mei.says('规划目标')
    expect(stage.mei.reads()).toContain('先有规划，才能定目标')
  })

  test('is of the plan the office enters, one for the same years', async () => {
    await stage.mei.says('编制规划')
    expect(await stage.mei.submits('录入', { name: '云岭县人才发展五年规划', firstYear: '2026' })).toBe(
      '已录入',
    )
    await stage.mei.says('规划进度')
    expect(stage.mei.reads()).toContain('规划里还没有定目标')
    await stage.mei.says('编制规划')
    expect(await stage.mei.submits('录入', { name: '另一个五年规划', firstYear: '2028' })).toContain(
      '这几年已经有规划',
    )
  })

  test('says how far every target is, against the time that has passed', async () => {
    await stage.mei.says('规划目标 IND-21')
    expect(stage.mei.reads()).toContain('每年填年底要达到的数')
    expect(await stage.mei.submits('保存目标', { indicator: 'IND-21', ...years(5, 10, 15, 20, 25) })).toBe(
      '已保存',
    )
    await stage.mei.says('规划进度')
    expect(stage.mei.reads()).toContain('1人 / 25人')
    expect(stage.mei.reads()).toContain('比序时进度慢3人')
    // Beside the share of the time, 完成65.2% read as if it were ahead.
    expect(stage.mei.reads()).toContain('今天应达到4人 · IND-21 · 2030年目标')
    await stage.mei.says('规划进度 IND-21')
    expect(stage.mei.reads()).toContain('今天应达到')
    expect(stage.mei.reads()).toContain('2030年底约6人，还差19人；只是推算')
    await stage.mei.says('指标 IND-21')
    expect(stage.mei.reads()).toContain('2026年底5人，2030年底25人')
  })

  test('keeps every target that held before; what was wrong is taken back', async () => {
    await stage.mei.says('规划目标 IND-21')
    await stage.mei.submits('保存目标', {
      indicator: 'IND-21',
      ...years(1, 2, 3, 4, 5),
      why: '县委会议调整',
    })
    await stage.mei.says('规划进度 IND-21')
    expect(stage.mei.reads()).toContain('段小梅定为1、2、3、4、5（县委会议调整）')
    expect(stage.mei.reads()).toContain('段小梅定为5、10、15、20、25')
    await stage.mei.says('撤销')
    await stage.mei.presses('确认撤销')
    await stage.mei.says('规划进度 IND-21')
    expect(stage.mei.reads()).toContain('2030年底25人')
    expect(stage.mei.reads()).toContain('撤销上一次修改')
  })

  test('of something that happens adds the years up', async () => {
    await stage.mei.says('规划目标 RC-03')
    expect(stage.mei.reads()).toContain('各年相加')
    await stage.mei.submits('保存目标', { indicator: 'RC-03', ...years(2, 2, 2, 2, 2) })
    await stage.mei.says('规划进度 RC-03')
    expect(stage.mei.reads()).toContain('2030年累计10人')
  })

  test('is refused half filled, for an unknown figure, or changed by two at once', async () => {
    await stage.mei.says('规划目标 RC-01')
    expect(await stage.mei.submits('保存目标', { indicator: 'RC-01', y1: '10' })).toContain('还有年份没有填')
    await stage.mei.says('规划目标 IND-05')
    expect(stage.mei.reads()).toContain('目标只定在有记录的指标上')
    await stage.ling.says('规划目标 IND-21')
    await stage.mei.says('规划目标 IND-21')
    await stage.mei.submits('保存目标', { indicator: 'IND-21', ...years(6, 6, 6, 6, 6) })
    expect(await stage.ling.submits('保存目标', { indicator: 'IND-21', ...years(7, 7, 7, 7, 7) })).toContain(
      '刚才有人改过',
    )
  })

  test('is the county’s: no township officer’s, and set by nobody but the office', async () => {
    await stage.qiang.says('规划进度')
    expect(stage.qiang.reads()).toContain('规划进度是全县的数')
    await stage.qiang.says('规划目标 IND-21')
    expect(stage.qiang.reads()).toContain('没有“编制五年规划”的权限')
    const leader = await stage.county.person('何副县长', { role: 'leader' })
    await leader.says('规划进度')
    expect(leader.reads()).toContain('云岭县人才发展五年规划')
    expect(leader.reads()).not.toContain('规划目标')
  })
})
