import type { Entry } from '#core/lexicon.ts'
import type { Slots, SlotValue } from '#core/slots.ts'
import { createLexicon, type NameIndex } from '#understanding/lexicon/names.ts'
import { readSlots, type SlotsRead } from '#understanding/slots/assign.ts'
import { readAll } from '#understanding/slots/read.ts'
import type { Reading } from '#understanding/slots/reading.ts'
import { overlaps, standing } from '#understanding/slots/standing.ts'
import { tidy } from '#understanding/tidy.ts'
import { fields, townships, units } from '../../../src/demo/county.ts'

/** Monday. */
export const now = new Date('2026-11-23T10:00:00+08:00')

const entry = (kind: Entry['kind'], id: number, name: string, also: readonly string[] = []): Entry => ({
  kind,
  id: String(id),
  name,
  also,
})

const places: readonly Entry[] = [
  ...townships.flatMap(({ name, villages, communities }) => [
    { kind: 'township' as const, name, also: [] },
    ...villages.map(one => ({ kind: 'village' as const, name: `${name}${one}村`, also: [`${one}村`] })),
    ...communities.map(one => ({
      kind: 'village' as const,
      name: `${name}${one}社区`,
      also: [`${one}社区`],
    })),
  ]),
  { kind: 'village' as const, name: '宝山乡三家村', also: ['三家村'] },
  { kind: 'village' as const, name: '宝山乡十里村', also: ['十里村'] },
  { kind: 'township' as const, name: '两河乡', also: [] },
  ...units.map(([name, ...also]) => ({ kind: 'unit' as const, name, also })),
  ...fields.map(([name, ...also]) => ({ kind: 'field' as const, name, also })),
].map((one, index) => ({ ...one, id: String(index + 1) }))

const names = '杨春兰 杨春 张一 王万元 李和平 和志强 曾乐 王强 王强生 欧阳明 方向 段雪梅'.split(' ')

export const people: readonly Entry[] = names.map((name, index) => ({
  ...entry('person', 0, name),
  id: `RC-${index + 1}`,
}))

export const countyNames = (): NameIndex => {
  const lexicon = createLexicon('云岭县')
  lexicon.apply('places', { version: '1', put: places, gone: [], whole: true })
  lexicon.apply('talents', { version: '1', put: people, gone: [], whole: true })
  return lexicon
}

export const lexicon = countyNames()

export const around = { now, lexicon, mentions: [] }

/** Everything read, each word once. */
export const readings = (typed: string): readonly Reading[] => standing(readAll(tidy(typed), around))

/**
 * What stands in a sentence: `money 3500000 · ? person ≈ 杨春兰`. Weak readings of words that are surely something else are
 * for commands that ask for them.
 */
export const read = (typed: string): string => {
  const all = readings(typed)
  const sure = all.filter(({ strength }) => strength === 'sure')
  return all
    .filter(one => one.strength === 'sure' || !sure.some(other => overlaps(one, other)))
    .map(shown)
    .join(' · ')
}

/** Only the values of one kind. */
export const valuesOf = (typed: string, kind: SlotValue['kind']): readonly SlotValue[] =>
  readings(typed)
    .filter(one => one.kind === kind)
    .flatMap(({ values }) => values ?? [])

export const told = (typed: string, slots: Slots, more: { readonly taken?: string } = {}): SlotsRead => {
  const sentence = tidy(typed)
  const at = more.taken === undefined ? -1 : sentence.text.indexOf(more.taken)
  const taken = more.taken === undefined ? [] : [[at, at + more.taken.length] as const]
  return readSlots(sentence, { ...around, slots, taken })
}

/** What each slot was told: `from 县教育体育局 · to 县人民医院 · ? village`. */
export const toldIn = (typed: string, slots: Slots, more: { readonly taken?: string } = {}): string => {
  const { said, unclear } = told(typed, slots, more)
  return [
    ...said.map(({ name, located }) => `${name} ${wordsOf(located.value)}`),
    ...unclear.map(({ name }) => `? ${name}`),
  ].join(' · ')
}

const shown = ({ kind, values, near }: Reading): string =>
  values
    ? values.map(value => `${kind} ${wordsOf(value)}`).join(' · ')
    : `? ${kind}${near.length > 0 ? ` ≈ ${near.join('、')}` : ''}`

export const wordsOf = (value: SlotValue): string => {
  switch (value.kind) {
    case 'person':
      return value.openId === null ? value.name : `${value.name}@${value.openId}`
    case 'unit':
    case 'township':
    case 'village':
    case 'field':
      return value.name
    case 'choice':
      return value.value
    case 'id':
      return [value.prefix, value.year, value.number].filter(part => part !== null).join('-')
    case 'day':
      return [value.day, value.time ?? value.part].filter(Boolean).join(' ')
    case 'period':
      return `${value.from}–${value.to}`
    case 'number':
      return `${boundSigns[value.bound]}${value.value}`
    case 'money':
      return `${boundSigns[value.bound]}${value.fen}`
    case 'duration':
      return `${value.count} ${value.unit}`
    case 'phone':
      return value.digits
    case 'text':
      return value.text
  }
}

const boundSigns = { exact: '', atLeast: '≥', atMost: '≤' }
