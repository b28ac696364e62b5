import { type Blob, messageFor } from '../blobs.ts'
import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { invalid, refuse } from './refusals.ts'
import { personNamed } from './seekers.ts'

type Json = Readonly<Record<string, unknown>>

/** Which kind of upload each message type shows. */
const formats: ReadonlyMap<string, (blob: Blob) => boolean> = new Map([
  ['image', blob => blob.kind === 'image'],
  ['audio', blob => blob.format === 'opus'],
  ['media', blob => blob.format === 'mp4'],
  ['file', blob => blob.kind === 'file' && blob.format !== 'opus' && blob.format !== 'mp4'],
])

/** Images, files, sound and film: only what this bot has uploaded, under the type it was uploaded for. */
export const uploaded = (state: State, app: App, type: string, content: Json): Json => {
  const name = type === 'image' ? 'image_key' : 'file_key'
  const blob = state.blobs.get(String(content[name]))
  if (!blob) throw invalid(`invalid ${name}`)
  if (blob.by.id !== app.appId) throw refuse(230017)
  if (!formats.get(type)?.(blob)) throw refuse(230055)
  const shown = messageFor(blob).content
  if (type !== 'media') return shown
  const cover = content.image_key ?? ''
  if (cover !== '' && !state.blobs.has(String(cover))) throw invalid('invalid image_key')
  return { ...shown, image_key: cover }
}

/** Cards of groups and people, and stickers: something named by its key. */
export const named = (state: State, type: string, content: Json): Json => {
  if (type === 'share_chat') return sharedChat(state, content)
  if (type === 'share_user') {
    const person = personNamed(state, String(content.user_id))
    if (!person) throw invalid('invalid user_id')
    return { user_id: person.openId }
  }
  if (typeof content.file_key !== 'string' || content.file_key === '') throw invalid('invalid file_key')
  return { file_key: content.file_key }
}

const sharedChat = (state: State, { chat_id }: Json): Json => {
  const chat = state.chats.get(String(chat_id))
  if (!chat) throw invalid('invalid chat_id')
  if (chat.kind === 'p2p') throw refuse(230015)
  if (chat.dissolved) throw refuse(232009)
  return { chat_id: chat.chatId }
}

const dividerMax = 20

const languages = new Set([
  ...['zh_CN', 'en_US', 'zh_HK', 'zh_TW', 'ja_JP', 'id_ID', 'vi_VN', 'th_TH'],
  ...['pt_BR', 'es_ES', 'ko_KR', 'de_DE', 'fr_FR', 'it_IT', 'ru_RU', 'ms_MY'],
])

/** The line across a private chat (系统消息): at most 20 letters, ten Chinese characters. */
export const divider = (content: Json): Json => {
  if (content.type !== 'divider') throw invalid('invalid system message type')
  const shown = isObject(content.params) ? content.params.divider_text : undefined
  if (!isObject(shown)) throw invalid('divider_text must be set')
  const { text, i18n_text } = shown
  if (typeof text !== 'string' || text === '') throw invalid('divider message text cannot be empty')
  if (widthOf(text) > dividerMax) throw invalid('divider message text exceeds the specified length')
  for (const [language, words] of Object.entries(Object(i18n_text))) checkTranslated(language, words)
  return { template: '{divider_text}', from_user: [], to_chatters: [], divider_text: shown }
}

const checkTranslated = (language: string, words: unknown): void => {
  if (!languages.has(language)) throw invalid('divider message i18n_text contains illegal language types')
  if (typeof words !== 'string' || words === '')
    throw invalid('divider message i18n_text contains empty text')
  if (widthOf(words) > dividerMax)
    throw invalid('divider message text in i18n_text exceeds the specified length')
}

const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)

/** The first image a card names that nobody uploaded. */
export const missingImage = (state: State, card: unknown): string | null => {
  for (const key of imageKeys(card)) if (!state.blobs.has(key)) return key
  return null
}

function* imageKeys(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const child of node) yield* imageKeys(child)
  if (!isObject(node)) return
  if (typeof node.img_key === 'string') yield node.img_key
  for (const child of Object.values(node)) yield* imageKeys(child)
}
