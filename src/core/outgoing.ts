import { type Actor, type Grant, holds } from './actor.ts'
import type { Context } from './context.ts'
import type { DataClass } from './data-class.ts'
import { codeFor, type Dictionary, wordOf } from './dictionary.ts'
import type { Said } from './handlers.ts'
import { type Allow, grantsFor } from './permission.ts'

/** One column of a ledger as it goes out. */
export type OutColumn = {
  readonly key: string
  readonly title: string
  /** P1 goes out freely, P2 with a purpose, P3 with a second person's approval as well. */
  readonly dataClass: DataClass
  /** In characters. */
  readonly width?: number
  /** Added up in the last row. */
  readonly sums?: true
}

/** A record as a row, by the columns' keys. */
export type OutRecord = {
  readonly id: number
  readonly cells: Readonly<Record<string, string | number | null>>
  /** Whose data it is: whoever asks 谁看过我 is told of it. */
  readonly talentIds: readonly number[]
}

/** What is asked for: places, a field, states. Plain data, so that it can be kept. */
export type OutFilter = {
  readonly townships: readonly number[]
  readonly villages: readonly number[]
  readonly units: readonly number[]
  readonly fields: readonly number[]
  readonly states: readonly string[]
  /** For a ledger that searches by words of any kind. */
  readonly words: readonly string[]
}

export type Narrowing = 'township' | 'village' | 'unit' | 'field'

/** A noun's ledger as it leaves: its columns, and its rows by rising number. */
export type OutLedger = {
  /** 结对台账 */
  readonly title: string
  /** How people call it: 结对, 结对名单. */
  readonly words: readonly [string, ...string[]]
  /** How its rows are counted: 人, 对; 条 unless told. */
  readonly counted?: string
  readonly columns: readonly OutColumn[]
  readonly allow: Allow
  /** How an asked state is written; a word that is none, and no place either, is no filter. */
  readonly states: Dictionary
  /** What its rows can be narrowed by; anything else somebody names is asked about. */
  readonly narrows: readonly Narrowing[]
  /** Takes words of any kind as its own list does. */
  readonly takesWords?: true
  readonly count: (ctx: Context, filter: OutFilter) => Promise<number>
  /** Rows after a number. Only the columns asked for are looked up and opened. */
  readonly rows: (
    ctx: Context,
    filter: OutFilter,
    page: { readonly after: number; readonly take: number; readonly columns: readonly string[] },
  ) => Promise<readonly OutRecord[]>
}

/** 是, 否; an empty cell where it is not known. */
export const yesOrNo = (is: boolean | null): string | null => (is === null ? null : is ? '是' : '否')

/** The areas the actor may export; `null`: the whole county. */
export const exportAreas = (actor: Actor): readonly Grant[] | null => {
  const grants = grantsFor(actor, 'ledgers.export')
  return grants.some(({ reach }) => reach !== 'own') ? null : grants.map(({ grant }) => grant)
}

/** More than P1 goes out only through the talent office. */
export const exportsMore = (actor: Actor): boolean => holds(actor, 'office', 'head')

export type Narrowed = {
  readonly filter: OutFilter
  /** How it was understood, for the file and the record. */
  readonly understood: readonly string[]
  /** Words that narrow nothing: to be asked about, never passed over. */
  readonly left: readonly string[]
}

/** Reads what was said as a filter; `left` is what nothing was made of. */
export const narrowed = (
  said: Said,
  words: readonly string[],
  { states, narrows, takesWords }: Pick<OutLedger, 'states' | 'narrows' | 'takesWords'>,
): Narrowed => {
  const named = Object.values(said.slots)
    .flat()
    .flatMap(value => ('id' in value && narrows.some(kind => kind === value.kind) ? [value] : []))
  const ids = (kind: Narrowing) => [
    ...new Set(named.flatMap(value => (value.kind === kind ? [value.id] : []))),
  ]
  const rest = words.filter(word => !named.some(({ name }) => name.includes(word) || word.includes(name)))
  const codes = takesWords ? [] : rest.flatMap(word => codeFor(states, word) ?? [])
  const left = rest.filter(word => takesWords || codeFor(states, word) === null)
  return {
    filter: {
      townships: ids('township'),
      villages: ids('village'),
      units: ids('unit'),
      fields: ids('field'),
      states: codes,
      words: takesWords ? words : [],
    },
    understood: [
      ...new Set(named.map(({ name }) => name)),
      ...codes.flatMap(code => wordOf(states, code) ?? []),
      ...(takesWords ? left : []),
    ],
    left: takesWords ? [] : left,
  }
}
