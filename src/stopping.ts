import { errorWords, type Log } from '#core/log.ts'
import { EnvFault } from './env.ts'

/** What the program may take to finish what is in flight. */
const graceMs = 10_000

/** On SIGTERM, Ctrl+C or a closed terminal: finishes and ends with 0; a second signal, or ten seconds, ends at once. */
export const stopOnSignal = (log: Log, stop: () => Promise<void>): void => {
  let stopping = false
  const begin = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => {
      log.error({}, 'did not finish in time')
      process.exit(1)
    }, graceMs).unref()
    stop().then(
      () => process.exit(0),
      error => {
        log.error({ error: errorWords(error) }, 'did not stop in order')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, begin)
}

/** Says in words why the program did not start, and ends: 78 for a configuration to put right, 1 for everything else. */
export const exitOn = (error: unknown): never => {
  const lines = error instanceof EnvFault ? ['配置有误，没有启动：', ...error.lines] : [wordsFor(error)]
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(error instanceof EnvFault ? 78 : 1)
}

const wordsFor = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return sentences[code] ?? `没有启动：${error.stack ?? error.message}`
}

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已经有程序在用。请先停掉它，或换一个端口：PORT=3001 npm start',
  EACCES: '没有权限使用这个端口或目录。端口请换一个大于 1024 的：PORT=3001 npm start',
  ECONNREFUSED: '连不上 DATABASE_URL 里的数据库，请确认它在运行、地址和端口正确。',
  '28P01': '数据库拒绝了 DATABASE_URL 里的用户名或密码。',
  '28000': '数据库拒绝了 DATABASE_URL 里的用户名或密码。',
  '3D000': 'DATABASE_URL 里的数据库还不存在，请先创建（createdb）。',
}
