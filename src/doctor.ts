import { createClient } from '#feishu/client.ts'
import { runDoctor } from '#feishu/doctor.ts'
import { readEnv } from './env.ts'
import { exitOn } from './stopping.ts'
import { openStore } from './store.ts'
import { createLog } from './telemetry/log.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** `npm run doctor`: checks the connection to Feishu in words. Ends with 1 when something is to be put right. */
const main = async (): Promise<void> => {
  const env = readEnv()
  const log = createLog('silent')
  const store = openStore(env, print)
  const one = async <Row extends object>(sql: string): Promise<Row | undefined> =>
    (await (await store).database.pool.query<Row>(sql)).rows[0]
  try {
    process.exitCode = await runDoctor({
      feishu: env.feishu,
      publicUrl: env.publicUrl,
      client: env.feishu ? createClient({ ...env.feishu, log }) : null,
      checkDatabase: async () => {
        const row = await one<{ server_version: string }>('show server_version')
        return `PostgreSQL ${row?.server_version ?? ''}${env.databaseUrl === null ? '，自带' : ''}`
      },
      lastEventAt: async () =>
        (await one<{ at: Date | null }>('select max(received_at) as at from inbox'))?.at ?? null,
      now: () => new Date(),
      print,
    })
  } finally {
    await store.then(({ close }) => close()).catch(() => undefined)
  }
}

main().catch(exitOn)
