import type { Context } from '#core/context.ts'
import type { Asked, Conversation } from '#core/conversation.ts'
import type { Reply, Say, Shown } from '#core/reply.ts'

type Card = Extract<Say, { readonly card: unknown }>['card']

type Last = NonNullable<Conversation['last']>

/** What a list was asked as, and how answers name it. */
type Listed = Pick<Last, 'asked' | 'words'>

/** A list nobody asked for in words: a button opened it. */
const byButton: Asked = { intent: 'pending.page', told: {}, text: '' }

/** Most characters of a request that travel in a button, and how big a card may be beside it; what goes beyond is forgotten with the conversation. */
const sealedMax = 1_500
const cardBytesMax = 24 * 1024

/**
 * The request a list answers, sealed, for the buttons that turn it: whoever presses one can go on from the list in words,
 * however long ago it was asked for. A button is no place for personal data, so it is sealed.
 */
export const requestOn = ({ vault }: Context, { shown, remembers }: Reply, card: Card): RequestOn => {
  const last = remembers?.last ?? null
  if (!shown || !last || last.asked.intent === byButton.intent) return () => ({})
  const listed: Listed = { asked: last.asked, words: last.words }
  const r = vault.seal(JSON.stringify(listed))
  const hasRoom = r.length <= sealedMax && Buffer.byteLength(JSON.stringify(card)) <= cardBytesMax
  return value => (hasRoom && turns(shown, value) ? { r } : {})
}

type RequestOn = (value: Readonly<Record<string, unknown>>) => { readonly r?: string }

/** Whether a button turns the list that is shown. */
const turns = ({ next, previous }: Shown, value: Readonly<Record<string, unknown>>): boolean =>
  [next, previous].some(turn => turn !== undefined && withoutPlace(turn) === withoutPlace(value))

/** Where a page begins: everything else in a paging button is the question. */
const placeKeys = ['after', 'before', 'skip']

const withoutPlace = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(value)
      .filter(([key]) => !placeKeys.includes(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

const requestIn = ({ vault }: Context, { r }: Readonly<Record<string, unknown>>): Listed | null => {
  if (typeof r !== 'string') return null
  try {
    // Sealed by the bot when the list was drawn.
    return JSON.parse(vault.open(r)) as Listed
  } catch {
    // Its key is gone.
    return null
  }
}

/** What is spoken of after a press that showed something: the page it turned to, the list or the one record it opened. */
export const afterPress = (
  ctx: Context,
  value: Readonly<Record<string, unknown>>,
  memory: Conversation | null,
  reply: Reply,
): Conversation | null => {
  const { shown } = reply
  if (!shown) return null
  const asking = memory?.asking ?? null
  const [item, ...others] = shown.items
  const isOne = item !== undefined && others.length === 0 && !shown.next && !shown.previous
  const listed = requestIn(ctx, value)
  // A record opened from a list leaves the list where it is.
  if (isOne && !listed && memory?.last) return { asking, last: { ...memory.last, about: item } }
  const { asked, words } = listed ?? { asked: byButton, words: titleOf(reply) ?? item ?? '名单' }
  return { asking, last: { asked, words, shown, pendingId: null } }
}

/** The title of the card that was shown. */
const titleOf = ({ privately, answer }: Reply): string | null => {
  const said = privately ?? answer
  return said && 'card' in said ? headIn(said.card) : null
}

const headIn = ({ header }: Card): string | null => {
  const title = header?.title
  const isText = typeof title === 'object' && title !== null && 'content' in title
  return isText && typeof title.content === 'string' ? title.content : null
}
