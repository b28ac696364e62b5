import type { Entry } from '#core/lexicon.ts'
import type { NameHit } from '../lexicon/names.ts'
import type { Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'
import { crossesWord } from './word-edges.ts'

type PlaceKind = 'unit' | 'township' | 'village' | 'field'

/** Units, townships, villages and fields of work by any of their names; two villages of one name ask which. */
export const readNames: SlotReader = (sentence, { lexicon }) => {
  const hits = lexicon.find(sentence.text).filter(({ entry }) => entry.kind !== 'person')
  const townships = hits.filter(({ entry }) => entry.kind === 'township')
  return samePlace(hits).flatMap(group => readingOf(sentence, group, townships))
}

type Words = { readonly from: number; readonly to: number }
type Group = readonly [NameHit, ...NameHit[]]

/** Hits of one kind on the same words: the surest way to write the name counts. */
const samePlace = (hits: readonly NameHit[]): readonly Group[] => {
  const groups = new Map<string, NameHit[]>()
  for (const hit of hits) {
    const key = `${hit.entry.kind} ${hit.from} ${hit.to}`
    groups.set(key, [...(groups.get(key) ?? []), hit])
  }
  return [...groups.values()].flatMap(group => {
    const [first, ...others] = surest(group)
    return first ? [[first, ...others] as const] : []
  })
}

const order: readonly NameHit['form'][] = ['whole', 'short', 'loose']

const surest = (group: readonly NameHit[]): readonly NameHit[] => {
  const best = order.find(form => group.some(hit => hit.form === form))
  return group.filter(({ form }) => form === best)
}

const readingOf = (sentence: Tidy, group: Group, townships: readonly NameHit[]): readonly Reading[] => {
  const [{ from, to, form, entry }] = group
  if (isOtherWord(sentence, { from, to }, form)) return []
  if (entry.kind === 'village') return villageReading(sentence, group, townships)
  return [oneOf(sentence, { from, to }, group, form)]
}

const villageReading = (sentence: Tidy, group: Group, townships: readonly NameHit[]): readonly Reading[] => {
  const [{ from, form }] = group
  const to = withCommittee(sentence.text, group[0].to)
  const near = townshipBefore(sentence.text, from, townships)
  const words = { from: near?.from ?? from, to }
  const meant = inTownship(group, near, townships)
  if (near && meant.length === 0) return [notThere(sentence, words, near, group)]
  return [oneOf(sentence, words, meant, near ? 'whole' : form)]
}

const oneOf = (sentence: Tidy, words: Words, meant: readonly NameHit[], form: NameHit['form']): Reading => {
  const strength = form === 'loose' ? 'weak' : 'sure'
  const [one, ...others] = meant
  if (one && others.length === 0) return named(sentence, words, one.entry, strength)
  const names = meant.map(({ entry }) => entry.name)
  const ask = `「${sentence.text.slice(words.from, words.to)}」不止一个：${names.join('、')}。您说的是哪一个？`
  return { ...unclear(sentence, words, one?.entry.kind ?? 'unit', ask, names), strength }
}

const notThere = (sentence: Tidy, words: Words, township: NameHit, group: Group): Reading => {
  const names = group.map(({ entry }) => entry.name)
  const said = sentence.text.slice(group[0].from, words.to)
  const ask = `${township.entry.name}没有「${said}」，同名的有：${names.join('、')}。您说的是哪一个？`
  return unclear(sentence, words, 'village', ask, names)
}

const named = (
  sentence: Tidy,
  words: Words,
  { kind, id, name }: Entry,
  strength: Reading['strength'],
): Reading => {
  // Persons were left out above; the ids of places and fields are their rows'.
  const value = { kind: kind as PlaceKind, id: Number(id), name }
  return reading(sentence, words, value, { strength })
}

const withCommittee = (text: string, to: number): number =>
  to + (/^(?:村?民?委员?会|居民?委员?会|村委)/u.exec(text.slice(to))?.[0].length ?? 0)

const townshipBefore = (text: string, from: number, townships: readonly NameHit[]): NameHit | null =>
  townships.find(({ to }) => to === from || /^[的,、]$/u.test(text.slice(to, from))) ?? null

// The township before the village decides; else any township of the sentence that has one of that name.
const inTownship = (
  group: Group,
  near: NameHit | null,
  townships: readonly NameHit[],
): readonly NameHit[] => {
  const liesIn = ({ entry }: NameHit, township: NameHit): boolean =>
    entry.name.startsWith(township.entry.name)
  if (near) return group.filter(hit => liesIn(hit, near))
  const spoken = group.filter(hit => townships.some(township => liesIn(hit, township)))
  return spoken.length > 0 ? spoken : group
}

/** 民和 in 人民和政府, 一中 in 一中午, 胜利 in 胜利完成 are other words. */
const isOtherWord = ({ text, gaps }: Tidy, { from, to }: Words, form: NameHit['form']): boolean => {
  if (to - from > 3 || (form === 'whole' && to - from > 2)) return false
  if (form === 'loose' && isHandedTo(text, from, to)) return false
  if (crossesWord(text, from, to)) return true
  if (
    /^[一二三四五六七八九十]/u.test(text.slice(from)) &&
    /[第一二三四五六七八九十\d]$/u.test(wordsBefore(text, from))
  )
    return true
  return form === 'loose' && !standsApart(text, gaps, from, to)
}

/** 44号转人社, 请卫健来办: handed something, it is the unit. */
const isHandedTo = (text: string, from: number, to: number): boolean =>
  /[转交由请让归派给]$/u.test(wordsBefore(text, from)) &&
  (to === text.length || /^(?:[\p{P}\p{S}]|办|处理|来|去|牵头|负责|解决|答复|吧|了)/u.test(text.slice(to)))

const standsApart = (text: string, gaps: ReadonlySet<number>, from: number, to: number): boolean =>
  (from === 0 ||
    gaps.has(from) ||
    /[\p{P}\p{S}的在到去是查看给把从往向和与跟及懂会做搞学种爱找]$/u.test(wordsBefore(text, from))) &&
  (to === text.length || gaps.has(to) || /^[\p{P}\p{S}的那有这和与跟及人村是方专师农]/u.test(text.slice(to)))
