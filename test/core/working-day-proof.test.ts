import { describe, expect, test } from 'vitest'
import { builtInCalendar as calendar } from '#core/working-calendar.ts'
import {
  afterProof,
  beforeProof,
  dayWords,
  deadlineProof,
  hoursProof,
  noticeProof,
  spanProof,
} from '#core/working-day-proof.ts'

const at = (when: string) => new Date(`${when}:00+08:00`)

describe('The proof', () => {
  test('of a public notice names its days', () => {
    expect(noticeProof(calendar, '2022-03-07', 5)).toBe(
      '自3月7日起算：7、8、9、10、11日，共5个工作日，3月11日截止。',
    )
  })

  test('says which Saturday was worked', () => {
    expect(noticeProof(calendar, '2022-05-07', 5)).toBe(
      '自5月7日起算：7、9、10、11、12日，共5个工作日，5月12日截止。其中5月7日为劳动节调休上班，算工作日。',
    )
  })

  test('of a notice that goes up on a rest day begins with the next working day', () => {
    expect(noticeProof(calendar, '2022-03-12', 5)).toBe(
      '3月12日（周末休息），自3月14日起算：14、15、16、17、18日，共5个工作日，3月18日截止。',
    )
  })

  test('of a deadline leaves the day of receipt out', () => {
    expect(deadlineProof(calendar, at('2026-11-23T09:00'), 5)).toBe(
      '11月23日收到，自11月24日起算：24、25、26、27、30日，共5个工作日，11月30日17:30截止。',
    )
    expect(deadlineProof(calendar, at('2026-11-27T18:00'), 3)).toBe(
      '11月27日17:30以后收到，算11月30日收到，自12月1日起算：1、2、3日，共3个工作日，12月3日17:30截止。',
    )
    expect(deadlineProof(calendar, at('2026-09-30T09:00'), 2)).toBe(
      '9月30日收到，自10月8日起算：8、9日，共2个工作日，10月9日17:30截止。其中10月1日至7日国庆节放假。',
    )
    expect(deadlineProof(calendar, at('2026-11-23T09:00'), 0)).toBe('11月23日收到，当天17:30截止。')
  })

  test('of days after a day, or before it, does not count that day', () => {
    expect(afterProof(calendar, '2022-05-06', 5)).toBe(
      '自5月7日起算：7、9、10、11、12日，共5个工作日，5月12日17:30截止。其中5月7日为劳动节调休上班，算工作日。',
    )
    expect(beforeProof(calendar, '2026-12-10', 5)).toBe(
      '自12月10日往前数：12月9日、12月8日、12月7日、12月4日、12月3日，共5个工作日，12月3日17:30截止。',
    )
  })

  test('of hours leaves out nights, the noon break and rest days', () => {
    expect(hoursProof(calendar, at('2026-11-27T16:30'), 4)).toBe(
      '11月27日16:30起4个工作小时（工作日8:30—12:00、14:00—17:30），11月30日11:30截止。',
    )
  })

  test('of a span says what is wrong with a notice that ends on a Saturday', () => {
    expect(spanProof(calendar, '2022-03-07', '2022-03-12')).toBe(
      '3月7日至3月12日（含首尾两天）：7、8、9、10、11日，共5个工作日。',
    )
    expect(spanProof(calendar, '2026-10-01', '2026-10-07')).toBe(
      '10月1日至10月7日（含首尾两天）没有工作日。其中10月1日至7日国庆节放假。',
    )
  })

  test('goes over the end of a month, and of many days names stretches', () => {
    expect(noticeProof(calendar, '2026-03-30', 5)).toBe(
      '自3月30日起算：30、31日，4月1、2、3日，共5个工作日，4月3日截止。',
    )
    expect(noticeProof(calendar, '2026-11-02', 20)).toBe(
      '自11月2日起算：11月2日至6日、11月9日至13日、11月16日至20日、11月23日至27日，共20个工作日，11月27日截止。',
    )
  })

  test('calls every kind of day by its name', () => {
    expect(
      ['2026-11-23', '2026-11-22', '2026-10-01', '2026-10-10'].map(day => dayWords(calendar, day)),
    ).toEqual(['工作日', '周末休息', '国庆节放假', '国庆节调休上班，算工作日'])
  })
})
