import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '#test/support/speaker.ts'
import type { County } from '#test/support/world.ts'
import { startDemoCounty, totalOf } from './demo-county.ts'

let county: County
let office: Speaker

beforeAll(async () => {
  county = await startDemoCounty()
  office = await county.person('王雪梅', { role: 'office' })
})
afterAll(() => county.end())

describe('Figures', () => {
  test.each(['类别', '层次', '来源', '学历', '乡镇'])(
    'by %s add up, and each equals its list',
    async division => {
      const answer = await office.asks(`人才统计 按${division}`)
      const lines = [...answer.matchAll(/^(\S+) \| (\d+) \| /gm)].map(([, word = '', count]) => ({
        word,
        count: Number(count),
      }))
      expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(totalOf(answer))
      for (const { word, count } of lines.filter(
        line => !['县直单位和企业', '未填', '未定级'].includes(line.word),
      )) {
        const listed = await office.asks(
          `查人才 ${word === '中级' || word === '初级' ? `${word}人才` : word}`,
        )
        expect({ word, count: totalOf(listed) }).toEqual({ word, count })
      }
    },
  )

  test('by field say that one person can have several', async () => {
    const answer = await office.asks('人才统计 领域')
    expect(answer).toContain(`茶叶 | ${totalOf(await office.asks('查人才 茶叶'))}`)
    expect(answer).toContain('各项相加会大于总人数')
  })

  test('of some words divide only those, and turn by button', async () => {
    expect(totalOf(await office.asks('多少 茶叶'))).toBe(totalOf(await office.asks('查人才 茶叶')))
    await office.says('多少 茶叶')
    await office.presses('按层次')
    const high = totalOf(await office.asks('查人才 茶叶 高层次'))
    expect(high).toBeGreaterThan(0)
    expect(office.history().at(-3)).toContain(`高层次 | ${high}`)
  })
})
