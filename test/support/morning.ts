import type { Speaker } from './speaker.ts'

const isMorning = (words: string): boolean => /^【(?:每日待办|到期提醒) /.test(words)

/** Somebody's newest card of the morning; empty when he has had none. */
export const morningOf = (one: Speaker): string => one.history().findLast(isMorning) ?? ''

/** How many cards of the morning he has had. */
export const mornings = (one: Speaker): number => one.history().filter(isMorning).length

/** How a record stands on it: 今天到期. `null`: it does not. */
export const dueOn = (one: Speaker, number: string): string | null =>
  new RegExp(`${number} [^\\n]*\\n([^ \\n]*)`).exec(morningOf(one))?.[1] ?? null

/** Opens a record from the card of the morning while that is his newest card, and answers what he reads then. */
export const opensDue = async (one: Speaker, number: string): Promise<string> => {
  const numbers = [...morningOf(one).matchAll(/([A-Z]{2}-[\d-]+) [^\n]* ［/g)].map(([, found]) => found)
  await one.presses({ text: '办理', nth: numbers.indexOf(number) })
  return one.reads()
}
