import { isObject } from '../messages.ts'
import type { State } from '../state.ts'

/** The first person a card names who is not there, by id; the platform refuses the whole card for it (ErrCode 100290). */
export const strangerIn = (state: State, content: string, card: unknown): string | null => {
  const ids = [...mentioned(content), ...drawn(card)]
  return ids.find(id => !isKnown(state, id)) ?? null
}

const isKnown = (state: State, id: string): boolean =>
  id === 'all' ||
  state.people.has(id) ||
  [...state.apps.values()].some(app => app.openId === id) ||
  [...state.people.values()].some(person => person.unionId === id || person.userId === id)

/** `<at id=ou_x></at>` and `<at ids=a,b></at>`, quotes or none; the card is still JSON text here. */
const mentioned = (content: string): string[] =>
  [...content.matchAll(/<at ids?=(?:\\"|')?([^"'\\>\s]+)/g)].flatMap(match => (match[1] ?? '').split(','))

function* drawn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const child of node) yield* drawn(child)
  if (!isObject(node)) return
  if (node.tag === 'person' && typeof node.user_id === 'string') yield node.user_id
  else for (const child of Object.values(node)) yield* drawn(child)
}
