import { z } from 'zod'
import type { Mention } from '#core/inbound.ts'
import { parseObject } from '../json.ts'

/** One entry of a message's `mentions`: the placeholder in the words, and whom it stands for. */
export const PlatformMention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().nullish() }).nullish(),
  name: z.string().nullish(),
})

export type PlatformMention = z.output<typeof PlatformMention>

export type Words = {
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly mentionsBot: boolean
}

/** The words of a text or post message, as typed, with placeholders still in place; `null` when the content is broken. */
export const wordsIn = (contentType: string, content: string): string | null => {
  const parsed = parseObject(content)
  if (parsed === null) return null
  if (contentType === 'text') return typeof parsed.text === 'string' ? parsed.text : null
  const post = Post.safeParse(parsed)
  return post.success ? wordsOfPost(post.data) : null
}

/**
 * Puts names where the placeholders stand and takes our own out. One pass over the words, longest key first:
 * `@_user_1` is the beginning of `@_user_10`, and a name may itself look like a placeholder.
 */
export const withNames = (
  words: string,
  platformMentions: readonly PlatformMention[],
  botOpenId: string | null,
): Words => {
  const byKey = new Map(platformMentions.map(mention => [mention.key, mention]))
  if (words.includes(everybody)) byKey.set(everybody, { key: everybody })
  if (byKey.size === 0) return { text: words.trim(), mentions: [], mentionsBot: false }
  const isBot = (mention: PlatformMention): boolean => botOpenId !== null && mention.id?.open_id === botOpenId
  const met = new Map<string, Mention>()
  const text = words.replace(placeholders([...byKey.keys()]), (whole: string, key: string, gap: string) => {
    const mention = byKey.get(key)
    if (mention === undefined) return whole
    if (isBot(mention)) return ''
    const name = nameOf(mention)
    const openId = mention.id?.open_id
    if (openId) met.set(openId, { openId, name })
    return gap === '' ? `@${name}` : `@${name} `
  })
  return { text: text.trim(), mentions: [...met.values()], mentionsBot: platformMentions.some(isBot) }
}

const everybody = '@_all'

// 所有人 is told by its key: somebody may be called so.
const nameOf = (mention: PlatformMention): string =>
  mention.key === everybody ? '所有人' : (mention.name ?? '')

const placeholders = (keys: readonly string[]): RegExp => {
  const longestFirst = keys.toSorted((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(${longestFirst.join('|')})(?!\\d)([ \\u00a0]*)`, 'g')
}

const escaped = (key: string): string => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const Node = z.object({
  tag: z.string(),
  text: z.string().nullish(),
  href: z.string().nullish(),
  user_id: z.string().nullish(),
  user_name: z.string().nullish(),
})

type Node = z.output<typeof Node>

const Post = z.object({ title: z.string().nullish(), content: z.array(z.array(Node)).nullish() })

const wordsOfPost = (post: z.output<typeof Post>): string =>
  [post.title ?? '', ...(post.content ?? []).map(line => line.map(wordsOfNode).join('').trimEnd())]
    .filter(line => line !== '')
    .join('\n')

const wordsOfNode = (node: Node): string => {
  if (node.tag === 'at')
    return node.user_id?.startsWith('@_') ? `${node.user_id} ` : `@${node.user_name ?? ''} `
  if (node.tag === 'a') return linkWords(node.text ?? '', node.href ?? '')
  return node.text ?? ''
}

const linkWords = (text: string, href: string): string =>
  href === '' || text === href ? text || href : `[${text}](${href})`
