import type { Said } from '#core/handlers.ts'
import type { SlotSpec, SlotValue } from '#core/slots.ts'
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
    ? Object.entries(searched).flatMap(([name, spec]) => orWord(spec, slots[name] ?? []))
    : splitWords([...words, ...Object.values(named)].join(' '))

const orWord = (spec: SlotSpec, values: readonly SlotValue[]): readonly string[] => {
  const said = [...new Set(values.map(value => wordFor(spec, value)).filter(Boolean))]
  return said.length === 0 ? [] : [said.slice(0, wordsMax).join(orSign)]
}

/** A name as the records have it; one of the office's lists by its own word, 副高以上 by each that it means. */
const wordFor = ({ options = [] }: SlotSpec, value: SlotValue): string => {
  if ('name' in value) return value.name
  if (value.kind !== 'choice') return ''
  const option = options.find(one => one.value === value.value)
  return splitWords(option?.words[0] ?? value.words)[0] ?? ''
}

/** Stands between words any of which will do. */
export const orSign = '或'

export const splitWords = (query: string): readonly string[] =>
  query
    .split(/[\s、，,；;。！？!?（）()【】]+/)
    .filter(word => word !== '')
    .slice(0, wordsMax)
    .map(word => [...word].slice(0, charactersMax).join(''))

/** Whether ages are asked for: 50岁以上, 年龄, 老龄化. Nobody is found by them, they are kept sealed. */
export const isAge = (words: string): boolean =>
  /[\d一二三四五六七八九十](周岁|岁)|年龄|岁数|年纪|老龄|老化|多大年/.test(
    words.normalize('NFKC').replace(/\s/g, ''),
  )
