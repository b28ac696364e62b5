import { describe, expect, test } from 'vitest'
import { dueOf, inOfficeHours, workingDaysPast } from '#domain/talents/deadlines.ts'
import { states, type TalentState } from '#domain/talents/dictionary.ts'
import { events } from '#domain/talents/events.ts'
import { guards } from '#domain/talents/guards.ts'
import {
  daysAllowed,
  edges,
  eventOf,
  initialState,
  remindersOf,
  verbsOpenTo,
} from '#domain/talents/machine.ts'

const all = Object.keys(states) as TalentState[]
const from = (state: TalentState) => edges.filter(edge => edge.from === state)

describe('The life of a record', () => {
  test('can be left from every state but the last', () => {
    expect(all.filter(state => from(state).length === 0)).toEqual(['erased'])
  })

  test('reaches every state from the first', () => {
    const reached = new Set<TalentState>([initialState])
    for (const state of reached) for (const edge of from(state)) reached.add(edge.to)
    expect([...reached].sort()).toEqual([...all].sort())
  })

  test('leads out of the register from every state', () => {
    const ends = new Set<TalentState>(['erased'])
    for (let before = 0; before < ends.size; ) {
      before = ends.size
      for (const edge of edges) if (ends.has(edge.to)) ends.add(edge.from)
    }
    expect([...ends].sort()).toEqual([...all].sort())
  })

  test('knows each step once, and by whom it is taken', () => {
    const keys = edges.map(({ verb, from: state, to }) => `${verb}:${state}:${to}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(edges.filter(edge => edge.by.length === 0)).toEqual([])
  })

  test('has a check and a sentence for every need, and a word for every event', () => {
    expect(edges.flatMap(edge => edge.needs).filter(need => !guards[need])).toEqual([])
    expect(Object.values(eventOf).filter(event => !events[event])).toEqual([])
  })

  test('keeps the deadlines of the office: consent 5, unit 3, fix 5, office 5, yearly 20, dispute 5 working days', () => {
    expect(daysAllowed).toEqual({
      awaiting_consent: 5,
      unit_review: 3,
      fix: 5,
      office_verify: 5,
      annual_due: 20,
      disputed: 5,
    })
    expect(Object.keys(remindersOf).sort()).toEqual(Object.keys(daysAllowed).sort())
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
  test('is counted in working days from the day of receipt', () => {
    expect(dueOf('unit_review', new Date('2026-11-23T09:00:00+08:00'))).toEqual(
      new Date('2026-11-26T17:30:00+08:00'),
    )
    // Friday after hours counts as received on Monday.
    expect(dueOf('unit_review', new Date('2026-11-27T18:00:00+08:00'))).toEqual(
      new Date('2026-12-03T17:30:00+08:00'),
    )
    expect(dueOf('verified', new Date('2026-11-23T09:00:00+08:00'))).toBeNull()
  })

  test('beyond the loaded holidays stays open instead of being guessed', () => {
    expect(dueOf('annual_due', new Date('2026-12-20T09:00:00+08:00'))).toBeNull()
  })

  test('knows how many working days it is past, weekends left out', () => {
    expect(workingDaysPast('2026-11-26', '2026-11-26')).toBe(0)
    expect(workingDaysPast('2026-11-27', '2026-11-30')).toBe(1)
    expect(workingDaysPast('2026-11-30', '2026-11-27')).toBe(-1)
    expect(workingDaysPast('2026-12-31', '2027-01-04')).toBeNull()
  })

  test('is reminded of in office hours only', () => {
    const at = (time: string) => inOfficeHours(new Date(`${time}:00+08:00`))
    expect([
      at('2026-11-23T09:20'),
      at('2026-11-23T08:00'),
      at('2026-11-23T17:30'),
      at('2026-11-22T09:20'),
    ]).toEqual([true, false, false, false])
    // A make-up Saturday is worked; a year nobody has loaded falls back to Monday to Friday.
    expect([at('2026-10-10T09:20'), at('2027-03-01T09:20'), at('2027-03-06T09:20')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
