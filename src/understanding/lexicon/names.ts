import type { Entry, LexiconChange } from '#core/lexicon.ts'
import { formsOf, type NameForm } from './forms.ts'
import { createSounds, type Sounds } from './sounds.ts'
import { createTrie, type Trie } from './trie.ts'

/** A known name at a place of a text. Several may stand at one place: 和平村 of two townships, a field and a unit. */
export type NameHit = {
  /** Offsets in the tidied text, the end exclusive; a county's name before a unit's belongs to it. */
  readonly from: number
  readonly to: number
  readonly entry: Entry
  readonly form: NameForm['form']
}

export type NameFinder = {
  /** Every known name in a tidied text, in its order, longer ones first. */
  readonly find: (text: string) => readonly NameHit[]
  /**
   * Names that sound or look like a folded word nobody is called by: same sound, initials (`ycl`), one character wrong;
   * the likeliest first. For asking 「是不是…」, never for acting, and only to somebody who may see the name.
   */
  readonly near: (word: string, kinds?: readonly Entry['kind'][]) => readonly Entry[]
}

/** All names of the county, kept up with the database by changes. */
export type NameIndex = NameFinder & {
  /** Puts in and takes out what a lexicon says changed. `source` is that lexicon's name. */
  readonly apply: (source: string, change: LexiconChange) => void
  /** The version a source stands at; `null` before its first change. */
  readonly versionOf: (source: string) => string | null
}

type Named = { readonly entry: Entry; readonly form: NameForm['form'] }
type Held = {
  readonly entry: Entry
  readonly marks: readonly { readonly word: string; readonly named: Named }[]
}
type Source = { version: string | null; readonly held: Map<string, Held> }
type Index = { readonly trie: Trie<Named>; readonly sounds: Sounds; readonly sources: Map<string, Source> }

/** `county` (云岭县) may stand before the name of a unit or a place. */
export const createLexicon = (county = ''): NameIndex => {
  const index: Index = { trie: createTrie(), sounds: createSounds(), sources: new Map() }
  const before = countyBefore(county)
  // Readers of places and of people ask for the same sentence.
  let last: { readonly text: string; readonly hits: readonly NameHit[] } | null = null
  return {
    apply: (source, change) => {
      last = null
      applyTo(index, source, change)
    },
    versionOf: source => index.sources.get(source)?.version ?? null,
    find: text => {
      if (last?.text !== text) last = { text, hits: findIn(index.trie, text, before) }
      return last.hits
    },
    near: (word, kinds) => index.sounds.near(word).filter(({ kind }) => !kinds || kinds.includes(kind)),
  }
}

const applyTo = (index: Index, name: string, { version, put, gone, whole }: LexiconChange): void => {
  const source = index.sources.get(name) ?? { version: null, held: new Map<string, Held>() }
  index.sources.set(name, source)
  const kept = new Set(put.map(keyOf))
  const goneIds = new Set(gone)
  for (const [key, { entry }] of source.held)
    if (whole ? !kept.has(key) : goneIds.has(entry.id) && !kept.has(key)) drop(index, source, key)
  for (const entry of put) hold(index, source, entry)
  source.version = version
}

const keyOf = ({ kind, id }: Entry): string => `${kind} ${id}`

const hold = (index: Index, source: Source, entry: Entry): void => {
  const before = source.held.get(keyOf(entry))
  if (before && isSame(before.entry, entry)) return
  drop(index, source, keyOf(entry))
  const marks = formsOf(entry).map(({ word, form }) => ({ word, named: { entry, form } }))
  for (const { word, named } of marks) {
    index.trie.add(word, named)
    if (named.form === 'whole') index.sounds.add(word, entry)
  }
  source.held.set(keyOf(entry), { entry, marks })
}

const drop = (index: Index, source: Source, key: string): void => {
  for (const { word, named } of source.held.get(key)?.marks ?? []) {
    index.trie.remove(word, named)
    index.sounds.remove(word, named.entry)
  }
  source.held.delete(key)
}

const isSame = (a: Entry, b: Entry): boolean => a.name === b.name && a.also.join('\n') === b.also.join('\n')

const findIn = (trie: Trie<Named>, text: string, before: RegExp | null): readonly NameHit[] => {
  const hits: NameHit[] = []
  for (let at = 0; at < text.length; at += 1) {
    for (const { to, values } of trie.at(text, at))
      for (const { entry, form } of values)
        hits.push({ from: entry.kind === 'person' ? at : withCounty(text, at, before), to, entry, form })
  }
  return withoutNested(hits)
}

// 我县教体局 and 云岭县教体局 are the 教体局 itself.
const countyBefore = (county: string): RegExp | null => {
  const bare = county.replace(/县$/, '')
  const names = county === '' ? [] : [county, bare]
  return new RegExp(`(?:${[...names, '(?:我们|咱们|我|本|咱)?县'].join('|')})$`, 'u')
}

const withCounty = (text: string, from: number, before: RegExp | null): number => {
  const [words = ''] = before?.exec(text.slice(Math.max(0, from - 8), from)) ?? []
  return from - words.length
}

// 县教体局 is not the 教体局 within it once more.
const withoutNested = (hits: readonly NameHit[]): readonly NameHit[] => {
  const seen = new Map<Entry, NameHit[]>()
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const others = seen.get(hit.entry) ?? []
    if (!others.some(other => other.from <= hit.from && hit.to <= other.to))
      seen.set(hit.entry, [...others, hit])
  }
  return [...seen.values()].flat().toSorted((a, b) => a.from - b.from || b.to - a.to)
}
