import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ranked } from '#domain/grievances/bulletin/collect.ts'
import { before, lastOf, spanOf, titleOf } from '#domain/grievances/bulletin/period.ts'
import { wordsOf } from '../papers/unzip.ts'
import type { Speaker } from '../support/speaker.ts'
import { type GrievanceStage, school, startStage } from './stage.ts'

// A week of mornings passes, each with all its jobs.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let stage: GrievanceStage

beforeAll(async () => {
  // A Monday: what is handed in now is told of a week later.
  stage = await startStage('2026-11-16T09:10')
  await stage.replied()
  await stage.submitted('我想反映个事，宿舍热水器坏了三个月')
})
afterAll(() => stage.county.end())

const bulletins = (one: Speaker): readonly string[] =>
  one.history().filter(words => /^【诉求(周报|月报|通报)/.test(words))

describe('The bulletin', () => {
  test('comes to the office by itself on the first working morning after the week, once', async () => {
    const { county, mei, zhao, duan } = stage
    await county.clock.set('2026-11-23T09:02')
    expect(bulletins(mei)).toEqual([])
    await county.clock.set('2026-11-23T09:10')
    expect(bulletins(mei)).toHaveLength(1)
    expect(bulletins(zhao)).toHaveLength(1)
    expect(bulletins(duan)).toHaveLength(0)
    await county.clock.set('2026-11-24T09:10')
    expect(bulletins(mei)).toHaveLength(1)
  })

  test('tells counts and both rates by kind and unit, and below five no share', () => {
    const words = bulletins(stage.mei)[0] ?? ''
    expect(words).toContain('诉求周报（2026年第47周）')
    expect(words).toContain('2026年11月16日至2026年11月22日')
    expect(words).toContain('收到诉求2件，比上期多2件；答复1件')
    expect(words).toContain('按期办结率 | 1/1 | 1/1')
    expect(words).toContain(`${school} | 1`)
    expect(words).toContain('不算百分比，不排名')
    expect(words).toMatch(/超期：县委人才办1件/)
  })

  test('holds nobody’s name and nobody’s words, on the card and in the file', async () => {
    const { mei } = stage
    await mei.says('诉求通报 上周')
    const card = mei.reads()
    expect(await mei.presses('下载Word')).toBe('Word文件已发给您')
    const { name, bytes } = mei.file()
    expect(name).toBe('诉求周报（2026年第47周）.docx')
    const paper = wordsOf(bytes).join('\n')
    expect(paper).toContain('云岭县人才诉求周报（2026年第47周）')
    expect(paper).toContain('一、总体情况')
    expect(paper).toContain('收到诉求2件，比上期多2件')
    expect(paper).toContain('子女入学')
    expect(paper).toContain(school)
    expect(paper).toContain('中共云岭县委人才工作领导小组办公室')
    for (const secret of ['韩梅', '跑了两个部门', '热水器', '民族小学'])
      for (const told of [card, paper]) expect(told).not.toContain(secret)
    expect(mei.reads()).toContain('［文件：诉求周报')
  })

  test('of other times is a word or a press away; of days to come there is none', async () => {
    const { mei } = stage
    await mei.says('诉求月报')
    expect(mei.reads()).toContain('诉求月报（2026年10月）')
    expect(mei.reads()).toContain('没有收到诉求')
    await mei.says('诉求')
    await mei.presses('上周通报')
    expect(mei.reads()).toContain('诉求周报（2026年第47周）')
    await mei.presses('办理质量和名单')
    expect(mei.reads()).toContain('诉求办理质量')
    await mei.says('诉求通报 本月')
    expect(mei.reads()).toContain('收到诉求2件')
    await mei.says('诉求通报 12月')
    expect(mei.reads()).toMatch(/还没有到|没有收到诉求/)
  })

  test('is the office’s: a department is refused, and a group only reads that it went out alone', async () => {
    const { duan, mei, county } = stage
    await duan.says('诉求通报')
    expect(duan.reads()).toContain('没有“受理、转办诉求”的权限')
    const group = await county.group('public')
    await mei.says('@伯乐 诉求通报', group)
    expect(group.reads()).toContain('诉求通报已私聊发您')
    expect(bulletins(mei).length).toBeGreaterThan(1)
  })
})

describe('The weekly digest', () => {
  test('tells the office’s head what came and what is late, and a department what waits for it', async () => {
    const { county, zhao } = stage
    await zhao.says('简报')
    expect(zhao.reads()).toContain('2件诉求等您办：SQ-2026-0002 住房保障（待受理）')
    const leader = await county.person('陈县长', { role: 'leader' })
    await leader.says('简报')
    expect(leader.reads()).toContain('诉求超期')
    expect(leader.reads()).not.toContain('SQ-')
  })

  test('and the figures open the cases on both sides of a rate', async () => {
    const { mei } = stage
    await mei.says('指标 SQ-05')
    expect(mei.reads()).toContain('按期答复（按期办结率）：1/1件')
    await mei.says('溯源 SQ-05')
    expect(mei.reads()).toContain('SQ-2026-0001 子女入学')
    await mei.says('溯源 SQ-01')
    expect(mei.reads()).toContain('SQ-2026-0002 住房保障')
    expect(mei.reads()).not.toContain('韩梅')
  })
})

describe('A period', () => {
  const day = fc
    .integer({ min: 0, max: 1460 })
    .map(days => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

  test('before today is always a whole week or month that has ended, and the one before it adjoins', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('week' as const, 'month' as const), (today, span) => {
        const last = lastOf(span, today)
        expect(spanOf(last)).toBe(span)
        expect(last.to < today).toBe(true)
        const earlier = before(last)
        expect(spanOf(earlier)).toBe(span)
        expect(Date.parse(last.from) - Date.parse(earlier.to)).toBe(86_400_000)
      }),
    )
  })

  test('has a title of its own', () => {
    expect(titleOf({ from: '2026-06-01', to: '2026-06-30' })).toBe('诉求月报（2026年6月）')
    expect(titleOf({ from: '2026-01-01', to: '2026-06-30' })).toBe('诉求通报')
  })
})

test('Units are ranked by what came in time only from five due cases on; the others follow by name', () => {
  const unit = (word: string, good: number, due: number) => ({
    word,
    count: due,
    rates: new Map([
      [
        'inTime' as const,
        {
          key: 'inTime' as const,
          words: '',
          rule: '',
          numerator: Array.from({ length: good }, (_, id) => id),
          denominator: Array.from({ length: due }, (_, id) => id),
        },
      ],
    ]),
  })
  const units = [unit('丁', 4, 4), unit('乙', 5, 10), unit('甲', 9, 10), unit('丙', 0, 1)]
  expect(ranked(units).map(({ word }) => word)).toEqual(['甲', '乙', '丙', '丁'])
})
