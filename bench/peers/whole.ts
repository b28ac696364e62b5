import { createApp } from '../../src/app.ts'
import { connectFeishu } from '../../src/connection.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { readEnv } from '../../src/env.ts'
import { listen } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'
import { createLog } from '../../src/telemetry/log.ts'

// The whole program with the invented county; the platform's limits lifted, because they are what it would wait for.
const none = 1e9
const env = readEnv()
if (!env.feishu) throw new Error('started by bench/turn.ts only')
const log = createLog('error')
const now = () => new Date()
const store = await openStore(env, () => undefined)
await seedDemo(store.database, store.vault, now())
const app = await createApp({
  ...store,
  county: { name: env.countyName },
  adminOpenIds: [],
  connection: connectFeishu(env.feishu, { log, now }),
  versions: [],
  limits: { lane: none, patched: none, second: none, minute: none, bulkSecond: none, bulkMinute: none },
  now,
  log,
})
await listen(app.routes, env)
await app.start()
process.send?.('ready')
