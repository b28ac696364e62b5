import { forgetOldBlobs } from './forgetting.ts'
import type { Sender } from './messages.ts'
import type { State } from './state.ts'

/** An uploaded image or file. */
export type Blob = {
  readonly key: string
  readonly kind: 'image' | 'file'
  readonly name: string
  /** `png`, `pdf` …: what the bytes or the uploader say it is. */
  readonly format: string
  readonly mime: string
  /** For sound and film, milliseconds. */
  readonly durationMs: number | null
  readonly by: Sender
  readonly bytes: Buffer
  /** What a bot put an image up for. */
  readonly use?: 'message' | 'avatar'
}

export const keepBlob = (state: State, blob: Omit<Blob, 'key'>): Blob => {
  const key = state.ids.next(blob.kind === 'image' ? 'img_v3_' : 'file_v3_')
  const kept = { ...blob, key }
  state.blobs.set(key, kept)
  forgetOldBlobs(state)
  return kept
}

export const blobOf = (state: State, key: string): Blob => {
  const blob = state.blobs.get(key)
  if (!blob) throw new Error(`模拟器里没有这个文件：${key}`)
  return blob
}

/** The type a file message has, and what its content holds. */
export const messageFor = (blob: Blob): { type: string; content: Record<string, unknown> } => {
  if (blob.kind === 'image') return { type: 'image', content: { image_key: blob.key } }
  const { key: file_key, name: file_name, durationMs } = blob
  if (blob.format === 'opus') return { type: 'audio', content: { file_key, duration: durationMs ?? 0 } }
  if (blob.format === 'mp4')
    return { type: 'media', content: { file_key, image_key: '', file_name, duration: durationMs ?? 0 } }
  return { type: 'file', content: { file_key, file_name } }
}
