import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#core/shanghai.ts'
import { builtInCalendar as calendar } from '#core/working-calendar.ts'
import { countWorkingDays, dueAfterHoursIfLoaded, receiptDay } from '#core/working-days.ts'
import {
  answerDays,
  clockOf,
  extendedTo,
  promiseAt,
  redoClock,
  resumedAt,
  stopClock,
} from '#domain/grievances/clocks.ts'
import { natures } from '#domain/grievances/dictionary.ts'
import { levelAt } from '#domain/grievances/morning.ts'
import { type Counted, ratesOf, rateWords } from '#domain/grievances/rates.ts'
import { suggested } from '#domain/grievances/suggest.ts'

const at = (time: string): Date => new Date(`${time}:00+08:00`)
const help = { nature: 'help', green: false } as const
const shown = (date: Date | null): string | null => (date === null ? null : dayOf(date))

describe('An answer’s clock', () => {
  test.each([
    ['over National Day and its made-up Saturday', '2026-09-28T10:00', '2026-10-10'],
    ['over Spring Festival', '2026-02-12T10:00', '2026-02-26'],
    ['with a made-up Saturday in it', '2026-10-08T10:00', '2026-10-14'],
    ['from after hours on', '2026-11-23T18:00', '2026-12-01'],
    ['from a Sunday on', '2026-11-22T10:00', '2026-11-30'],
  ])('counts five working days %s', (_what, from, due) => {
    const { replyDueAt } = clockOf(calendar, at(from), answerDays(help))
    expect(shown(replyDueAt)).toBe(due)
    expect(countWorkingDays(calendar, receiptDay(calendar, at(from)), due)).toBe(5)
  })

  test('has no date yet when it leads into a year nobody has loaded, and nothing is refused for it', () => {
    expect(clockOf(calendar, at('2026-12-30T10:00'), 5)).toEqual({ replyDays: 5, replyDueAt: null })
    expect(promiseAt(calendar, at('2026-12-30T10:00'), help)).toBeNull()
    expect(dueAfterHoursIfLoaded(calendar, at('2027-01-04T09:00'), 4)).toBeNull()
    expect(dueAfterHoursIfLoaded(calendar, at('2026-12-31T16:00'), 4)).toBeNull()
    expect(stopClock(calendar, null, at('2026-12-30T10:00'))).toBeNull()
  })

  test('of four working hours knows noon and night', () => {
    expect(dueAfterHoursIfLoaded(calendar, at('2026-11-23T11:00'), 4)).toEqual(at('2026-11-23T17:00'))
    expect(dueAfterHoursIfLoaded(calendar, at('2026-11-20T17:00'), 4)).toEqual(at('2026-11-23T12:00'))
  })

  test('is halved in the green channel and when done again, never below a day', () => {
    expect(
      Object.keys(natures).map(nature => answerDays({ nature: nature as 'help', green: false })),
    ).toEqual([3, 5, 13, 15])
    expect(Object.keys(natures).map(nature => answerDays({ nature: nature as 'help', green: true }))).toEqual(
      [2, 3, 7, 8],
    )
    expect(redoClock(calendar, at('2026-11-23T10:00'), help).replyDays).toBe(3)
  })

  test('goes on after a pause with exactly what was left, whenever that is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 20 }),
        (start, worked, paused) => {
          const from = new Date(at('2026-01-05T10:00').getTime() + start * 86_400_000)
          const { replyDueAt } = clockOf(calendar, from, 5)
          const stopped = new Date(from.getTime() + worked * 86_400_000)
          const left = stopClock(calendar, replyDueAt, stopped) ?? 0
          const resumed = new Date(stopped.getTime() + paused * 86_400_000)
          const due = resumedAt(calendar, resumed, left)
          if (left > 0) expect(countWorkingDays(calendar, dayOf(resumed), shown(due) ?? '')).toBe(left)
        },
      ),
    )
  })

  test('is extended from its own end', () => {
    expect(shown(extendedTo(calendar, at('2026-09-30T17:30'), 2))).toBe('2026-10-09')
  })
})

test('Supervision rises after one, three and five working days', () => {
  expect([-1, 0, 1, 2, 3, 4, 5, 9].map(levelAt)).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})

describe('What a sentence is about', () => {
  test.each([
    ['我想反映个事，宿舍漏水没人管', 'housing', 'help', false],
    ['孩子上小学的事跑了两个部门都没人管', 'schooling', 'joint', true],
    ['我爱人在外地，想调过来', 'spouse', 'help', true],
    ['我妈住院了，绿色通道咋个走', 'medical', 'inquiry', true],
    ['人才补贴说好的三万块，一年了还没到账', 'policy', 'help', false],
    ['大棚贷款办不下来', 'business', 'help', false],
    ['实验室那台显微镜坏了', 'research', 'help', false],
    ['我要投诉，承诺的人才公寓没兑现', 'housing', 'complaint', false],
  ])('%s', (words, kind, nature, sensitive) => {
    expect(suggested(words)).toEqual({ kind, nature, sensitive })
  })
})

describe('A rate', () => {
  const one = (id: number, more: Partial<Counted> = {}): Counted => ({
    id,
    kind: 'housing',
    talentId: id,
    leadUnitId: 1,
    state: 'archived',
    createdAt: at('2026-11-02T09:00'),
    acceptedAt: at('2026-11-02T10:00'),
    contactedAt: at('2026-11-03T10:00'),
    replyDueAt: at('2026-11-10T17:30'),
    repliedAt: at('2026-11-09T10:00'),
    inTime: true,
    visitedAt: at('2026-11-11T10:00'),
    outcome: 'solved',
    satisfied: 5,
    returns: 0,
    isRepeat: false,
    isExcluded: false,
    ...more,
  })
  const about = { now: at('2026-11-23T09:00'), calendar }
  const words = (cases: readonly Counted[]) =>
    Object.fromEntries(ratesOf(cases, about).map(rate => [rate.key, rateWords(rate)]))

  test('of fewer than five cases is x/y; of none nothing; partly solved is never solved', () => {
    expect(words([])).toMatchObject({ response: '—', solved: '—' })
    expect(words([one(1), one(2, { outcome: 'partly' })])).toMatchObject({ solved: '1/2', partly: '1/2' })
    expect(words([1, 2, 3, 4, 5].map(id => one(id, id === 5 ? { satisfied: 2 } : {})))).toMatchObject({
      satisfied: '80.0%',
    })
  })

  test('counts what is overdue without an answer against it, and a first contact too late', () => {
    const late = one(2, { repliedAt: null, inTime: null, visitedAt: null, outcome: null, satisfied: null })
    expect(words([one(1), late])).toMatchObject({ inTime: '1/2', solved: '1/1' })
    expect(words([one(1, { contactedAt: at('2026-11-04T10:00') })])).toMatchObject({ response: '0/1' })
  })

  test('of repeated cases counts those brought before', () => {
    expect(words([one(1), one(2, { isRepeat: true }), one(3)])).toMatchObject({
      repeated: '1/3',
    })
  })
})
