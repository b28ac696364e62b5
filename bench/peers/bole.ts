import { Hono } from 'hono'
import { feishuRoutes } from '#feishu/webhook.ts'
import { openDatabase } from '#storage/client.ts'
import { createInbox } from '#storage/inbox.ts'
import { startQueue } from '#storage/queue.ts'
import { createVault } from '#storage/vault.ts'
import { makeKey, type VaultKeys } from '#storage/vault-keys.ts'
import { listen } from '../../src/server.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { secrets } from '../support/load.ts'

// Verified on the raw bytes, claimed and committed, then 200: the program's own way in, with nobody working it off.
const log = createLog('error')
const database = await openDatabase(process.env.DATABASE_URL ?? '')
const queue = await startQueue({ database, log })
const keys: VaultKeys = { keys: [makeKey()], digestRoot: makeKey().secret }
const vault = createVault({ known: () => keys, newest: () => keys })
const inbox = createInbox({ database, queue, vault })
const routes = new Hono()
routes.route(
  '/',
  feishuRoutes({
    config: secrets,
    receive: inbox.claim,
    botOpenId: () => 'ou_bot',
    now: () => new Date(),
    log,
  }),
)
await listen(routes, { port: Number(process.env.PORT), host: '127.0.0.1' })
process.send?.('ready')
