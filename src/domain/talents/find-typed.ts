import type { Said } from '#core/handlers.ts'
import type { SlotValue } from '#core/slots.ts'
import { searched } from './slots.ts'

/** Most words one search looks at, and most characters of one. Nobody needs more; a pasted page must not search for an hour. */
const wordsMax = 12
const charactersMax = 40

/**
 * The words of a search, in the order typed; `领域=茶叶` asks for 茶叶. In a sentence of one's own, what was said for the same
 * thing is one word: 茶叶或核桃.
 */
export const wordsOf = ({ words, named, slots, free }: Said): readonly string[] =>
  free
    ? Object.keys(searched).flatMap(name => orWord(slots[name] ?? []))
    : splitWords([...words, ...Object.values(named)].join(' '))

const orWord = (values: readonly SlotValue[]): readonly string[] => {
  const words = values
    .map(value => ('name' in value ? value.name : 'words' in value ? value.words : ''))
    .map(one => splitWords(one)[0] ?? '')
  const said = [...new Set(words.filter(Boolean))]
  return said.length === 0 ? [] : [said.slice(0, wordsMax).join(orSign)]
}

/** Stands between words any of which will do. */
export const orSign = '或'

export const splitWords = (query: string): readonly string[] =>
  query
    .split(/[\s、，,；;。！？!?（）()【】]+/)
    .filter(word => word !== '')
    .slice(0, wordsMax)
    .map(word => [...word].slice(0, charactersMax).join(''))
