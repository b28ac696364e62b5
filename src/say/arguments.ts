import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { roles } from '#core/actor.ts'
import { chatNames, type Line, misasked, readChat, readLines, readRole } from './asked.ts'

export const usage = `用法：
  npm run say -- --as office --chat private "查人才 茶叶"
  npm run say -- --json FILE        每行一句 {"id","as","chat","text"}，FILE 写 - 时从标准输入读
  --as     谁在说（不写就是 office）：${roles.join('、')}
  --chat   在哪里说（不写就是 private）：${chatNames.join('、')}
  --now    当作什么时间（北京时间，不写就是现在）：2026-11-23T09:00`

const options = {
  as: { type: 'string', default: 'office' },
  chat: { type: 'string', default: 'private' },
  json: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What `npm run say` was asked to do. */
export type Asked = {
  readonly lines: readonly Line[]
  /** The time to answer at; `null`: now. */
  readonly now: Date | null
  /** For programs: an answer is one line of JSON. */
  readonly json: boolean
}

/** Reads the arguments. Throws {@link Misasked}. */
export const readAsked = (typed: readonly string[]): Asked | 'help' => {
  const { values, positionals } = parseOptions(typed)
  if (values.help) return 'help'
  const now = values.now === undefined ? null : readNow(values.now)
  if (values.json !== undefined) {
    if (positionals.length > 0) misasked('--json 后面只写一个文件，句子写在文件里。')
    return { lines: readLines(readFile(values.json)), now, json: true }
  }
  const text = positionals.join(' ').trim()
  if (text === '') misasked(`没有要说的话。\n${usage}`)
  const line = { id: 1, as: readRole(values.as), chat: readChat(values.chat), before: [], text }
  return { lines: [line], now, json: false }
}

const parseOptions = (typed: readonly string[]) => {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true })
  } catch (error) {
    return misasked(`${unreadable(error)}\n${usage}`)
  }
}

const unreadable = (error: unknown): string => {
  const named = /'([^' <]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有 ${named} 这个选项。` : `${named} 后面要写一个值。`
}

const readNow = (typed: string): Date => {
  const [, day, time = '09:00'] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(typed) ?? []
  const now = new Date(`${day}T${time}:00+08:00`)
  return Number.isNaN(now.getTime())
    ? misasked(`没有看懂时间“${typed}”。--now 写成 2026-11-23 或 2026-11-23T09:00。`)
    : now
}

const readFile = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    return misasked(`读不了文件“${file}”，请检查路径。`)
  }
}
