import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { roles } from '#core/actor.ts'
import { rollCall } from './domain/index.ts'
import { type Env, readEnv } from './env.ts'
import { chatNames, type Line, Misasked, misasked, readChat, readLines, readRole } from './say/asked.ts'
import { type Answer, createTalk, type Talk } from './say/talk.ts'
import { openSayCounty, type SayCounty, sayDir } from './say-county.ts'
import { exitOn } from './stopping.ts'
import { createLog } from './telemetry/log.ts'
import { versions } from './versions.ts'

/**
 * `npm run say`: says a sentence to the bot over the invented county and prints how it was understood and what was
 * answered, without sending or writing anything.
 */

const usage = `用法：
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

type Asked = {
  readonly lines: readonly Line[]
  readonly now: Date
  readonly draw: (answer: Answer) => string
}

const readAsked = (typed: string[]): Asked | 'help' => {
  const { values, positionals } = parseOptions(typed)
  if (values.help) return 'help'
  const now = values.now === undefined ? new Date() : readNow(values.now)
  if (values.json !== undefined) {
    if (positionals.length > 0) misasked('--json 后面只写一个文件，句子写在文件里。')
    return { lines: readLines(readFile(values.json)), now, draw: answer => JSON.stringify(answer) }
  }
  const text = positionals.join(' ').trim()
  if (text === '') misasked(`没有要说的话。\n${usage}`)
  const line = { id: 1, as: readRole(values.as), chat: readChat(values.chat), before: [], text }
  return { lines: [line], now, draw: drawn }
}

const parseOptions = (typed: string[]) => {
  try {
    return parseArgs({ args: typed, options, allowPositionals: true })
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

const drawn = ({ command, also = [], reply, privately }: Answer): string =>
  [
    ...[command, ...also].map(one => JSON.stringify(one, null, 2)),
    '',
    reply.text,
    ...(privately ? ['', '（私聊）', privately.text] : []),
  ].join('\n')

/** Sentences under way at once; answers are printed in the order asked. */
const atOnce = 6

const answerAll = async ({ lines, draw }: Asked, { say }: Talk): Promise<void> => {
  for (let from = 0; from < lines.length; from += atOnce) {
    const answers = await Promise.all(lines.slice(from, from + atOnce).map(say))
    print(answers.map(answer => `${draw(answer)}\n`).join(''))
  }
}

const talkIn = ({ database, vault }: SayCounty, { countyName, dataDir }: Env, now: Date): Talk =>
  createTalk({
    db: database.reader,
    vault,
    county: { name: countyName },
    nouns: rollCall({ database, startedAt: now, versions }),
    now,
    // What goes to the terminal is the answer alone.
    log: createLog('error', path.join(sayDir(dataDir), 'say.log')),
  })

const print = (words: string): void => void process.stdout.write(words)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const main = async (): Promise<void> => {
  const asked = readAsked(process.argv.slice(2))
  if (asked === 'help') return print(`${usage}\n`)
  const env = readEnv()
  const county = await openSayCounty({ env, now: asked.now, tell })
  try {
    await answerAll(asked, talkIn(county, env, asked.now))
  } finally {
    await county.close()
  }
}

main().catch(error => {
  if (!(error instanceof Misasked)) return exitOn(error)
  tell(error.message)
  process.exitCode = 2
})
