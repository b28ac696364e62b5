import { type Blob, messageFor } from '../blobs.ts'
import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'

type Json = Readonly<Record<string, unknown>>

const bad = (why: string) =>
  new PlatformError(230001, `Your request contains an invalid request parameter, ext=${why}`)

/** Which kind of upload each message type shows. */
const formats: Readonly<Record<string, (blob: Blob) => boolean>> = {
  image: blob => blob.kind === 'image',
  audio: blob => blob.format === 'opus',
  media: blob => blob.format === 'mp4',
  file: blob => blob.kind === 'file' && blob.format !== 'opus' && blob.format !== 'mp4',
}

/** Images, files, sound and film: only what this bot has uploaded, under the type it was uploaded for. */
export const uploaded = (state: State, app: App, type: string, content: Json): Json => {
  const name = type === 'image' ? 'image_key' : 'file_key'
  const key = content[name]
  if (typeof key !== 'string') throw bad(`invalid content: ${name}`)
  const blob = state.blobs.get(key)
  if (!blob) throw bad(`invalid ${name}: ${key}`)
  if (blob.by.id !== app.appId) throw new PlatformError(230017, 'The bot is NOT the owner of the resource.')
  if (!formats[type]?.(blob))
    throw new PlatformError(230055, 'The type of file upload does not match the type of message being sent.')
  const shown = messageFor(blob).content
  return type === 'media' ? { ...shown, image_key: content.image_key ?? '' } : shown
}

/** Cards of groups and people, and stickers: something named by its key. */
export const named = (state: State, type: string, content: Json): Json => {
  if (type === 'sticker' && typeof content.file_key !== 'string') throw bad('invalid content: file_key')
  if (type === 'share_chat' && !state.chats.has(String(content.chat_id)))
    throw bad('invalid content: chat_id')
  if (type === 'share_user' && !state.people.has(String(content.user_id)))
    throw bad('invalid content: user_id')
  return content
}

/** The line across a private chat (系统消息): at most 20 characters. */
export const divider = (content: Json): Json => {
  const params = isObject(content.params) ? content.params : {}
  const text = isObject(params.divider_text) ? params.divider_text.text : undefined
  if (content.type !== 'divider' || typeof text !== 'string' || text === '' || text.length > 20)
    throw bad('invalid content: divider_text')
  return { template: '{divider_text}', from_user: [], to_chatters: [], divider_text: params.divider_text }
}

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
