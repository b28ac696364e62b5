import { strangerIn } from '../acts/known-people.ts'
import { apiWords, checkContent } from '../cards/check.ts'
import { fillTemplate } from '../cards/template.ts'
import { isObject, type Mention } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { entityFor } from './card-entities.ts'
import { PlatformError } from './errors.ts'
import { divider, missingImage, named, uploaded } from './keyed-content.ts'
import { readPost } from './post.ts'
import { invalid, refuse, wordsOf } from './refusals.ts'
import { personNamed } from './seekers.ts'

/** A message's content as others receive it. */
type Received = {
  readonly content: string
  readonly mentions: readonly Mention[]
  readonly cardId?: string
}

const textBytesMax = 150 * 1024
const cardBytesMax = 30 * 1024

/** Checks what a bot sends and turns it into what people receive: mentions become keys, posts lose their language. */
export const receive = (state: State, app: App, type: string, content: unknown): Received => {
  const read = readers.get(type)
  if (!read) throw invalid('invalid msg_type')
  if (typeof content !== 'string' || content === '') throw invalid('content cannot be empty')
  // A card is measured by its own check.
  if (type !== 'interactive') {
    const bytesMax = type === 'post' ? cardBytesMax : textBytesMax
    if (content.length * 3 > bytesMax && Buffer.byteLength(content) > bytesMax) throw refuse(230025)
  }
  return read({ state, app, type }, content)
}

type Desk = { readonly state: State; readonly app: App; readonly type: string }
type Reader = (desk: Desk, content: string) => Received

const readText: Reader = ({ state }, content) => {
  const { text } = parsed(content)
  if (typeof text !== 'string' || text === '') throw invalid('invalid message content. text is required')
  if (!text.includes('<at ')) return { content: JSON.stringify({ text }), mentions: [] }
  const mentions: Mention[] = []
  const said = text.replace(
    /<at user_id="([^"]*)">[^<]*<\/at>/g,
    (_all, id: string) => mention(state, mentions, id).key,
  )
  return { content: JSON.stringify({ text: said }), mentions }
}

const readRich: Reader = ({ state, app }, content) => {
  const mentions: Mention[] = []
  const post = readPost(parsed(content), { state, app, mention: id => mention(state, mentions, id) })
  return { content: JSON.stringify(post), mentions }
}

const readCard: Reader = (desk, content) => {
  const pointer = pointers.test(content) ? parsed(content) : {}
  if (pointer.type === 'card') return entityCard(desk, pointer.data)
  if (pointer.type === 'template') return templateCard(desk, pointer.data)
  const verdict = checkContent(content)
  if (!verdict.ok)
    throw new PlatformError(verdict.code, verdict.code === 230025 ? wordsOf(230025) : apiWords(verdict))
  checkNamed(desk.state, content)
  return { content, mentions: [] }
}

/** A card by its id or template stands in the content's place. */
const pointers = /^\s*\{[^{]*"type"\s*:\s*"(card|template)"|"type"\s*:\s*"(card|template)"\s*\}\s*$/

/** Most cards name neither people nor images and need no second look. */
const namesSomething = /<at |"person"|"img_key"/

/** People and images a card names are there. */
export const checkNamed = (state: State, content: string): void => {
  if (!namesSomething.test(content)) return
  const card: unknown = JSON.parse(content)
  const stranger = strangerIn(state, content, card)
  if (stranger !== null)
    throw noCard(100290, 'There is an invalid user resource(at/person) in your card', stranger)
  const image = missingImage(state, card)
  if (image !== null) throw noCard(200570, 'card contains invalid image keys', `image key ${image}`)
}

const noCard = (code: number, why: string, value?: string) =>
  new PlatformError(
    230099,
    `Failed to create card content, ext=ErrCode: ${code}; ErrMsg: ${why}; ${value === undefined ? '' : `ErrorValue: ${value}; `}`,
  )

/** A card of the card builder: measured and checked with its variables put in. */
const templateCard = (desk: Desk, data: unknown): Received => {
  const filled = fillTemplate(desk.state.templates, desk.app.appId, data)
  if (!filled.ok) throw noCard(filled.errCode, filled.words, filled.value)
  return readCard(desk, JSON.stringify(filled.card))
}

const entityCard = ({ state, app }: Desk, data: unknown): Received => {
  const entity = entityFor(state, app, isObject(data) ? data.card_id : undefined)
  if (entity.messageId !== null) throw noCard(11310, 'card entity can only be sent once')
  return { content: JSON.stringify(entity.card), mentions: [], cardId: entity.cardId }
}

const plain =
  (read: (desk: Desk, content: Record<string, unknown>) => unknown): Reader =>
  (desk, content) => ({ content: JSON.stringify(read(desk, parsed(content))), mentions: [] })

const readUploaded = plain(({ state, app, type }, content) => uploaded(state, app, type, content))
const readNamed = plain(({ state, type }, content) => named(state, type, content))

const readers: ReadonlyMap<string, Reader> = new Map([
  ['text', readText],
  ['post', readRich],
  ['interactive', readCard],
  ['image', readUploaded],
  ['file', readUploaded],
  ['audio', readUploaded],
  ['media', readUploaded],
  ['sticker', readNamed],
  ['share_chat', readNamed],
  ['share_user', readNamed],
  ['system', plain((_desk, content) => divider(content))],
])

/** Notes whom a text names, with the key that stands for them; any of their ids will do. */
const mention = (state: State, mentions: Mention[], id: string): Mention => {
  const noted = (one: Mention) => {
    mentions.push(one)
    return one
  }
  if (id === 'all') return noted({ key: '@_all', id, name: '所有人' })
  const person = personNamed(state, id)
  const app = person ? undefined : [...state.apps.values()].find(one => one.openId === id)
  const name = person?.name ?? app?.name
  if (name === undefined) throw invalid(`invalid user_id: ${id}`)
  const key = `@_user_${mentions.filter(({ key: one }) => one !== '@_all').length + 1}`
  return noted({ key, id: person?.openId ?? id, name })
}

const parsed = (content: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(content)
    if (isObject(value)) return value
  } catch {
    throw invalid('invalid message content. content is not a string in json format')
  }
  throw invalid('invalid message content. content is not a json object')
}
