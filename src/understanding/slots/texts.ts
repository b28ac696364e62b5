import type { SlotSpec } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'
import type { Reading } from './reading.ts'

type Named = { readonly name: string; readonly spec: SlotSpec }
type Words = { readonly from: number; readonly to: number }

/** Free text: what stands in quotes, behind a slot's own word, or is left of the sentence when all else is read. */
export const restOf = (
  _sentence: Tidy,
  _specs: readonly Named[],
  _used: readonly Reading[],
  _taken: readonly Words[],
): readonly { readonly name: string; readonly reading: Reading }[] => []
