import type { Said } from '#core/handlers.ts'
import type { SlotValue } from '#core/slots.ts'

/** A value in the words a list repeats it in. */
export const saidWords = (value: SlotValue): string => {
  if (value.kind === 'choice') return value.words
  return 'name' in value ? value.name : ''
}

/** The number in JD-12 or JD12, when something was said with these letters. */
export const numberIn = (letters: string, { words }: Said): number | null => {
  const pattern = new RegExp(`^${letters}-?(\\d{1,9})$`, 'i')
  const digits = words.map(word => pattern.exec(word)?.[1]).find(found => found !== undefined)
  return digits === undefined ? null : Number(digits)
}
