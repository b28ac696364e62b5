import type { Tidy } from '../tidy.ts'
import { readClockSpans } from './clock-spans.ts'
import { readDays } from './days.ts'
import { readDurations } from './durations.ts'
import { readIds } from './ids.ts'
import { readMoney } from './money.ts'
import { readNames } from './names.ts'
import { readNumbers } from './numbers.ts'
import { readPeople } from './people.ts'
import { readPeriods } from './periods.ts'
import { readPhones } from './phones.ts'
import type { Reading, SlotReader, Surroundings } from './reading.ts'
import { readStrangers } from './strangers.ts'

const readers: readonly SlotReader[] = [
  readIds,
  readPhones,
  readPeople,
  readNames,
  readStrangers,
  readMoney,
  readDays,
  readPeriods,
  readDurations,
  readClockSpans,
  readNumbers,
]

/** Everything that can be read in a sentence, once: in its order, longer readings first. Readings may overlap. */
export const readAll = (sentence: Tidy, around: Surroundings): readonly Reading[] =>
  readers.flatMap(read => read(sentence, around)).toSorted((a, b) => a.from - b.from || b.to - a.to)
