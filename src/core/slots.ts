import type { Day } from './shanghai.ts'

/** Where something stood in the sentence as it was typed: UTF-16 offsets, the end exclusive. */
export type Span = readonly [start: number, end: number]

/**
 * One value read out of a sentence. Names are read, not resolved: whom a name means is for the handler to say, within
 * the speaker's rights. Places and fields of work are no secret and carry their row's id.
 */
export type SlotValue =
  | { readonly kind: 'person'; readonly name: string; readonly openId: string | null }
  | {
      readonly kind: 'unit' | 'township' | 'village' | 'field'
      readonly id: number
      /** As the records write it: 县农技中心, 诺溪镇, 诺溪镇和平村, 茶叶. */
      readonly name: string
    }
  /** One of the words a noun declares; 副高以上 gives several values. */
  | { readonly kind: 'choice'; readonly value: string; readonly words: string }
  /** RC-7 · SQ-2026-0031; 31号诉求 has no year. */
  | { readonly kind: 'id'; readonly prefix: string; readonly year: number | null; readonly number: number }
  | {
      readonly kind: 'day'
      readonly day: Day
      readonly part: 'am' | 'pm' | null
      /** `HH:mm`, when it was said. */
      readonly time: string | null
    }
  /** Both days included. */
  | { readonly kind: 'period'; readonly from: Day; readonly to: Day; readonly words: string }
  | { readonly kind: 'number'; readonly value: number; readonly bound: 'exact' | 'atLeast' | 'atMost' }
  | { readonly kind: 'money'; readonly fen: number; readonly bound: 'exact' | 'atLeast' | 'atMost' }
  | { readonly kind: 'duration'; readonly count: number; readonly unit: DurationUnit }
  /** Digits only: 13800000000, 08725520000. */
  | { readonly kind: 'phone'; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string }

export type DurationUnit = 'minute' | 'hour' | 'day' | 'workingDay' | 'week' | 'month' | 'year'

export type SlotKind = SlotValue['kind']

/** A value, and the words it was read from. */
export type Located = { readonly value: SlotValue; readonly typed: string; readonly span: Span }

/** Words that could be read in more than one way, or in none that is sure (三十来户): the person is asked, never guessed at. */
export type Unclear = { readonly typed: string; readonly span: Span; readonly ask: string }

/** One of a noun's own words for something: 州级 is `prefecture`, also 州、市级. */
export type Choice = { readonly value: string; readonly words: readonly [string, ...string[]] }

/** What a command can be told. The key it stands under is its name in the command object. */
export type SlotSpec = {
  readonly kind: SlotKind
  /** The office's word for it, as cards print it: 乡镇. */
  readonly title: string
  /** Asked in one short question when it was not said; without it the slot may stay empty. */
  readonly ask?: string
  /** Words that stand beside it and tell it from another slot of the same kind: 单位、上班; 从、由. */
  readonly cues?: readonly string[]
  /** For `choice`. */
  readonly options?: readonly Choice[]
  /** `options` stand from the lowest to the highest, so that 副高以上 means several. */
  readonly ordered?: true
  /** More than one value may be said: 茶叶、核桃. */
  readonly many?: true
  /** For `text`: takes what is left of the sentence once all else is read, as a slot that is asked for does. */
  readonly rest?: true
  /** For `text`: takes the last clauses, which hold nothing else that was asked for: 今天走访了…，他说缺设备. */
  readonly tail?: true
  /** For `text`: takes the part that says most of all that nothing else was read from: 上周五来教手工制茶，3小时. */
  readonly part?: true
  /** For `day`: a period says it by its last day: 我下周休假. */
  readonly end?: true
  /** For `day`: it has been, so that 周五 and 5号 are the last ones. */
  readonly past?: true
  /** For `number`: a year, which a day or a period says as well: 明年. */
  readonly year?: true
  /** For `id`: the letters of the numbers meant, RC. Other records' numbers are none of its values. */
  readonly prefix?: string
}

export type Slots = Readonly<Record<string, SlotSpec>>

/** What was said for each slot, in the order of the sentence; a slot nobody spoke of is absent. */
export type SaidSlots = Readonly<Record<string, readonly SlotValue[]>>
