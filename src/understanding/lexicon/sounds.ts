import { pinyin } from 'pinyin-pro'
import type { Entry } from '#core/lexicon.ts'

/** Names by how they sound and look. */
export type Sounds = {
  readonly add: (word: string, entry: Entry) => void
  readonly remove: (word: string, entry: Entry) => void
  /** Entries with a name like `word`, the likeliest first. */
  readonly near: (word: string) => readonly Entry[]
}

export const createSounds = (): Sounds => {
  const byKey = new Map<string, Set<Entry>>()
  return {
    add: (word, entry) => {
      for (const key of keysOf(word)) byKey.set(key, (byKey.get(key) ?? new Set()).add(entry))
    },
    remove: (word, entry) => {
      for (const key of keysOf(word)) {
        byKey.get(key)?.delete(entry)
        if (byKey.get(key)?.size === 0) byKey.delete(key)
      }
    },
    near: word => {
      const keys = /^[a-z ]+$/.test(word) ? latinKeys(word.replaceAll(' ', '')) : likeKeys(word)
      return [...new Set(keys.flatMap(key => [...(byKey.get(key) ?? [])]))]
    },
  }
}

/** Most readings kept of one name. */
const readingsMax = 8

/** How an entry is found again: as it sounds and looks, and by its letters. */
const keysOf = (word: string): readonly string[] => {
  const sounds = soundsOf(word)
  return [
    ...likeKeys(word, sounds),
    ...sounds.map(syllables => `+${syllables.join('')}`),
    ...sounds.map(syllables => `*${syllables.map(syllable => syllable.charAt(0)).join('')}`),
  ]
}

// In the order of likelihood: the same sound, the sound as heard in the southwest, one character wrong. Whole words are never
// compared by their initials: of ten thousand people somebody has them.
const likeKeys = (word: string, sounds = soundsOf(word)): readonly string[] => [
  ...sounds.map(syllables => `=${syllables.join(' ')}`),
  ...sounds.map(syllables => `~${syllables.map(heard).join(' ')}`),
  ...oneWrong(word),
]

const latinKeys = (letters: string): readonly string[] => [`+${letters}`, `*${letters}`]

const soundsOf = (word: string): readonly (readonly string[])[] => {
  let sounds: readonly (readonly string[])[] = [[]]
  for (const character of word) {
    const syllables = syllablesOf(character)
    sounds = sounds.flatMap(before => syllables.map(syllable => [...before, syllable])).slice(0, readingsMax)
  }
  return sounds
}

/** Characters occur again and again in names; their readings are looked up once. */
const known = new Map<string, readonly string[]>()

const syllablesOf = (character: string): readonly string[] => {
  const kept = known.get(character)
  if (kept) return kept
  const read = [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }))].filter(
    Boolean,
  )
  const syllables = read.length > 0 ? read : [character]
  known.set(character, syllables)
  return syllables
}

// zh and z, in and ing, n and l are one sound to many.
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^n(?=.)/, 'l')

// Of two characters one is too little to go by.
const oneWrong = (word: string): readonly string[] => {
  const characters = [...word]
  if (characters.length < 3) return []
  return characters.map(
    (_, index) => `?${characters.map((sign, at) => (at === index ? '?' : sign)).join('')}`,
  )
}
