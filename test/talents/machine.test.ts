import { describe, expect, test } from 'vitest'
import { deadlineOf, remindersOf, timedStates } from '#core/machine.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { dueOf as dueIn } from '#domain/talents/deadlines.ts'
import { states, type TalentState } from '#domain/talents/dictionary.ts'
import { events } from '#domain/talents/events.ts'
import { guards } from '#domain/talents/guards.ts'
import { talentMachine, verbsOpenTo } from '#domain/talents/machine.ts'

// That every state is reached, left and owned is tested for all machines at once: test/machines.test.ts.
const all = Object.keys(states) as TalentState[]
const { edges, verbs } = talentMachine

describe('The life of a record', () => {
  test('has a check and a sentence for every need, and a word for every event', () => {
    expect(edges.flatMap(edge => edge.needs).filter(need => !guards[need])).toEqual([])
    expect(Object.values(verbs).filter(({ event }) => !events[event])).toEqual([])
  })

  test('keeps the deadlines of the office: consent 5, unit 3, fix 5, office 5, yearly 20, dispute 5 working days', () => {
    const days = timedStates(talentMachine).map(state => [state, deadlineOf(talentMachine, state)])
    expect(Object.fromEntries(days)).toEqual({
      awaiting_consent: { workingDays: 5 },
      unit_review: { workingDays: 3 },
      fix: { workingDays: 5 },
      office_verify: { workingDays: 5 },
      annual_due: { workingDays: 20 },
      disputed: { workingDays: 5 },
    })
    expect(
      timedStates(talentMachine).filter(state => remindersOf(talentMachine, state).length === 0),
    ).toEqual([])
  })

  test('lets nobody who approves be only a reader, and gives a reader no more than a doubt', () => {
    for (const state of all)
      expect(verbsOpenTo(state, new Set(['reader']))).toEqual(state === 'verified' ? ['dispute'] : [])
  })

  test('erases only with the head or by the rule of retention', () => {
    const erasing = edges.filter(edge => edge.to === 'erased' && edge.from !== 'draft')
    expect(erasing.map(edge => edge.by)).toEqual([['head', 'system']])
  })
})

describe('A deadline', () => {
  const dueOf = (state: TalentState, at: string) => dueIn(builtInCalendar, state, new Date(`${at}:00+08:00`))

  test('is counted in working days from the day of receipt', () => {
    expect(dueOf('unit_review', '2026-11-23T09:00')).toEqual(new Date('2026-11-26T17:30:00+08:00'))
    // Friday after hours counts as received on Monday.
    expect(dueOf('unit_review', '2026-11-27T18:00')).toEqual(new Date('2026-12-03T17:30:00+08:00'))
    expect(dueOf('verified', '2026-11-23T09:00')).toBeNull()
  })

  test('beyond the loaded holidays stays open instead of being guessed', () => {
    expect(dueOf('annual_due', '2026-12-20T09:00')).toBeNull()
  })
})
