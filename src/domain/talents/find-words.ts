import { findTownships, findUnits, findVillages, type Gazetteer } from '#domain/places/index.ts'
import { orSign } from './find-typed.ts'
import { isIdle, listedWord, vocabulary } from './find-vocabulary.ts'
import { anyOf, either, type Fit, plainWord, written } from './terms.ts'

/** One of the words asked for, and how it was taken. */
export type Asked = {
  readonly word: string
  readonly fit: Fit
  /** 领域：茶叶 · 姓名等含“古树”. */
  readonly words: string
}

/** What each typed word asks for; words that ask for nothing drop out. `apart`: what was typed in one piece is taken apart. */
export const askedFor = (
  gazetteer: Gazetteer,
  words: readonly string[],
  { apart = false } = {},
): readonly Asked[] => {
  const pieces = apart ? words.flatMap(word => piecesOf(gazetteer, word)) : words
  return [...new Set(pieces.map(plainWord))]
    .filter(word => word !== '' && !isIdle(word))
    .map(word => askedByAny(gazetteer, word))
}

/** 茶叶或核桃: whoever fits one of them. */
const askedByAny = (gazetteer: Gazetteer, word: string): Asked => {
  const ways = word.split(orSign).filter(Boolean)
  if (ways.length < 2) return askedBy(gazetteer, word)
  const asked = ways.map(way => askedBy(gazetteer, way))
  return {
    word,
    fit: either(...asked.map(({ fit }) => fit)),
    words: asked.map(({ words }) => words).join('或'),
  }
}

const askedBy = (gazetteer: Gazetteer, word: string): Asked => {
  const listed = listedWord(word)
  if (listed) {
    const fit = anyOf(listed.terms)
    return { word, words: listed.words, fit: listed.also ? either(fit, written(word)) : fit }
  }
  const whole = namedBy(gazetteer, word)
  if (whole.length > 0) return { word, words: wordsFor(word, whole), fit: fitOf(whole) }
  const part = likelyMeant(gazetteer, word)
  const initials = isLatin(word) ? [written(word, 'initials')] : []
  return { word, words: wordsFor(word, part), fit: either(fitOf(part), written(word), ...initials) }
}

type Known = { readonly term: string; readonly kind: string; readonly name: string }

const fitOf = (known: readonly Known[]): Fit => anyOf(known.map(({ term }) => term))

/** Fields and places called exactly so: the word means them and nothing else, so that lists and figures agree. */
const namedBy = ({ fields, units, townships, villages }: Gazetteer, word: string): readonly Known[] => [
  ...fields.filter(({ name }) => plainWord(name) === word).map(asField),
  ...units.filter(({ name, short }) => [name, ...short].map(plainWord).includes(word)).map(asUnit),
  ...townships.filter(({ name }) => name === word).map(asTownship),
  ...villages.filter(({ name, township }) => [name, `${township}${name}`].includes(word)).map(asVillage),
]

/** Fields and places a word may mean that can also be part of a name, a title, a product: synonyms, shortened and partial names. */
const likelyMeant = (gazetteer: Gazetteer, word: string): readonly Known[] => [
  ...gazetteer.fields
    .filter(({ name, synonyms }) => synonyms.map(plainWord).includes(word) || isPart(word, name))
    .map(asField),
  ...unitsLike(gazetteer, word).map(asUnit),
  ...findTownships(gazetteer, word).map(asTownship),
  ...findVillages(gazetteer, word).map(asVillage),
]

const isPart = (word: string, name: string): boolean => word.length > 1 && plainWord(name).includes(word)

const unitsLike = (gazetteer: Gazetteer, word: string) => {
  const parts = gazetteer.units.filter(({ name }) => isPart(word, name))
  return parts.length > 0 ? parts : findUnits(gazetteer, word)
}

type Named = { readonly id: number; readonly name: string }

const asField = ({ id, name }: Named): Known => ({ term: `field:${id}`, kind: '领域', name })
const asUnit = ({ id, name }: Named): Known => ({ term: `unit:${id}`, kind: '单位', name })
const asTownship = ({ id, name }: Named): Known => ({ term: `township:${id}`, kind: '乡镇', name })
const asVillage = ({ id, name, township }: Named & { readonly township: string }): Known => ({
  term: `village:${id}`,
  kind: '村',
  name: `${township}${name}`,
})

const isLatin = (word: string): boolean => /^[a-z]{1,8}$/.test(word)

/** Names said for one word; more are only counted. */
const namesMax = 3

const wordsFor = (word: string, known: readonly Known[]): string => {
  if (known.length === 0) return isLatin(word) ? `姓名首字母“${word}”` : `姓名、职称、技艺或产品含“${word}”`
  const kinds = new Set(known.map(({ kind }) => kind))
  const shown = known.slice(0, namesMax)
  const names =
    kinds.size === 1
      ? `${[...kinds][0]}：${shown.map(({ name }) => name).join('或')}`
      : shown.map(({ kind, name }) => `${kind}：${name}`).join('或')
  return names + (known.length > namesMax ? `等${known.length}项` : '')
}

/** 诺溪镇茶叶高层次人才 → 诺溪镇 茶叶 高层次人才: the longest known words from the left, and what lies between them. */
const piecesOf = (gazetteer: Gazetteer, typed: string): readonly string[] => {
  const known = knownWords(gazetteer)
  const pieces: string[] = []
  let rest = plainWord(typed)
  let unknown = ''
  while (rest !== '') {
    const found = known.find(word => rest.startsWith(word))
    if (found && unknown !== '') pieces.push(unknown)
    if (found) pieces.push(found)
    unknown = found ? '' : unknown + rest.slice(0, 1)
    rest = rest.slice(found?.length ?? 1)
  }
  return unknown === '' ? pieces : [...pieces, unknown]
}

const knownOf = new WeakMap<Gazetteer, readonly string[]>()

const knownWords = (gazetteer: Gazetteer): readonly string[] => {
  const kept = knownOf.get(gazetteer)
  if (kept) return kept
  const names = [
    ...vocabulary,
    ...gazetteer.fields.flatMap(({ name, synonyms }) => [name, ...synonyms]),
    ...gazetteer.units.flatMap(({ name, short }) => [name, ...short]),
    ...gazetteer.townships.flatMap(({ name }) => [name, name.slice(0, -1)]),
    ...gazetteer.villages.flatMap(({ name, kind }) => [name, name.slice(0, -kind.length)]),
  ]
  const known = [...new Set(names.map(plainWord))]
    .filter(word => word.length > 1)
    .sort((a, b) => b.length - a.length)
  knownOf.set(gazetteer, known)
  return known
}
