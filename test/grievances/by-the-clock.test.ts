import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { farming, type GrievanceStage, school, startStage } from './stage.ts'

// Many mornings pass, each with all its jobs.
vi.setConfig({ testTimeout: 90_000 })

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const unit = async (name: string): Promise<string> =>
  String((await stage.county.db.prisma.unit.findFirstOrThrow({ where: { name } })).id)

describe('The duty list', () => {
  test('says who handles what, is changed by the office, and keeps its past', async () => {
    const { mei, han, qiang, duan } = stage
    await mei.says('设责任清单 子女入学')
    await mei.submits('保存', { unit: await unit(farming) })
    await mei.presses('修改责任清单')
    expect(
      await mei.submits('保存', {
        kind: 'schooling',
        unit: await unit(school),
        handler: '段老师',
        signer: '杨局长',
      }),
    ).toBe('已保存')
    expect(mei.reads()).toContain(`子女入学（全县） → ${school}`)
    expect(mei.reads()).toContain('经办：段老师，签发：杨局长')
    expect(mei.reads()).toContain(`以前的：子女入学：${farming}`)
    await qiang.says('修改责任清单')
    expect(qiang.reads()).toContain('没有“受理、转办诉求”的权限')
    await han.says('孩子上小学的事没人管')
    await han.submits('提交诉求')
    expect(han.reads()).toContain(`按责任清单由${school}（段老师）办理`)
    await mei.submits('受理')
    await mei.presses('转办')
    expect(await mei.submits('转办')).toBe('已转办')
    expect(duan.reads()).toContain('请1个工作日内签收')
  })
})

const isMorning = (words: string): boolean => /^【(?:每日待办|到期提醒) /.test(words)

/** The newest card of a morning; the weekly digest may have come after it. */
const morning = (one: Speaker): string => one.history().findLast(isMorning) ?? ''

describe('In the morning', () => {
  test('everybody has one card for all that is due, the day before, on the day and after', async () => {
    const { han, mei, duan, county } = stage
    await duan.presses('签收办理')
    await han.says('反映诉求 孩子转学手续卡住了')
    await han.submits('提交诉求')
    const { prisma } = county.db
    await prisma.grievance.updateMany({
      where: { state: 'handling' },
      data: {
        dueAt: new Date('2026-11-25T17:30:00+08:00'),
        replyDueAt: new Date('2026-11-25T17:30:00+08:00'),
      },
    })
    const cards = (one: typeof duan) => one.history().filter(isMorning).length
    await county.clock.set('2026-11-24T08:45')
    expect(morning(duan)).toContain('还有1个工作日到期')
    // What is due and what waits for him stand on the same card.
    expect(morning(duan)).toContain('等您办理的有')
    expect(morning(mei)).toContain('超期1个工作日')
    // Nobody has called the person yet; one working day is all there is.
    expect(morning(mei)).toMatch(/SQ-2026-0002.*还没有联系本人.*今天到期/s)
    await county.clock.set('2026-11-25T08:45')
    expect(morning(duan)).toContain('今天到期')
    await county.clock.set('2026-11-26T08:45')
    expect(morning(duan)).toContain('催办函')
    expect(morning(duan)).toContain('▲ 蓝 催办：发催办函')
    expect(cards(duan)).toBe(3)
    // Two late cases, one card.
    expect(morning(mei)).toContain('到期2件')
    expect(await prisma.grievance.count({ where: { level: { gt: 0 } } })).toBe(2)
    // Saturday and Sunday say nothing.
    await county.clock.set('2026-11-28T08:45')
    expect(cards(duan)).toBe(3)
  })

  test('three working days over the county leader in charge reads along, five the head', async () => {
    const { county, zhao } = stage
    const chen = await county.person('陈县长', { role: 'leader', unit: school })
    await county.clock.set('2026-11-30T08:45')
    expect(morning(chen)).toContain('▲▲ 黄 督办')
    expect(morning(chen)).not.toContain('孩子')
    await county.clock.set('2026-12-02T08:45')
    expect(morning(zhao)).toContain('▲▲▲ 红 通报')
    await chen.says('诉求')
    expect(chen.reads()).toContain('诉求情况')
    expect(chen.reads()).not.toContain('SQ-')
  })
})

describe('A handler who leaves', () => {
  test('leaves his case to the unit, the clock goes on; without officers it is the office’s', async () => {
    const { duan, yang, mei, county } = stage
    const before = await county.db.prisma.grievance.findFirstOrThrow({ where: { state: 'handling' } })
    await duan.leaves()
    await county.clock.set('2026-12-03T09:00')
    const told = (one: Speaker): boolean => one.history().some(words => words.includes('原经办人已经离岗'))
    expect(told(yang)).toBe(true)
    await yang.says(stage.numberOf(before.id))
    await yang.presses('接手办理')
    const after = await county.db.prisma.grievance.findUniqueOrThrow({ where: { id: before.id } })
    expect(after).toMatchObject({ state: 'handling', dueAt: before.replyDueAt })
    await yang.leaves()
    await county.clock.set('2026-12-04T09:00')
    expect(told(mei)).toBe(true)
    await mei.says(stage.numberOf(before.id))
    expect(await mei.presses('接手办理')).toContain('已接手')
  })
})

describe('The rates', () => {
  test('open their cases, print raw and after exclusion, and say x/y below five', async () => {
    const { mei } = stage
    await mei.says('诉求统计')
    expect(mei.reads()).toContain('诉求办理质量')
    expect(mei.reads()).toContain('重复诉求率 | 1/2')
    expect(mei.reads()).toContain('按期办结率 | 0/1')
    expect(mei.reads()).toContain('子女入学 2')
    await mei.presses('按期办结率名单')
    expect(mei.reads()).toContain('只计入分母')
  })
})
