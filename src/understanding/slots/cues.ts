import type { SlotSpec } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'

/** Farthest that a slot's word may stand before its value and still speak of it. */
const reachMax = 10

/** How closely a slot's own words stand beside a reading: 0 not at all, the more the closer and the longer the word. */
export const closeness = (
  { text }: Tidy,
  spec: SlotSpec,
  { from, to }: { readonly from: number; readonly to: number },
): number => {
  const before = clauseBefore(text.slice(Math.max(0, from - reachMax - 8), from))
  const after = text.slice(to, to + 8)
  const words = text.slice(from, to)
  return Math.max(
    0,
    ...cuesOf(spec).map(cue =>
      Math.max(beforeScore(before, cue), afterScore(after, cue), insideScore(words, cue)),
    ),
  )
}

export const cuesOf = (spec: SlotSpec): readonly string[] => {
  const known = prepared.get(spec)
  if (known) return known
  const cues = [...(spec.cues ?? []), spec.title].map(cue => cue.toLowerCase())
  prepared.set(spec, cues)
  return cues
}

/** A slot's words do not change, and every sentence asks for them. */
const prepared = new WeakMap<SlotSpec, readonly string[]>()

const clauseBefore = (words: string): string => words.split(/[,。;!?\n]/).at(-1) ?? ''

const beforeScore = (before: string, cue: string): number => {
  const at = before.lastIndexOf(cue)
  if (at < 0) return 0
  const between = before.slice(at + cue.length)
  if (/^[是为在:=到叫「“"的有选填]{0,2}$/u.test(between)) return 100 + cue.length
  return between.length <= reachMax ? 40 + cue.length - between.length : 0
}

/** 春节前, 陈县长: the slot's word is read with the value. */
const insideScore = (words: string, cue: string): number =>
  words.length > cue.length && words.endsWith(cue) ? 60 + cue.length : 0

const afterScore = (after: string, cue: string): number => {
  if (after.startsWith(cue)) return 80 + cue.length
  return /^[个名位条的]/u.test(after) && after.slice(1).startsWith(cue) ? 70 + cue.length : 0
}
