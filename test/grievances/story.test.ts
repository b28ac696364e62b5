import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GrievanceStage, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

describe('经过 SQ-…', () => {
  test('tells the talent and the unit the steps of a case, nobody what was said, and others nothing', async () => {
    const { han, duan, mei, county } = stage
    const number = await stage.replied()
    for (const one of [han, duan, mei]) {
      await one.says(`经过 ${number}`)
      expect(one.reads()).toMatch(/提交了诉求.*韩梅|韩梅.*提交了诉求/s)
      for (const step of ['受理', '转办', '签收办理', '拟好答复', '签发答复'])
        expect(one.reads()).toContain(step)
      expect(one.reads()).not.toContain('跑了两个部门')
      expect(one.reads()).not.toContain('民族小学')
    }
    const other = await county.person('别的单位', { role: 'department', unit: '云岭县人民医院' })
    await other.says(`经过 ${number}`)
    expect(other.reads()).toContain(`没有找到${number}`)
    const stranger = await county.person('路人甲')
    await stranger.says(`经过 ${number}`)
    expect(stranger.reads()).toContain(`没有找到${number}`)
  })

  test('keeps unnamed who asked to be unnamed to the departments', async () => {
    const { han, duan, mei, newestCase } = stage
    await han.says('我想反映个事，孩子转学手续卡住了')
    await han.submits('提交诉求', { anonymous: true })
    const number = stage.numberOf((await newestCase()).id)
    await mei.says(`受理 ${number}`)
    await mei.submits('受理')
    await mei.presses('转办')
    await mei.submits('转办', {
      unit: String(
        (await stage.county.db.prisma.unit.findFirstOrThrow({ where: { name: '云岭县教育体育局' } })).id,
      ),
    })
    await duan.says(`经过 ${number}`)
    expect(duan.reads()).toContain('匿名')
    expect(duan.reads()).not.toContain('韩梅')
    await mei.says(`经过 ${number}`)
    expect(mei.reads()).toContain('韩梅')
  })
})

describe('What is offered', () => {
  test('to a stranger never speaks of rating or taking back a case he cannot have', async () => {
    const stranger = await stage.county.person('新来的')
    await stranger.says('帮助')
    expect(stranger.reads()).not.toContain('评价')
    expect(stranger.reads()).not.toContain('撤回诉求')
    await stranger.says('评价 SQ-2026-0001')
    expect(stranger.reads()).toContain('没有“反映诉求”的权限')
    await stage.han.says('帮助 诉求')
    expect(stage.han.reads()).toContain('评价')
  })
})
