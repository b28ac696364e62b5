import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
  await stage.verified('杨春兰')
}, 60_000)
afterAll(() => stage.county.end())

test.each([
  ['导出 台账=人才台账 用途=州委组织部检查', ['导出人才台账', '用途：州委组织部检查']],
  ['导出人才花名册含身份证号', ['身份证号（要另一人批准）', '1行']],
  ['导出 人才 茶叶 带手机号', ['茶叶', '另一人批准']],
  ['导出 人才台账 全部栏目', ['用途', '提供给谁']],
  ['导出 诉求 含诉求内容', ['诉求台账里没有记录']],
  ['导出 专家工作站 省级以上很多', ['没看懂', '没有导出']],
  ['导出 饭堂', ['没有叫“饭堂”的台账，没有导出', '人才台账', '结对台账']],
  ['导出 饭堂台账', ['没有叫“饭堂”的台账']],
  ['导出', ['人才台账', '结对台账', '导出记录']],
])('%s', async (words, answers) => {
  await stage.mei.says(words)
  for (const answer of answers) expect(stage.mei.reads()).toContain(answer)
})

test('a place or a field without a ledger is no unknown ledger', async () => {
  for (const words of ['导出', '导出 苗岭乡', '导出 茶叶', '导出 台账']) {
    await stage.mei.says(words)
    expect(stage.mei.reads()).toContain('导出台账')
    expect(stage.mei.reads()).not.toContain('没有叫')
  }
})
