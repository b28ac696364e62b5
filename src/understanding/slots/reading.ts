import type { Mention } from '#core/inbound.ts'
import type { Day } from '#core/shanghai.ts'
import type { SlotKind, SlotValue, Span } from '#core/slots.ts'
import type { Calendar } from '#core/working-calendar.ts'
import type { NameFinder } from '../lexicon/names.ts'
import { spanOf, type Tidy, typedOf } from '../tidy.ts'

/** Something read in a sentence. Readings may overlap: which is meant depends on what a command can be told. */
export type Reading = {
  readonly kind: SlotKind
  /** Offsets in the tidied text, the end exclusive. */
  readonly from: number
  readonly to: number
  readonly typed: string
  readonly span: Span
  /** `null`: no value is sure; `ask` says what to ask. Several: 副高以上. */
  readonly values: readonly SlotValue[] | null
  /** With values: what was taken for granted (the year of 3月7号), to be asked where it matters. */
  readonly ask: string | null
  /** `weak`: could as well be an ordinary word (和平, an unknown name); taken only where nothing better is. */
  readonly strength: 'sure' | 'weak'
  /** Nearest known names, where the name is not known: for showing, never for acting, and only to who may see them. */
  readonly near: readonly string[]
  /** For a day said without its month or year: when it last was. */
  readonly last?: () => Day | null
}

/** What readers know besides the sentence. */
export type Surroundings = {
  readonly now: Date
  readonly lexicon: NameFinder
  readonly mentions: readonly Mention[]
  /** For 10个工作日内; the program's own when left out. */
  readonly calendar?: Calendar
}

/** Reads one kind of value wherever it stands. */
export type SlotReader = (sentence: Tidy, around: Surroundings) => readonly Reading[]

type Words = { readonly from: number; readonly to: number }

export const reading = (
  sentence: Tidy,
  { from, to }: Words,
  value: SlotValue,
  more: Partial<Pick<Reading, 'ask' | 'strength' | 'near' | 'values' | 'last'>> = {},
): Reading => ({
  kind: value.kind,
  from,
  to,
  typed: typedOf(sentence, from, to),
  span: spanOf(sentence, from, to),
  values: [value],
  ask: null,
  strength: 'sure',
  near: [],
  ...more,
})

export const unclear = (
  sentence: Tidy,
  { from, to }: Words,
  kind: SlotKind,
  ask: string,
  near: readonly string[] = [],
): Reading => ({
  kind,
  from,
  to,
  typed: typedOf(sentence, from, to),
  span: spanOf(sentence, from, to),
  values: null,
  ask,
  strength: 'sure',
  near,
})
