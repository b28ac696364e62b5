import { strangerIn } from '../acts/known-people.ts'
import { apiWords, checkContent } from '../cards/check.ts'
import { isObject, type Mention } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { entityFor } from './card-entities.ts'
import { PlatformError } from './errors.ts'
import { divider, missingImage, named, uploaded } from './keyed-content.ts'

/** A message's content as others receive it. */
export type Received = {
  readonly content: string
  readonly mentions: readonly Mention[]
  readonly cardId?: string
}

const textBytesMax = 150 * 1024
const cardBytesMax = 30 * 1024

/** Checks what a bot sends and turns it into what people receive: mentions become keys, posts lose their language. */
export const receive = (state: State, app: App, type: string, content: unknown): Received => {
  if (typeof content !== 'string') throw invalid('content is not a string')
  const read = readers[type]
  if (!read)
    throw new PlatformError(
      230001,
      `Your request contains an invalid request parameter, ext=invalid msg_type: ${type}`,
    )
  const bytes = Buffer.byteLength(content)
  if (bytes > (type === 'text' ? textBytesMax : cardBytesMax))
    throw new PlatformError(230025, 'The length of the message content reaches its limit.')
  return read({ state, app, type }, content)
}

type Desk = { readonly state: State; readonly app: App; readonly type: string }
type Reader = (desk: Desk, content: string) => Received

const readText: Reader = ({ state }, content) => {
  const { text } = parsed(content)
  if (typeof text !== 'string') throw invalid('invalid content: text')
  const mentions: Mention[] = []
  const said = text.replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (_all, id: string) =>
    mention(state, mentions, id),
  )
  return { content: JSON.stringify({ text: said }), mentions }
}

const readPost: Reader = ({ state }, content) => {
  const languages = parsed(content)
  const post = languages.zh_cn ?? Object.values(languages)[0]
  if (!isObject(post) || !Array.isArray(post.content)) throw invalid('invalid content: post')
  const mentions: Mention[] = []
  const lines = post.content.map(line =>
    Array.isArray(line) ? line.map(node => flat(state, mentions, node)) : [],
  )
  return { content: JSON.stringify({ title: String(post.title ?? ''), content: lines }), mentions }
}

const readCard: Reader = (desk, content) => {
  const pointer = pointers.test(content) ? parsed(content) : {}
  if (pointer.type === 'card') return entityCard(desk, pointer.data)
  if (pointer.type === 'template') throw noCard(200380, 'template is not existed')
  const verdict = checkContent(content)
  if (!verdict.ok) throw new PlatformError(verdict.code, apiWords(verdict))
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
  if (stranger !== null) throw noCard(100290, `invalid user id: ${stranger}`)
  const image = missingImage(state, card)
  if (image !== null) throw noCard(200570, `invalid img_key: ${image}`)
}

const noCard = (code: number, why: string) =>
  new PlatformError(
    230099,
    `Failed to create card content, ext=ErrCode: ${code}; ErrPath: ROOT; ErrMsg: ${why}; `,
  )

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

const readers: Readonly<Record<string, Reader>> = {
  text: readText,
  post: readPost,
  interactive: readCard,
  image: readUploaded,
  file: readUploaded,
  audio: readUploaded,
  media: readUploaded,
  sticker: readNamed,
  share_chat: readNamed,
  share_user: readNamed,
  system: plain((_desk, content) => divider(content)),
}

/** `md` nodes never come back: they arrive as text. */
const flat = (state: State, mentions: Mention[], node: unknown): unknown => {
  if (!isObject(node)) return node
  if (node.tag === 'md') return { tag: 'text', text: String(node.text ?? ''), style: [] }
  if (node.tag !== 'at') return node
  const key = mention(state, mentions, String(node.user_id ?? ''))
  return { tag: 'at', user_id: key, user_name: mentions.at(-1)?.name ?? '', style: [] }
}

const mention = (state: State, mentions: Mention[], id: string): string => {
  const key = id === 'all' ? '@_all' : `@_user_${mentions.length + 1}`
  const app = [...state.apps.values()].find(one => one.openId === id)
  const name = id === 'all' ? '所有人' : (state.people.get(id)?.name ?? app?.name)
  if (name === undefined) throw invalid(`invalid user_id in at: ${id}`)
  mentions.push({ key, id, name })
  return key
}

const parsed = (content: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(content)
    if (isObject(value)) return value
  } catch {
    throw invalid('content is not a string in json format')
  }
  throw invalid('content is not a json object')
}

export const invalid = (why: string) =>
  new PlatformError(230001, `Your request contains an invalid request parameter, ext=${why}`)
