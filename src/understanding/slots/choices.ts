import type { SlotSpec } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'
import type { Reading } from './reading.ts'

/** A noun's own words for something, also with 以上 and 及以下 where they stand in an order. */
export const readChoices = (_sentence: Tidy, _spec: SlotSpec): readonly Reading[] => []
