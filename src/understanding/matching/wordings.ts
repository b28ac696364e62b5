import type { SlotSpec, Slots } from '#core/slots.ts'

/** A slot in a phrase: {village}. */
export const placeholder = /\{(\w+)\}/g

/** Whoever can be named can be told by number as well, and the other way round. */
export const variantsOf = (phrase: string, slots: Slots): readonly string[] => {
  const nameOf = (kind: SlotSpec['kind']): string | undefined =>
    Object.keys(slots).find(name => slots[name]?.kind === kind)
  const [person, id] = [nameOf('person'), nameOf('id')]
  if (person === undefined || id === undefined) return []
  const swapped = phrase.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === person ? `{${id}}` : name === id ? `{${person}}` : whole,
  )
  return swapped === phrase ? [] : [swapped]
}

/** Most options that are put in words for each phrase; the next phrase has the next ones. */
const spelledMax = 2

/** {choice} as people say it: with one of its words in place of it. */
export const spelledOut = (phrase: string, slots: Slots, at: number): readonly string[] => {
  const name = [...phrase.matchAll(placeholder)]
    .map(([, one = '']) => one)
    .find(one => slots[one]?.kind === 'choice')
  const options = name === undefined ? [] : (slots[name]?.options ?? [])
  if (options.length > optionsMax) return []
  return Array.from({ length: Math.min(spelledMax, options.length) }, (_, step) => {
    const words = options[(at * spelledMax + step) % options.length]?.words ?? []
    const one = words[(at + step) % Math.max(1, words.length)] ?? ''
    return phrase.replace(`{${name}}`, one)
  })
}

/** Long lists (titles of every profession) are known by their words alone. */
const optionsMax = 30
