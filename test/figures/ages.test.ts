import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '#test/support/speaker.ts'
import type { County } from '#test/support/world.ts'
import { startDemoCounty } from '../talents/demo-county.ts'

let county: County
let mei: Speaker
let leader: Speaker
beforeAll(async () => {
  county = await startDemoCounty()
  mei = await county.person('段小梅', { role: 'office' })
  leader = await county.person('何副县长', { role: 'leader' })
})
afterAll(() => county.end())

/** The lines of a table: 50—54岁 | 221. */
const linesOf = (answer: string): ReadonlyMap<string, number> =>
  new Map([...answer.matchAll(/^(\S+) \| (\d+)/gm)].map(([, word = '', count]) => [word, Number(count)]))

const sumOf = (answer: string): number => [...linesOf(answer).values()].reduce((sum, count) => sum + count, 0)

describe('The register by age', () => {
  test('adds up to everybody, with the average and the shares over fifty and fifty-five', async () => {
    const answer = await mei.asks('指标 人才 按年龄')
    expect(sumOf(answer)).toBe(1260)
    expect(answer).toContain('平均44.6岁；50岁及以上391人，占31%；55岁及以上170人，占13.5%')
    expect(answer).toContain('按填了出生年月的1260人算')
    expect(linesOf(await mei.asks('人才结构 年龄'))).toEqual(linesOf(answer))
  })

  test('lists in each stretch as many as it counts, page after page', async () => {
    const counts = linesOf(await mei.asks('指标 RC-02 按年龄'))
    for (const [word, count] of counts) {
      const listed = await mei.asks(`溯源 RC-02 按年龄 ${word}`)
      expect(listed).toContain(`共${count}条`)
    }
    await mei.asks('溯源 RC-02 按年龄 55-59岁')
    await mei.presses('下一页')
    expect(mei.reads()).toContain(`第16—${counts.get('55—59岁')}条`)
    expect(mei.reads()).toContain('（55—59岁）')
  })

  test('is that of a past day when it is asked for: everybody younger, those who were not there left out', async () => {
    const answer = await mei.asks('指标 RC-01 按年龄 2026-06-30')
    const whole = Number(/合计(\d+)人/.exec(answer)?.[1])
    expect(whole).toBeLessThan(1260)
    expect(sumOf(answer)).toBe(whole)
    expect(answer).toContain('截至2026年6月30日')
  })

  test('names who has not told it as a part of their own', async () => {
    await county.db.prisma.talent.updateMany({ where: { id: { lte: 20 } }, data: { bornSealed: null } })
    const answer = await mei.asks('指标 RC-01 按年龄')
    expect(answer).toContain('未填 | 20')
    expect(answer).toContain('按填了出生年月的1240人算')
    expect(await mei.asks('溯源 RC-01 按年龄 未填')).toContain('共20条')
  })

  test('tells by when people are sixty, and why nothing is said of pensions', async () => {
    const answer = await mei.asks('今后三年要退休多少人')
    expect(sumOf(answer)).toBe(1260)
    expect(answer).toContain('1年内满60岁')
    expect(answer).toContain('档案不登记性别和岗位')
  })

  test('answers whoever asks of some ages with all of them, never with the number of all for theirs', async () => {
    expect(await mei.asks('50岁以上的人才有多少')).toContain('50岁及以上')
    expect(await mei.asks('查人才 茶叶 50岁以上')).toContain('名单不能按年龄查')
  })

  test('of a few picked out by words says nothing, nor lists anybody to those who only count', async () => {
    expect(await mei.asks('人才统计 杨春兰 按年龄')).toContain('不足10人，不按年龄分')
    expect(await leader.asks('指标 RC-01 按年龄')).toContain('50—54岁')
    expect(leader.reads()).not.toContain('溯源')
    expect(await leader.asks('溯源 RC-01 按年龄 50—54岁')).toContain('这份名单不能给您看')
    const group = await county.group('public')
    await mei.says('@伯乐 溯源 RC-01 按年龄 50—54岁', group)
    expect(group.reads()).toBe('明细已私聊发您。')
  })

  test('of a small township goes to the person alone, also when the group asks', async () => {
    const group = await county.group('office')
    const small = await county.person('某村的', { role: 'township', village: '和平村' })
    await small.says('@伯乐 指标 RC-01 按年龄', group)
    expect(group.reads()).toBe('人数不多，已私聊发您。')
    expect(small.reads()).toContain('不足10人，不算平均年龄和占比')
  })

  test('asked for a stretch nobody is in says which there are', async () => {
    expect(await mei.asks('溯源 RC-01 按年龄 七十')).toContain('有这几项：35岁及以下、36—45岁')
  })
})

describe('A figure of the yearly report', () => {
  const numbers = Array.from({ length: 27 }, (_, nth) => `IND-${String(nth + 1).padStart(2, '0')}`)

  test.each(numbers)('%s has a value or says who has the number', async id => {
    const answer = await mei.asks(`指标 ${id}`)
    expect(answer).toContain(id)
    expect(answer).toMatch(/还没有记录|：\d+(人|个|次|年)/)
    if (answer.includes('还没有记录')) expect(answer).toMatch(/谁掌握：县/)
  })

  test.each([
    ['我们有几个人才工作专班', 'IND-01'],
    ['今年开了几次领导小组会议', 'IND-03'],
    ['常委会研究过几次人才工作', 'IND-04'],
    ['今年办了几期人才培训班', 'IND-05'],
    ['培训了多少人次', 'IND-06'],
    ['人才发展规划期几年', 'IND-07'],
    ['今年培养了多少本土人才', 'IND-10'],
    ['人才项目有几个专项', 'IND-12'],
    ['候选人有多少', 'IND-13'],
    ['回引到村培养了多少人', 'IND-14'],
    ['有几个回引人才进了村两委', 'IND-15'],
    ['霞光计划有多少人', 'IND-20'],
    ['支教团一共来了多少老师', 'IND-23'],
    ['工作站补助经费拨了多少', 'IND-24'],
    ['教学名师生活补助发了多少', 'IND-25'],
  ])('%s is %s, and never another number', async (sentence, id) => {
    expect(await mei.asks(sentence)).toContain(id)
  })

  test('of which several are meant are told together', async () => {
    expect(await mei.asks('指标 支教')).toContain('2项指标：还没有记录')
    expect(mei.reads()).toContain('IND-22 支教团批次')
    expect(mei.reads()).toContain('IND-23 支教团成员')
  })
})
