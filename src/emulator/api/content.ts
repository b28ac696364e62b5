import { strangerIn } from '../acts/known-people.ts'
import { apiWords, checkContent } from '../cards/check.ts'
import { isObject, type Mention } from '../messages.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'

/** A message's content as others receive it. */
export type Received = { readonly content: string; readonly mentions: readonly Mention[] }

const textBytesMax = 150 * 1024
const cardBytesMax = 30 * 1024

/** Checks what a bot sends and turns it into what people receive: mentions become keys, posts lose their language. */
export const receive = (state: State, type: string, content: unknown): Received => {
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
  return read(state, content)
}

type Reader = (state: State, content: string) => Received

const readText: Reader = (state, content) => {
  const { text } = parsed(content)
  if (typeof text !== 'string') throw invalid('invalid content: text')
  const mentions: Mention[] = []
  const said = text.replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (_all, id: string) =>
    mention(state, mentions, id),
  )
  return { content: JSON.stringify({ text: said }), mentions }
}

const readPost: Reader = (state, content) => {
  const languages = parsed(content)
  const post = languages.zh_cn ?? Object.values(languages)[0]
  if (!isObject(post) || !Array.isArray(post.content)) throw invalid('invalid content: post')
  const mentions: Mention[] = []
  const lines = post.content.map(line =>
    Array.isArray(line) ? line.map(node => flat(state, mentions, node)) : [],
  )
  return { content: JSON.stringify({ title: String(post.title ?? ''), content: lines }), mentions }
}

const readCard: Reader = (state, content) => {
  const verdict = checkContent(content)
  if (!verdict.ok) throw new PlatformError(verdict.code, apiWords(verdict))
  const stranger = namesPeople.test(content) ? strangerIn(state, content, JSON.parse(content)) : null
  if (stranger === null) return { content, mentions: [] }
  throw new PlatformError(
    230099,
    `Failed to create card content, ext=ErrCode: 100290; ErrPath: ROOT; ErrMsg: invalid user id: ${stranger}; `,
  )
}

/** Most cards name nobody and need no second look. */
const namesPeople = /<at |"person"/

/** What a card says is checked by `checkContent`; the other kinds only name something by key. */
const readKeyed =
  (key: string): Reader =>
  (_state, content) => {
    if (typeof parsed(content)[key] !== 'string') throw invalid(`invalid content: ${key}`)
    return { content, mentions: [] }
  }

const readers: Readonly<Record<string, Reader>> = {
  text: readText,
  post: readPost,
  interactive: readCard,
  image: readKeyed('image_key'),
  file: readKeyed('file_key'),
  audio: readKeyed('file_key'),
  media: readKeyed('file_key'),
  sticker: readKeyed('file_key'),
  share_chat: readKeyed('chat_id'),
  share_user: readKeyed('user_id'),
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
