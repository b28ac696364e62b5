import type { Card } from '#cards/kit/card.ts'
import { plainText } from '#cards/kit/plain.ts'
import type { Say } from '#core/reply.ts'

/** What a person reads, and the buttons under it. */
export type Spoken = { readonly text: string; readonly buttons: readonly string[] }

/** Several messages, one below the other. */
export const together = (several: readonly Spoken[]): Spoken => ({
  text: several
    .map(({ text }) => text)
    .filter(text => text !== '')
    .join('\n\n'),
  buttons: several.flatMap(({ buttons }) => buttons),
})

export const spoken = (said: Say | null): Spoken => {
  if (said === null) return { text: '', buttons: [] }
  if ('file' in said) return { text: `［文件：${said.file.name}］`, buttons: [] }
  return 'card' in said ? spokenCard(said.card) : { text: said.text, buttons: [] }
}

const spokenCard = (card: Card): Spoken => ({ text: plainText(card), buttons: labelsIn(card.body) })

/** The labels of all buttons below a part of a card, in reading order. */
const labelsIn = (part: unknown): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap(labelsIn)
  if (typeof part !== 'object' || part === null) return []
  const label = 'tag' in part && part.tag === 'button' && 'text' in part ? contentOf(part.text) : null
  return label === null ? Object.values(part).flatMap(labelsIn) : [label]
}

const contentOf = (text: unknown): string | null =>
  typeof text === 'object' && text !== null && 'content' in text && typeof text.content === 'string'
    ? text.content
    : null
