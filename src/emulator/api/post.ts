import { isEmoji } from '../emoji.ts'
import { isObject, type Mention } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { paragraphsOf } from './markdown.ts'
import { invalid } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

export type Node = Readonly<Record<string, unknown>>

/** What reading a post needs to look at. `mention` notes whom it names. */
export type PostDesk = {
  readonly state: State
  readonly app: App
  readonly mention: (id: string) => Mention
}

/** A post loses its language; `md` comes back as other nodes, each of its lines a paragraph. */
export const readPost = (languages: Json, desk: PostDesk): { title: string; content: Node[][] } => {
  const post = languages.zh_cn ?? languages.en_us ?? Object.values(languages)[0]
  if (!isObject(post) || !Array.isArray(post.content)) throw bad('post needs a language with content')
  if (post.title !== undefined && typeof post.title !== 'string') throw bad('title is not a string')
  return { title: post.title ?? '', content: post.content.flatMap(line => paragraphs(desk, line)) }
}

const bad = (why: string) => invalid(`invalid message content. ${why}`)

const paragraphs = (desk: PostDesk, line: unknown): Node[][] => {
  if (!Array.isArray(line)) throw bad('a paragraph is a list of nodes')
  const nodes = line.map(node => {
    if (!isObject(node) || typeof node.tag !== 'string') throw bad('a node needs its tag')
    return node
  })
  const lonely = nodes.find(({ tag }) => alone.has(String(tag)))
  if (lonely && nodes.length > 1) throw bad(`${lonely.tag} stands alone in its paragraph`)
  if (lonely?.tag === 'md') return paragraphsOf(textIn(lonely, 'text'), desk.mention)
  return [nodes.map(node => flat(desk, node))]
}

const alone = new Set(['img', 'media', 'md'])

const flat = (desk: PostDesk, node: Json): Node => {
  const read = readers.get(String(node.tag))
  if (!read) throw bad(`unknown tag: ${node.tag}`)
  return { tag: node.tag, ...read(desk, node) }
}

const textIn = (node: Json, name: string): string => {
  const value = node[name]
  if (typeof value !== 'string') throw bad(`${node.tag} needs ${name}`)
  return value
}

const styles = new Set(['bold', 'underline', 'lineThrough', 'italic'])

/** Styles there are none of are passed over. */
const styleOf = ({ style }: Json) => ({
  style: Array.isArray(style) ? style.filter(one => styles.has(String(one))) : [],
})

const readers: ReadonlyMap<string, (desk: PostDesk, node: Json) => Json> = new Map<
  string,
  (desk: PostDesk, node: Json) => Json
>([
  ['text', (_desk, node) => ({ text: textIn(node, 'text'), ...styleOf(node) })],
  ['a', (_desk, node) => ({ text: textIn(node, 'text'), href: hrefIn(node), ...styleOf(node) })],
  ['at', (desk, node) => mentioned(desk, node)],
  ['img', ({ state }, node) => ({ image_key: keyIn(state, node, 'image_key') })],
  ['media', ({ state }, node) => mediaIn(state, node)],
  ['emotion', (_desk, node) => emotionIn(node)],
  ['code_block', (_desk, node) => ({ language: String(node.language ?? ''), text: textIn(node, 'text') })],
  ['hr', () => ({})],
])

const hrefIn = (node: Json): string => {
  const href = textIn(node, 'href')
  if (!/^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(href)) throw bad(`href is not a link: ${href}`)
  return href
}

const mentioned = ({ mention }: PostDesk, node: Json): Json => {
  const { key, name } = mention(textIn(node, 'user_id'))
  return { user_id: key, user_name: name, ...styleOf(node) }
}

const keyIn = (state: State, node: Json, name: 'image_key' | 'file_key'): string => {
  const key = textIn(node, name)
  if (!state.blobs.has(key)) throw invalid(`invalid ${name}`)
  return key
}

const mediaIn = (state: State, node: Json): Json => ({
  file_key: keyIn(state, node, 'file_key'),
  image_key: node.image_key === undefined ? '' : keyIn(state, node, 'image_key'),
})

const emotionIn = (node: Json): Json => {
  if (!isEmoji(node.emoji_type)) throw bad('emoji_type is invalid')
  return { emoji_type: node.emoji_type }
}
