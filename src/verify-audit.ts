import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readEnv } from './env.ts'
import { type Anchor, verifyChain } from './storage/audit-chain.ts'
import { openDatabase } from './storage/client.ts'
import { migrate } from './storage/migrate.ts'
import { openServer } from './storage/server.ts'

/** `npm run audit:verify`: proves that nobody altered the audit. Exit code 1 when somebody did. */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const readAnchor = async (file: string): Promise<Anchor | null> =>
  // Written by these lines only.
  readFile(file, 'utf8').then(
    text => JSON.parse(text) as Anchor,
    () => null,
  )

const env = readEnv()
const server = await openServer(env, say)
try {
  await migrate(server.url, { log: say })
  const database = await openDatabase(server.url, { poolMax: 1 })
  try {
    const anchorFile = path.join(env.dataDir, 'audit-anchor.json')
    const { entries, head, broken } = await verifyChain(database.pool, await readAnchor(anchorFile))
    if (broken) {
      say(`审计链校验不通过：第 ${broken.seq} 条起不可信，${broken.why}。之前的 ${entries} 条完好。`)
      process.exitCode = 1
    } else {
      say(`审计链校验通过：共 ${entries} 条，首尾相连，没有改动。末条哈希 ${head}`)
      await mkdir(env.dataDir, { recursive: true })
      await writeFile(anchorFile, JSON.stringify({ seq: String(entries), hash: head }), { mode: 0o600 })
    }
  } finally {
    await database.close()
  }
} finally {
  await server.stop()
}
