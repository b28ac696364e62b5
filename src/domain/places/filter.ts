import { z } from 'zod'
import type { Said } from '#core/handlers.ts'
import type { SlotValue } from '#core/slots.ts'
import { findFields, findTownships, findUnits, findVillages } from './find.ts'
import type { Gazetteer } from './gazetteer.ts'
import { placeKinds, unitKinds } from './kinds.ts'

const ids = z.array(z.number().int()).max(50)

/** Which rows somebody asked for; travels in the list's buttons. */
export const Filter = z.object({
  what: z.enum(placeKinds),
  /** These and no others. */
  ids: ids.optional(),
  township: ids.optional(),
  field: ids.optional(),
  language: z.string().max(10).optional(),
  kind: z.string().max(12).optional(),
})

export type Filter = z.output<typeof Filter>

/** What was asked, and the words of it nobody is called by. */
export type Asked = { readonly filter: Filter; readonly unknown: readonly string[] }

/** Townships or villages: what is said of villages (their industry, language, kind) asks for villages. */
export const placesIn = (said: Said, gazetteer: Gazetteer): Asked => {
  const { slots } = said
  const asked = [said.called ?? '', said.rest].join(' ')
  const left = leftWords(said)
  const typed = left.map(word => lookedUp(gazetteer, word))
  const all = (name: string, of: (found: LookedUp) => readonly number[]) =>
    full([...idsIn(slots[name]), ...typed.flatMap(of)])
  const villages = all('village', found => found.villages)
  const township = all('township', found => found.townships)
  const field = all('field', found => found.fields)
  const language = choiceIn(slots.language)
  const kind = villageKindAsked[choiceIn(slots.kind) ?? '']
  const isOfVillages = [villages, township, language, kind].some(Boolean)
  const asksVillages =
    isOfVillages || (!ofTownships.test(asked) && (field !== undefined || ofVillages.test(asked)))
  const narrowing = { township, field, language }
  return {
    filter: asksVillages
      ? defined({
          what: 'village',
          ids: villages,
          ...narrowing,
          kind: kind === 'township' ? undefined : kind,
        })
      : defined({ what: 'township', field }),
    unknown: left.filter((_, at) => isNothing(typed[at])),
  }
}

/** Villages are spoken of, be it by the command's own word: 村. */
const ofVillages = /村|社区|villages?\b|^cs\b/i

/** 几个乡镇, 哪些镇: what is asked for is the townships themselves. */
const ofTownships = /(?:几个|哪些|哪几个|多少个?)(?:乡镇|镇|乡)|乡镇(?:名单|名录|有)/

// Codes, since a code that is a word of its own would be read in every sentence.
const villageKindAsked: Readonly<Record<string, string>> = { community: '社区', hamlet: '村' }

export const unitsIn = (said: Said, gazetteer: Gazetteer): Asked => {
  const left = leftWords(said)
  const found = left.map(word => findUnits(gazetteer, word))
  return {
    filter: defined({
      what: 'unit',
      ids: full([...idsIn(said.slots.unit), ...found.flat().map(({ id }) => id)]),
      kind: choiceIn(said.slots.kind),
    }),
    unknown: left.filter((_, at) => found[at]?.length === 0),
  }
}

export const fieldsIn = (said: Said, gazetteer: Gazetteer): Asked => {
  const left = leftWords(said)
  const found = left.map(word => findFields(gazetteer, word))
  return {
    filter: defined({
      what: 'field',
      ids: full([...idsIn(said.slots.field), ...found.flat().map(({ id }) => id)]),
    }),
    unknown: left.filter((_, at) => found[at]?.length === 0),
  }
}

type LookedUp = {
  readonly villages: readonly number[]
  readonly townships: readonly number[]
  readonly fields: readonly number[]
}

const numbers = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id)

/** A word means a township before a village of the same name, and a place before a field of work. */
const lookedUp = (gazetteer: Gazetteer, word: string): LookedUp => {
  const townships = numbers(findTownships(gazetteer, word))
  const villages = townships.length > 0 ? [] : numbers(findVillages(gazetteer, word))
  const fields = townships.length + villages.length > 0 ? [] : numbers(findFields(gazetteer, word))
  return { townships, villages, fields }
}

const isNothing = (found: LookedUp | undefined): boolean =>
  !found || found.villages.length + found.townships.length + found.fields.length === 0

/** Words that say nothing about which. */
const idle = /^(?:全县|县里|全部|所有|哪些|名单|列表|有|的|查|看)$/

/** Words of an exact command that no slot took. */
const leftWords = ({ words, slots, free }: Said): readonly string[] => {
  // A free sentence's words are those its slots were read from.
  if (free) return []
  const taken = Object.values(slots).flat().flatMap(spoken)
  return words.filter(
    word => !idle.test(word) && !taken.some(one => one === word || one.includes(word) || word.includes(one)),
  )
}

const spoken = (value: SlotValue): readonly string[] => {
  if ('name' in value) return [value.name]
  return 'words' in value ? [value.words] : []
}

const idsIn = (values: readonly SlotValue[] | undefined): readonly number[] =>
  (values ?? []).flatMap(value => ('id' in value ? [value.id] : []))

const choiceIn = (values: readonly SlotValue[] | undefined): string | undefined =>
  values?.flatMap(value => (value.kind === 'choice' ? [value.value] : []))[0]

const full = (list: readonly number[]): number[] | undefined =>
  list.length === 0 ? undefined : [...new Set(list)]

/** Without the keys that hold nothing: a button carries what was asked, and no more. */
const defined = (filter: { readonly [Key in keyof Filter]: Filter[Key] | undefined }): Filter =>
  Filter.parse(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)))

/** How the question was understood, a phrase for each part. */
export const filterWords = (filter: Filter, gazetteer: Gazetteer): readonly string[] => [
  ...phrase('乡镇', named(gazetteer.townships, filter.township)),
  ...phrase('产业', named(gazetteer.fields, filter.field)),
  ...phrase('语言', filter.language === undefined ? [] : [filter.language]),
  ...phrase('类型', filter.kind === undefined ? [] : [kindWord(filter.kind)]),
]

const phrase = (title: string, words: readonly string[]): readonly string[] =>
  words.length > 0 ? [`${title}：${words.join('或')}`] : []

const named = (
  rows: readonly { readonly id: number; readonly name: string }[],
  wanted: readonly number[] | undefined,
): readonly string[] => rows.filter(({ id }) => wanted?.includes(id)).map(({ name }) => name)

const kindWord = (kind: string): string => ({ ...unitKinds })[kind as keyof typeof unitKinds] ?? kind // any other word is its own
