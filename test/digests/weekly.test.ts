import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'
import type { Speaker } from '../support/speaker.ts'

let stage: PairingStage
let chen: Speaker
let zhou: Speaker
let yang: Speaker

beforeAll(async () => {
  stage = await startStage('2026-11-18T09:00')
  chen = await stage.county.person('陈立新', { role: 'leader' })
  zhou = await stage.county.person('周敏', { role: 'member' })
  yang = (await stage.paired('杨春兰', '松炼村')).person
})
afterAll(() => stage.county.end())

const digests = (speaker: Speaker): readonly string[] =>
  speaker.history().filter(words => words.includes('人才工作周报'))

describe('The weekly digest', () => {
  test('comes to every reader once, on the week’s first working day after half past eight', async () => {
    await stage.county.clock.set('2026-11-23T08:20')
    expect(digests(zhou)).toHaveLength(0)
    await stage.county.clock.set('2026-11-23T08:45')
    expect(digests(zhou)).toHaveLength(1)
    expect(digests(chen)).toHaveLength(1)
    expect(digests(stage.qiang)).toHaveLength(0)
    expect(zhou.reads()).toContain('2026年第47周')
    expect(zhou.reads()).toContain('11月16日至11月22日')
    expect(zhou.reads()).toContain('新增结对1对')
    expect(zhou.reads()).toContain('6个村没有人才结对')
    // How many there are now and how many of them are new are one piece of news: another noun's comes between.
    expect(zhou.reads()).toContain('入库人才 1人，增加1人\n选派到村人才 1人，增加1人')
    await stage.county.clock.set('2026-11-24T08:45')
    expect(digests(zhou)).toHaveLength(1)
  })

  // Days between two digests were once cut at half past eight: what was done on a Monday stood in neither.
  test('counts whole days, so that a Monday’s service stands in that week’s; the button lists what is counted', async () => {
    await stage.county.clock.set('2026-11-23T10:00')
    await yang.says('登记服务 今天到松炼村讲核桃嫁接，26户')
    await yang.submits('登记服务', { what: '讲核桃嫁接' })
    await stage.mei.says('简报 预览 周敏')
    expect(stage.mei.reads()).toContain('预览：周敏的周报，11月30日（周一）发出')
    expect(stage.mei.reads()).toContain('2026年第48周')
    await stage.county.clock.set('2026-11-30T08:45')
    const words = digests(zhou).at(-1) ?? ''
    expect(words).toContain('11月23日至11月29日')
    expect(words).toContain('结对服务 1次，比上周增加1次')
    expect(words).toContain('近6周每周')
    // Counted by the day it was written down, beside services counted by their own day.
    expect(words).toContain('新登记服务记录1条')
    expect(words).not.toContain('登记服务1次')
    await zhou.presses('结对服务')
    expect(zhou.reads()).toContain('结对服务 1次')
    expect(zhou.reads()).toContain('2026年11月23日至2026年11月29日')
  })

  test('puts the reader’s own duties first', async () => {
    const { id } = await stage.county.db.prisma.talent.findFirstOrThrow({ where: { name: '杨春兰' } })
    await stage.mei.says('县级领导 陈立新')
    await stage.mei.submits('登记', {
      person: chen.openId,
      rank: 'other',
      post: '副县长',
      since: '2026-03-01',
    })
    await stage.mei.says('安排联系 陈立新 杨春兰')
    await stage.mei.submits('安排', { expert: `RC-${id}` })
    await stage.county.clock.set('2026-12-07T08:45')
    const words = digests(chen).at(-1) ?? ''
    expect(words.indexOf('待您办理')).toBeGreaterThan(-1)
    expect(words).toContain('确认联系专家杨春兰')
    expect(words.indexOf('待您办理')).toBeLessThan(words.indexOf('需要留意'))
  })

  test('can be read any day since the last one, and previewed by the office; nobody else reads it', async () => {
    await zhou.says('简报')
    expect(zhou.reads()).toContain('人才工作周报')
    // A member reviews nothing: once she was told of everybody's registrations as her own duties.
    expect(zhou.reads()).not.toContain('等您审核')
    expect(zhou.reads()).toContain('12月7日至12月7日')
    await stage.mei.says('简报 预览 周敏')
    expect(stage.mei.reads()).toContain('人才工作周报')
    await stage.mei.says('简报 预览 王强')
    expect(stage.mei.reads()).toContain('没有找到这位收件人')
    await stage.qiang.says('简报')
    expect(stage.qiang.reads()).toContain('没有“看简报”的权限')
  })

  test('says when the next one comes, and why then', async () => {
    await zhou.says('简报 何时')
    expect(zhou.reads()).toContain('12月14日（周一）上午8:30')
  })
})

describe('A week that begins with a holiday', () => {
  test('is told on its first working day; a week off altogether with the next', async () => {
    const autumn = await startStage('2026-09-28T12:00')
    const reader = await autumn.county.person('周敏', { role: 'member' })
    await reader.says('简报 何时')
    // 1–7 October 2026 are off; 8 October is a Thursday.
    expect(reader.reads()).toContain('2026年10月8日（周四）')
    expect(reader.reads()).toContain('国庆节不上班')
    await autumn.county.clock.set('2026-10-07T09:00')
    expect(digests(reader)).toHaveLength(0)
    await autumn.county.clock.set('2026-10-08T09:00')
    expect(digests(reader)).toHaveLength(1)
    await autumn.county.end()
  })
})
