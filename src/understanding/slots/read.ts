import type { Tidy } from '../tidy.ts'
import type { Reading, SlotReader, Surroundings } from './reading.ts'

const readers: readonly SlotReader[] = []

/** Everything that can be read in a sentence, once: in its order, longer readings first. Readings may overlap. */
export const readAll = (sentence: Tidy, around: Surroundings): readonly Reading[] =>
  readers.flatMap(read => read(sentence, around)).toSorted((a, b) => a.from - b.from || b.to - a.to)
