import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bulletinCard } from '#cards/digests/bulletin.ts'
import { correctionCard } from '#cards/digests/correction.ts'
import { letterCard } from '#cards/digests/letter.ts'
import { queueCard } from '#cards/digests/queue.ts'
import { recordsCard } from '#cards/digests/records.ts'
import { weeklyCard } from '#cards/digests/weekly.ts'
import type { Card } from '#cards/kit/card.ts'
import { measure } from '#cards/kit/fit.ts'
import { plainText } from '#cards/kit/plain.ts'
import { checkCard } from '#emulator/cards/check.ts'

/** The platform takes 30 KB; what the bot stamps onto buttons comes on top. */
const bytesMax = 29_000

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }),
  fc.constantFrom(
    '阿布都热合曼·买买提',
    '云'.repeat(200),
    '<b>杨</b>',
    '**李**',
    '𠮷'.repeat(60),
    '&'.repeat(300),
  ),
)
const line = fc.record({ words: name, say: fc.option(name, { nil: undefined }) })
const many = fc.array(line, { maxLength: 400 })
const value = fc.integer({ min: 0, max: 10_000_000 }).map(number => `${number}人`)
const figure = fc.record({ id: fc.constantFrom('IND-21', 'RC-01'), name, value, moved: value, trace: name })
const note = fc.option(name)

const fits = (draw: fc.Arbitrary<Card>): void => {
  fc.assert(
    fc.property(draw, card => {
      expect(measure(card).bytes).toBeLessThan(bytesMax)
      expect(checkCard(card)).toEqual({ ok: true })
    }),
    { numRuns: 40 },
  )
}

describe('However long the lists and names, a card stays below 30 KB and is one the platform takes', () => {
  const parts = { note, own: many, changed: many, atRisk: many }
  const chart = fc.option(
    fc.record({
      title: name,
      unit: fc.constant('人'),
      points: fc.array(fc.record({ label: fc.constant('11月9日'), value: fc.nat() }), { maxLength: 6 }),
    }),
  )
  test('the weekly digest', () => {
    fits(
      fc
        .record({ week: name, span: name, figures: fc.array(figure, { maxLength: 3 }), chart, ...parts })
        .map(weeklyCard),
    )
  })
  test('the morning card', () => {
    const open = fc.constant({ do: 'grievances.show', value: { id: 202_600_031 } })
    const due = fc.record({
      number: fc.constant('SQ-2026-0031'),
      what: name,
      lines: fc.array(name, { maxLength: 2 }),
      isLate: fc.boolean(),
      open,
    })
    fits(
      fc
        .record({
          day: name,
          note,
          due: fc.array(due, { maxLength: 200 }),
          letters: fc.array(name, { maxLength: 40 }),
          lines: many,
          hasDigests: fc.boolean(),
          part: fc.constantFrom('all' as const, 'due' as const),
        })
        .map(queueCard),
    )
  })
  test('the monthly bulletin', () => {
    const moved = fc.option(value)
    const lines = fc.array(fc.record({ id: fc.constant('IND-21'), name, value, moved }), { maxLength: 30 })
    const sections = fc.array(fc.record({ title: name, lines }), { maxLength: 12 })
    fits(
      fc.record({ month: name, span: name, note, sections, changed: many, atRisk: many }).map(bulletinCard),
    )
  })
  test('the half-year letter', () => {
    fits(fc.record({ name, half: name, note, done: many, open: many }).map(letterCard))
  })
  test('a correction', () => {
    const differences = fc.array(
      fc.record({ name: fc.option(name), was: fc.option(name), is: fc.option(name) }),
      { maxLength: 300 },
    )
    fits(fc.record({ title: name, sentAt: name, note, differences }).map(correctionCard))
  })
  test('the record of who got it', () => {
    const rows = fc.array(fc.record({ name, state: fc.constant('没有发'), when: name }), { maxLength: 15 })
    fits(
      rows.map(shown =>
        recordsCard({
          issue: '周报',
          dueAt: '',
          standing: null,
          released: null,
          counts: '',
          corrections: null,
          rows: shown,
          from: 0,
          total: 10_000,
          value: { kind: 'weekly', period: '2026-W48' },
          previous: 0,
          next: 15,
          older: null,
        }),
      ),
    )
  })
})

describe('A week in which nothing happened', () => {
  test('is told in one line', () => {
    const card = weeklyCard({
      week: '2026年第48周',
      span: '',
      note: null,
      own: [],
      figures: [],
      changed: [],
      atRisk: [],
      chart: null,
    })
    expect(
      plainText(card)
        .split('\n')
        .filter(words => !words.startsWith('〔')),
    ).toEqual(['【人才工作周报 2026年第48周】', '本周没有新的变化，也没有待您办理的事。'])
  })
})
