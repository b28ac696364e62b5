import type { Said } from '#core/handlers.ts'

/** Most words one search looks at, and most characters of one. Nobody needs more; a pasted page must not search for an hour. */
const wordsMax = 12
const charactersMax = 40

/** The words of a search, in the order typed; `领域=茶叶` asks for 茶叶. */
export const wordsOf = ({ words, named }: Said): readonly string[] =>
  splitWords([...words, ...Object.values(named)].join(' '))

export const splitWords = (query: string): readonly string[] =>
  query
    .split(/[\s、，,；;。！？!?（）()【】]+/)
    .filter(word => word !== '')
    .slice(0, wordsMax)
    .map(word => [...word].slice(0, charactersMax).join(''))
