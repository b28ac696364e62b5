import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInCalendar, type SpecialDay } from '#core/working-calendar.ts'
import { decodeDays, encodeDays } from '#domain/calendar/encoded.ts'
import { namesLacking, readNotice } from '#domain/calendar/notice-text.ts'

const known = (year: number): readonly SpecialDay[] => [
  ...(builtInCalendar.specialDays(year)?.values() ?? []),
]
const bare = (days: readonly SpecialDay[]) => days.map(({ day, kind }) => `${kind} ${day}`).sort()

// In the words such notices have; the dates are those of 2026 and can be checked against the table of the program.
const notice2026 = `
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

describe('A notice', () => {
  test('as it is published gives exactly the days the program knows of that year', () => {
    const { days, faults } = readNotice(2026, notice2026)
    expect(faults).toEqual([])
    expect(bare(days)).toEqual(bare(known(2026)))
    expect(days.find(({ day }) => day === '2026-09-20')).toMatchObject({ kind: 'makeUp', name: '国庆节' })
    expect(namesLacking(days)).toEqual([])
  })

  test.each([
    ['元旦 2027-01-01至2027-01-03 放假'],
    ['元旦：1.1-1.3放假'],
    ['元旦1月1日到1月3日休息'],
    ['元旦\n放假：1月1日至3日'],
    ['元旦：１月１日～３日放假'],
  ])('is also read from a line: %s', typed => {
    const { days, faults } = readNotice(2027, typed)
    expect(faults).toEqual([])
    expect(days).toEqual(
      ['2027-01-01', '2027-01-02', '2027-01-03'].map(day => ({ day, kind: 'holiday', name: '元旦' })),
    )
  })

  test('that begins in the old year leaves the old year’s weekend to itself', () => {
    const { days, faults } = readNotice(2023, '元旦：2022年12月31日至2023年1月2日放假调休，共3天。')
    expect(faults).toEqual([])
    expect(days.map(({ day }) => day)).toEqual(['2023-01-01', '2023-01-02'])
    expect(readNotice(2023, '元旦：12月31日至1月2日放假。').days.map(({ day }) => day)).toEqual([
      '2023-01-01',
      '2023-01-02',
    ])
  })

  test.each([
    ['of another year, by its weekdays', notice2026.replaceAll('2026', '2027'), '请核对年份'],
    ['whose sum is wrong', '元旦：1月1日至3日放假，共4天。', '元旦写的是4天，日期加起来是3天。'],
    ['with a day that is none', '春节：2月30日放假。', '2月30日不是一个正确的日期。'],
    [
      'with a day both free and worked',
      '元旦：1月1日至3日放假。1月3日上班。',
      '2027年1月3日既写了放假又写了上班。',
    ],
    [
      'with a weekday made up',
      '元旦：1月1日放假。1月5日上班。',
      '2027年1月5日是周二，本来就上班，不用补班。',
    ],
    [
      'with a working day of another year',
      '元旦：2026年12月31日至2027年1月1日放假。',
      '2026年12月31日不在2027年',
    ],
    ['without a date', '节假日期间请安排好值班。', '没有读到放假的日期。'],
  ])('%s is not taken', (_what, typed, fault) => {
    expect(readNotice(2027, typed).faults.join('')).toContain(fault)
  })

  test('that forgets a holiday is noticed', () => {
    expect(namesLacking(readNotice(2027, '元旦：1月1日放假。').days)).toEqual([
      '春节',
      '清明',
      '劳动',
      '端午',
      '中秋',
      '国庆',
    ])
  })

  test('whatever is pasted is answered with days of the year or with sentences, never with an error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'元旦春节1234567890月日至到-年（周六）放假上班：。、共天\n') }),
        typed => {
          const { days, faults } = readNotice(2027, typed)
          expect(days.every(({ day }) => day.startsWith('2027-'))).toBe(true)
          if (days.length === 0) expect(faults.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

test('Days travel in a button and come back the same', () => {
  for (const year of builtInCalendar.years)
    expect(decodeDays(year, encodeDays(known(year)))).toEqual(known(year))
  expect(decodeDays(2027, 'x0101元旦 h01 ')).toEqual([])
})
