import { z } from 'zod'
import type { SentFile } from '#core/inbound.ts'
import { parseObject } from '../json.ts'

type Carrier = {
  readonly message_id: string
  readonly message_type: string
  readonly content?: string | null | undefined
}

/** The file or image a message is; nothing for other messages, and for a content that is broken. */
export const sentIn = ({ message_id, message_type, content }: Carrier): { file?: SentFile } => {
  const parsed = parseObject(content ?? '')
  if (message_type === 'image' && typeof parsed?.image_key === 'string')
    return { file: { kind: 'image', messageId: message_id, key: parsed.image_key, name: '' } }
  if (message_type !== 'file' || typeof parsed?.file_key !== 'string') return {}
  const name = typeof parsed.file_name === 'string' ? parsed.file_name : ''
  return { file: { kind: 'file', messageId: message_id, key: parsed.file_key, name } }
}

const Node = z.object({ tag: z.string(), image_key: z.string().nullish(), file_key: z.string().nullish() })

const Post = z.object({ content: z.array(z.array(Node)).nullish() })

const keyIn = ({ tag, image_key, file_key }: z.output<typeof Node>): [string, SentFile['kind']][] => {
  if (tag === 'img' && image_key) return [[image_key, 'image']]
  return tag === 'media' && file_key ? [[file_key, 'file']] : []
}

/** More pictures than these in one message are not looked at: the platform's own editor takes fewer. */
const enclosedMax = 50

/** The pictures and videos within a rich-text message, in its order (接收消息内容结构: img, media). */
export const enclosedIn = ({
  message_id,
  message_type,
  content,
}: Carrier): { enclosed?: readonly SentFile[] } => {
  const post = Post.safeParse(message_type === 'post' ? parseObject(content ?? '') : null)
  if (!post.success) return {}
  const keys = new Map((post.data.content ?? []).flat().flatMap(keyIn))
  const enclosed = [...keys].map(([key, kind]) => ({ kind, messageId: message_id, key, name: '' }))
  return enclosed.length === 0 ? {} : { enclosed: enclosed.slice(0, enclosedMax) }
}
