import type { Asked } from '#core/conversation.ts'
import type { SlotKind, Slots } from '#core/slots.ts'
import { readSlots } from '#understanding/slots/assign.ts'
import { tidy } from '#understanding/tidy.ts'
import type { Sentence } from '#understanding/understand.ts'

/** What some words say for a command's slots, and the first that has to be asked about. */
type ToldNow = {
  readonly told: Asked['told']
  readonly unclear: { readonly slot: string; readonly question: string } | null
}

export const toldIn = (typed: string, slots: Slots, { now, names, mentions }: Sentence): ToldNow => {
  const { said, unclear } = readSlots(tidy(typed), {
    now,
    lexicon: names,
    mentions,
    slots: withoutOpenText(slots),
  })
  const told: Record<string, Asked['told'][string]> = {}
  for (const { name, located } of said) {
    told[name] = [...(told[name] ?? []), { value: located.value, typed: located.typed }]
  }
  const [first] = unclear
  return { told, unclear: first ? { slot: first.name, question: first.unclear.ask } : null }
}

// Text without a word of its own would swallow whatever is said.
const withoutOpenText = (slots: Slots): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, { kind, cues }]) => kind !== 'text' || cues))

/** The request with what was said now in place of what stood there: another village takes the place of a township too. */
export const withInstead = (asked: Asked, told: Asked['told'], slots: Slots): Asked => {
  const groups = new Set(Object.keys(told).map(name => groupOf(slots[name]?.kind, name)))
  const kept = Object.entries(asked.told).filter(([name]) => !groups.has(groupOf(slots[name]?.kind, name)))
  return { ...asked, told: { ...Object.fromEntries(kept), ...told } }
}

/** Slots that say the same thing in different ways. */
const groupOf = (kind: SlotKind | undefined, name: string): string => {
  if (kind === 'unit' || kind === 'township' || kind === 'village') return 'place'
  if (kind === 'day' || kind === 'period') return 'time'
  return kind === 'id' || kind === 'person' ? 'which' : name
}

/** What was told, in the words it was told in. */
export const toldWords = (told: Asked['told']): string =>
  [...new Set(Object.values(told).flatMap(values => values.map(({ typed }) => typed)))].join('、')
