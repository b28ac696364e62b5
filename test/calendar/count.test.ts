import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker

beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'office' })
})
afterAll(() => county.end())

const asks = (sentence: string): Promise<string> => mei.asks(sentence)

describe('工作日', () => {
  test('of a day and a number says when it is over, day by day', async () => {
    expect(await asks('工作日 2022-03-07 5')).toContain('5个工作日：2022年3月14日（周一）截止')
    expect(mei.reads()).toContain(
      '3月7日收到，自3月8日起算：8、9、10、11、14日，共5个工作日，3月14日17:30截止。',
    )
  })

  test('reads a day of this year, a time after hours, and today when no day is said', async () => {
    expect(await asks('工作日 11月27日 18:00 3')).toContain('11月27日17:30以后收到，算11月30日收到')
    expect(await asks('工作日 5')).toContain('5个工作日：2026年11月30日（周一）截止')
    expect(await asks('工作日 明天 5')).toContain('11月24日收到')
  })

  test('of two days counts them, both included, and says which were holidays and which were made up', async () => {
    expect(await asks('工作日 2022年3月7日到3月12日')).toContain('共5个工作日')
    expect(await asks('工作日 9月28日至10月10日')).toContain(
      '10月1日至7日国庆节放假；10月10日为国庆节调休上班',
    )
  })

  test('alone says what today is, and of one day what that day is', async () => {
    expect(await asks('工作日')).toContain('今天是工作日；下一个工作日是2026年11月24日（周二）。')
    expect(await asks('工作日 10月1日')).toContain('2026年10月1日（周四）：不上班')
    expect(await asks('工作日 10月10日')).toContain('国庆节调休上班，算工作日')
  })

  // Next year's holidays are not loaded: whoever says 3月7日 in November means the one that has been.
  test('of a date without a year takes this year’s where next year’s holidays are not known', async () => {
    expect(await asks('工作日 3月9日 5')).toContain('5个工作日：2026年3月16日（周一）截止')
    expect(await asks('工作日 2027年3月9日 5')).toContain('2027年的节假日安排还没有载入')
  })

  test.each([
    ['10个工作日后是哪天', '10个工作日：2026年12月7日（周一）截止'],
    ['到年底还有多少个工作日', '共29个工作日（含今天）'],
    ['下周三离今天几个工作日', '共8个工作日（含今天）'],
    ['国庆放几天假', '2026年国庆节放假7天'],
    ['十月份多少个工作日', '共18个工作日'],
    ['公示从11月24日到11月30日够不够5个工作日', '够5个工作日'],
  ])('“%s” is answered: %s', async (sentence, words) => {
    expect(await asks(sentence)).toContain(words)
  })

  test.each([
    ['工作日 2026年12月31日 5', '2027年的节假日安排还没有载入'],
    ['工作日 3月7日 999', '一次算1到366个工作日'],
    ['工作日 3月7日 0', '一次算1到366个工作日'],
    ['工作日 2月30日 5', '日历上没有「2月30日」'],
  ])('“%s” is answered with the rule: %s', async (sentence, words) => {
    expect(await asks(sentence)).toContain(words)
  })
})

describe('公示期', () => {
  test('counts its first day', async () => {
    expect(await asks('公示期 2022-03-07 5')).toContain(
      '自3月7日起算：7、8、9、10、11日，共5个工作日，3月11日截止。',
    )
  })

  // A real notice of 2022 ran "five working days, 7–12 March"; the 12th was a Saturday.
  test('from 7 to 12 March 2022 is five working days, which were over on the 11th', async () => {
    const words = await asks('公示期 2022年3月7日到3月12日')
    expect(words).toContain('够5个工作日')
    expect(words).toContain(
      '2022年3月12日（周六）是周末休息，不能作截止日；满5个工作日应到2022年3月11日（周五）。',
    )
  })

  test('from 7 to 12 May 2022 is five working days, because Saturday 7 May was made up', async () => {
    const words = await asks('公示期 2022年5月7日到5月12日')
    expect(words).toContain('够5个工作日')
    expect(words).toContain('7、9、10、11、12日，共5个工作日')
    expect(words).toContain('5月7日为劳动节调休上班，算工作日')
  })

  test('that is too short says how long it must be', async () => {
    const words = await asks('公示期 2026-11-24到2026-11-27')
    expect(words).toContain('不够5个工作日，只有4个')
    expect(words).toContain('满5个工作日应到2026年11月30日（周一）')
  })

  test('is also told in a group, for everybody', async () => {
    const group = await county.group('office')
    await mei.says('@伯乐 公示期 2022年3月7日 5', group)
    expect(group.reads()).toContain('3月11日截止')
  })
})
