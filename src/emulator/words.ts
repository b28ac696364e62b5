import type { Card } from '#cards/kit/card.ts'
import { plainText, plainWords } from '#cards/kit/plain.ts'
import { cardOf, isObject, type Message } from './messages.ts'

/** A message as a person reads it: mentions by name, a card's words line by line. */
export const wordsOfMessage = (message: Message): string => {
  if (message.recalled) return '（消息已撤回）'
  const card = cardOf(message)
  // `checkContent` has let it in, so it is a card.
  if (card) return plainText(card as Card)
  const content: Record<string, unknown> = JSON.parse(message.content)
  if (message.type === 'text') return named(message, String(content.text ?? ''))
  if (message.type === 'post') return postWords(message, content)
  if (message.type === 'file' && content.file_name) return `[文件] ${content.file_name}`
  if (message.type === 'system') return dividerWords(content)
  return kinds[message.type] ?? `[${message.type}]`
}

/** What the chat list shows: the card's own summary, else its title, else its first words; 生成中 while it is streaming. */
export const previewOf = (message: Message): string => {
  const card = message.recalled ? null : cardOf(message)
  if (!card) return wordsOfMessage(message).replaceAll('\n', ' ')
  const config = isObject(card.config) ? card.config : {}
  const summary = isObject(config.summary) ? config.summary.content : undefined
  if (typeof summary === 'string' && summary !== '') return summary
  if (config.streaming_mode === true) return '[生成中...]'
  return cardTitle(card) || plainWords(cardWords(card)[0] ?? '') || '卡片消息'
}

/** A message's content as bots get it: cards only by their words. */
export const simplified = (message: Message): string => {
  const card = cardOf(message)
  if (!card) return message.content
  const lines = cardWords(card).map(text => [{ tag: 'text', text }])
  return JSON.stringify({ title: cardTitle(card), elements: lines })
}

export const cardTitle = (card: Record<string, unknown>): string => {
  const header = isObject(card.header) ? card.header : {}
  return isObject(header.title) && typeof header.title.content === 'string' ? header.title.content : ''
}

/** Every text of a card's body, in reading order. */
export const cardWords = (card: Record<string, unknown>): string[] => {
  const body = isObject(card.body) ? card.body : card
  return [...texts(body.elements)]
}

const kinds: Readonly<Record<string, string>> = {
  image: '[图片]',
  file: '[文件]',
  audio: '[语音]',
  media: '[视频]',
  sticker: '[表情]',
  share_chat: '[群名片]',
  share_user: '[个人名片]',
  merge_forward: '[聊天记录]',
}

/** Properties whose words are not on the card's face. */
const hidden = new Set(['behaviors', 'value', 'confirm', 'hover_tips', 'disabled_tips', 'icon'])

function* texts(node: unknown): Generator<string> {
  if (Array.isArray(node)) {
    for (const child of node) yield* texts(child)
    return
  }
  if (!isObject(node)) return
  if (typeof node.content === 'string') yield node.content
  if (node.tag === 'table') {
    yield* tableWords(node)
    return
  }
  for (const [key, child] of Object.entries(node)) if (!hidden.has(key)) yield* texts(child)
}

function* tableWords(table: Record<string, unknown>): Generator<string> {
  const columns = Array.isArray(table.columns) ? table.columns.filter(isObject) : []
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : []
  yield columns.map(column => String(column.display_name ?? column.name)).join('｜')
  for (const row of rows) yield columns.map(column => cell(row[String(column.name)])).join('｜')
}

const cell = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(cell).join(' ')
  if (isObject(value)) return String(value.text ?? '')
  return String(value ?? '')
}

/** Longest key first: `@_user_1` is a prefix of `@_user_10`. */
const named = (message: Message, text: string): string =>
  [...message.mentions]
    .sort((a, b) => b.key.length - a.key.length)
    .reduce((said, mention) => said.replaceAll(mention.key, `@${mention.name}`), text)

const dividerWords = ({ divider_text }: Record<string, unknown>): string =>
  isObject(divider_text) ? String(divider_text.text ?? '') : ''

const postWords = (message: Message, content: Record<string, unknown>): string => {
  const lines = Array.isArray(content.content) ? content.content : []
  const said = lines.map(line => (Array.isArray(line) ? line.map(nodeWords).join('') : ''))
  return named(message, [String(content.title ?? ''), ...said].filter(line => line !== '').join('\n'))
}

const nodeWords = (node: unknown): string => {
  if (!isObject(node)) return ''
  if (node.tag === 'at') return `@${node.user_name ?? ''}`
  return signs[String(node.tag)] ?? String(node.text ?? '')
}

const signs: Readonly<Record<string, string>> = { img: '[图片]', media: '[视频]', emotion: '[表情]', hr: '' }
