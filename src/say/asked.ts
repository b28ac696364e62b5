import { z } from 'zod'
import { type Role, roles } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'

/** One sentence to say to the bot: who speaks, where, and what the same person said just before. */
export type Line = {
  readonly id: string | number
  readonly as: Role
  readonly chat: ChatName
  readonly before: readonly string[]
  readonly text: string
}

export const chatScopes = {
  private: 'private',
  'office-group': 'office',
  'taskforce-group': 'taskforce',
  'leading-group': 'leading',
  'village-group': 'village',
  'public-group': 'public',
} as const satisfies Record<string, Scope>

export type ChatName = keyof typeof chatScopes

// Object.keys forgets the key type and that the table is not empty.
export const chatNames = Object.keys(chatScopes) as [ChatName, ...ChatName[]]

/** What was asked for cannot be done; the message says in Chinese what is wrong and what to write instead. */
export class Misasked extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Misasked'
  }
}

export const readRole = (typed: string): Role =>
  roles.find(role => role === typed) ?? misasked(`没有“${typed}”这个身份。--as 可以写：${roles.join('、')}。`)

export const readChat = (typed: string): ChatName =>
  chatNames.find(chat => chat === typed) ??
  misasked(`没有“${typed}”这种会话。--chat 可以写：${chatNames.join('、')}。`)

export const misasked = (message: string): never => {
  throw new Misasked(message)
}

const Written = z.object(
  {
    id: z.union([z.string(), z.number()], '缺少 id，写一个字符串或数字').optional(),
    as: z.enum(roles, `as 应为 ${roles.join('、')} 之一`),
    chat: z.enum(chatNames, `chat 应为 ${chatNames.join('、')} 之一`),
    text: z.string('缺少 text，写要说的那句话'),
    before: z.array(z.string('before 应为前面说过的几句话'), 'before 应为前面说过的几句话').default([]),
  },
  '应为一个 JSON 对象',
)

const shape = '{"id":"1","as":"office","chat":"private","text":"查人才 茶叶"}'

/** Reads JSON lines, all of them before the first is said. Throws {@link Misasked} with the line's number. */
export const readLines = (file: string): readonly Line[] => {
  const lines = file
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]))
  return lines.length > 0 ? lines : misasked(`文件里没有句子。每行写一句，例如：${shape}`)
}

const readLine = (line: string, number: number): Line => {
  const parsed = Written.safeParse(jsonOf(line, number))
  if (parsed.success) return { ...parsed.data, id: parsed.data.id ?? number }
  return misasked(`第 ${number} 行：${parsed.error.issues[0]?.message}。每行一句，例如：${shape}`)
}

const jsonOf = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return misasked(`第 ${number} 行不是 JSON。每行一句，例如：${shape}`)
  }
}
