import { describe, expect, test } from 'vitest'
import { apiWords, checkCard, checkContent } from '#emulator/cards/check.ts'
import { components } from '#emulator/cards/element.ts'
import { fullCard } from './full-card.ts'
import { body, column, gfm, nested, table, text } from './planted.ts'
import { plantedDocumented } from './planted-documented.ts'
import { plantedForms } from './planted-forms.ts'
import { plantedLimits } from './planted-limits.ts'
import { plantedShapes } from './planted-shapes.ts'
import { smallest, within } from './smallest.ts'
import { taken } from './taken.ts'

describe('the strict check refuses', () => {
  for (const [story, card, errCode, path, words] of [
    ...plantedShapes,
    ...plantedForms,
    ...plantedLimits,
    ...plantedDocumented,
  ])
    test(story, () => {
      const verdict = checkCard(card)
      expect(verdict).toMatchObject({ ok: false, code: 230099, errCode })
      if (verdict.ok) return
      if (path) expect(verdict.path).toBe(path)
      if (words) expect(verdict.words).toMatch(words)
    })

  test('a card of more than 30 KB, in bytes and not in characters', () => {
    const long = body(text('长'.repeat(10_300)))
    expect(checkCard(long)).toMatchObject({ ok: false, code: 230025 })
    expect(checkContent(JSON.stringify(long))).toMatchObject({ ok: false, code: 230025 })
    expect(checkCard(body(text('长'.repeat(10_000))))).toEqual({ ok: true })
  })

  test('content that is no JSON', () => {
    expect(checkContent('{"schema":')).toMatchObject({ ok: false, code: 230099, errCode: 200621 })
  })

  test('in the words of the message API', () => {
    const verdict = checkCard(body({ tag: 'action' }))
    expect(verdict.ok ? '' : apiWords(verdict)).toBe(
      'Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: action); ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag action; ',
    )
  })

  test('what it cannot read with the place at the end, as the message API does', () => {
    const verdict = checkCard(body({ tag: 'div', colour: 'red' }))
    expect(verdict.ok ? '' : apiWords(verdict)).toBe(
      'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err, please check whether the card json is correct; ErrorValue: unknown property, property: colour, path: ROOT -> body -> elements -> [0](tag: div); ',
    )
  })
})

describe('the strict check takes', () => {
  test.each(taken)('%s', (_story, card) => expect(checkCard(card)).toEqual({ ok: true }))

  test('a card with every component and most of what each can be told', () => {
    expect(checkCard(fullCard)).toEqual({ ok: true })
    expect(checkContent(JSON.stringify(fullCard))).toEqual({ ok: true })
    const tags = new Set(JSON.stringify(fullCard).match(/(?<="tag":")\w+/g))
    expect(Object.keys(components).filter(tag => !tags.has(tag))).toEqual([])
  })

  test('200 elements, five levels, three tables: the limits themselves', () => {
    expect(checkCard(body(...Array.from({ length: 200 }, () => text('x'))))).toEqual({ ok: true })
    expect(checkCard(body(nested(5)))).toEqual({ ok: true })
    expect(checkCard(body(text(gfm.repeat(3))))).toEqual({ ok: true })
  })

  test('five tables where a tenant still takes them', () => {
    const tables = body(...Array.from({ length: 5 }, () => table([column('a')], [])))
    expect(checkCard(tables, { tablesMax: 5 })).toEqual({ ok: true })
  })
})

describe.each(Object.keys(components))('%s', tag => {
  test('stands with what it needs and nothing more', () => {
    expect(checkCard(within(tag, smallest(tag)))).toEqual({ ok: true })
  })

  test('refuses a property it does not know', () => {
    expect(checkCard(within(tag, { ...smallest(tag), surprise: 1 }))).toMatchObject({
      errCode: 200621,
      words: 'unknown property, property: surprise',
    })
  })

  test.each(Object.keys(components[tag]?.required ?? {}))('needs %s', key => {
    const { [key]: _left, ...rest } = smallest(tag)
    expect(checkCard(within(tag, rest))).toMatchObject({ ok: false })
  })

  test.each(Object.keys({ ...components[tag]?.required, ...components[tag]?.optional }))(
    'does not take just anything as %s',
    key => {
      expect(checkCard(within(tag, { ...smallest(tag), [key]: Number.NaN }))).toMatchObject({ ok: false })
    },
  )
})
