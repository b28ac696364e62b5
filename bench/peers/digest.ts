import { createApp } from '../../src/app.ts'
import { connectFeishu } from '../../src/connection.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { readEnv } from '../../src/env.ts'
import { listen } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'
import { createLog } from '../../src/telemetry/log.ts'

// The whole program with the invented county, on a Monday morning, under the platform's own limits.
const env = readEnv()
const { BENCH_START: start = '', BENCH_READERS: readers = '' } = process.env
if (!env.feishu) throw new Error('started by bench/digest.ts only')
const log = createLog('error')
const store = await openStore(env, () => undefined)
let aheadMs = Date.parse(start) - Date.now()
const now = () => new Date(Date.now() + aheadMs)
await seedDemo(store.database, store.vault, now())
await store.database.pool.query(
  `with made as (insert into person (open_id, name)
     select 'ou_reader_' || n, '成员' || n from generate_series(1, $1::int) n returning id)
   insert into role_grant (person_id, role, granted_by, granted_at)
     select id, 'member', 'system:bench', '2026-01-05' from made`,
  [Number(readers)],
)
// The clock had ticked before: a program nobody had owes nothing.
await store.database.pool.query(
  `insert into schedule_run (job, slot, state) values ('digests.send', '2026-11-20T17:56:00+08:00', 'done')`,
)
const app = await createApp({
  ...store,
  county: { name: env.countyName },
  adminOpenIds: [],
  connection: connectFeishu(env.feishu, { log, now }),
  versions: [],
  now,
  log,
})
await listen(app.routes, env)
aheadMs = Date.parse(start) - Date.now()
await app.start()
process.send?.('ready')
