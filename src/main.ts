import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createApp } from './app.ts'
import { connectFeishu } from './connection.ts'
import { seedDemo } from './demo/seed.ts'
import { type Env, readEnv } from './env.ts'
import { askModel } from './model/second-opinion.ts'
import { listen } from './server.ts'
import { exitOn, stopOnSignal } from './stopping.ts'
import { openStore } from './store.ts'
import { createLog } from './telemetry/log.ts'
import { createTryOut } from './try-out.ts'
import { versions } from './versions.ts'

const tell = (line: string): void => void process.stdout.write(`${line}\n`)

/** Learning how people speak takes a second or two: it begins so long after the program is ready, unless somebody speaks. */
const learnAfterMs = 2_000

const main = async (): Promise<void> => {
  const env = readEnv()
  const tryOut = env.feishu ? null : createTryOut(env.port)
  const feishu = env.feishu ?? tryOut?.feishu
  if (!feishu) throw new Error('neither a Feishu nor a try-out')
  mkdirSync(env.dataDir, { recursive: true })
  // Somebody reads the terminal of a try-out: its log goes to a file.
  const log = createLog(env.logLevel, tryOut ? path.join(env.dataDir, 'bole.log') : null)
  const now = tryOut ? tryOut.emulator.clock.now : () => new Date()
  const store = await openStore(env, tell)
  if (env.demoCounty) await seedDemo(store.database, store.vault, now())
  const connection = connectFeishu(feishu, { log, now })
  const app = await createApp({
    ...store,
    county: { name: env.countyName },
    adminOpenIds: env.adminOpenIds,
    connection,
    versions,
    now,
    log,
    secondOpinion: env.model && askModel(env.model, log),
  })
  if (tryOut) app.routes.route('/', tryOut.emulator.routes)
  const listening = await listen(app.routes, env)
  if (tryOut) listening.server.on('upgrade', tryOut.emulator.upgrade)
  stopOnSignal(log, async () => {
    tryOut?.emulator.close()
    await Promise.all([app.stop(), listening.close(3_000)])
    await store.close()
  })
  await app.start()
  for (const line of greeting(env)) tell(line)
  // What is answered without it need not wait for it.
  setTimeout(app.prepare, learnAfterMs).unref()
}

const greeting = ({ feishu, host, port }: Env): readonly string[] => {
  if (!feishu)
    return ['', '伯乐已就绪（试用：模拟飞书，人和事都是虚构的）', `请打开 http://127.0.0.1:${port}`, '']
  const where = feishu.transport === 'socket' ? '长连接' : `回调地址 http://${host}:${port}/webhook/feishu`
  const abroad = feishu.abroad ? ['注意：国际版 Lark 的数据存放在境外，登记个人信息前请先确认合规。'] : []
  return [`伯乐已就绪（${where}）`, ...abroad]
}

main().catch(exitOn)
