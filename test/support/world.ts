import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Scope } from '#core/chat.ts'
import type { Vault } from '#core/context.ts'
import type { SecondOpinion } from '#core/second-opinion.ts'
import { createClock } from '#emulator/clock.ts'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { personFrom } from '#emulator/people.ts'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'
import { type App, createApp } from '../../src/app.ts'
import { connectFeishu } from '../../src/connection.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { bind, furnish, grant, type Holding } from './county.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type Group, groupIn, type Speaker, speakerIn } from './speaker.ts'

/** The whole product with invented people: app, emulator and a database of its own, nothing pretended. */
export type County = {
  readonly db: FreshDatabase
  /** Seals and opens what the queues and the register keep sealed. */
  readonly vault: Vault
  readonly app: App
  readonly emulator: Emulator
  readonly clock: {
    readonly now: () => Date
    /** `2026-12-01T09:00`, Shanghai time. What is due by then has run when it resolves. */
    readonly set: (at: string) => Promise<void>
  }
  /** Somebody new, holding a role (or several). Without one: a stranger. */
  readonly person: (name: string, ...holdings: readonly Holding[]) => Promise<Speaker>
  /** Somebody made before. */
  readonly speaker: (name: string) => Speaker
  /** A group of the bot, everybody made so far and from now on in it, bound to this use. */
  readonly group: (scope: Exclude<Scope, 'private'>) => Promise<Group>
  /** Resolves when nobody has anything more to do. */
  readonly settle: () => Promise<void>
  readonly end: () => Promise<void>
}

export type CountyOptions = {
  /** Shanghai time; Monday 23 November 2026, 09:00 unless told. */
  readonly now?: string
  /** Fills the database instead of the small county of most stories. */
  readonly furnish?: (db: FreshDatabase) => Promise<void>
  /** How the platform reaches the program: the webhook unless told. */
  readonly transport?: 'webhook' | 'socket'
  /** Where the program's log goes, whole; nowhere unless told. */
  readonly logFile?: string
  /** A model the program asks when its rules are unsure; none unless told. */
  readonly secondOpinion?: SecondOpinion
  /** What the platform's ids follow from: another one for a program that starts again over the same database. */
  readonly seed?: number
  /** Opens the database; a fresh one unless told. */
  readonly open?: () => Promise<FreshDatabase>
}

export const credentials = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'secret-of-the-story',
  encryptKey: 'key-of-the-story',
  verificationToken: 'token-of-the-story',
}

export const startCounty = async (options: CountyOptions = {}): Promise<County> => {
  const db = await (options.open ?? freshDatabase)()
  await (options.furnish ?? furnish)(db)
  const clock = createClock({ start: shanghai(options.now ?? '2026-11-23T09:00'), frozen: true })
  let app: App | undefined
  const emulator = createEmulator({
    apps: [
      {
        appId: credentials.appId,
        secret: credentials.appSecret,
        encryptKey: credentials.encryptKey,
        verificationToken: credentials.verificationToken,
        name: '伯乐',
        transport: options.transport ?? 'webhook',
        eventUrl: 'http://bole.test/webhook/feishu',
      },
    ],
    people: [],
    clock,
    limits: false,
    seed: options.seed ?? 20_260_101,
    fetch: async (url, init) =>
      app?.routes.request(new URL(url).pathname, init) ?? new Response(null, { status: 503 }),
  })
  const { server, base } = await listen(emulator)
  const log = options.logFile
    ? createLog('trace', options.logFile)
    : createLog(process.env.TEST_LOG ?? 'silent')
  const keys = parseKeys(`test:${createHash('sha256').update('vault').digest('base64')}`)
  const vault = createVault({ known: () => keys, newest: () => keys })
  const connection = connectFeishu(
    { ...credentials, domain: base, transport: options.transport ?? 'webhook', abroad: false },
    { log, now: clock.now },
  )
  app = await createApp({
    database: db,
    vault,
    county: { name: '云岭县' },
    connection,
    adminOpenIds: [],
    versions: [],
    now: clock.now,
    log,
    secondOpinion: options.secondOpinion ?? null,
  })
  await app.start()
  return countyOf({ db, vault, app, emulator, clock, server })
}

type Parts = {
  readonly db: FreshDatabase
  readonly vault: Vault
  /** Seals and opens what the queues and the register keep sealed. */
  readonly app: App
  readonly emulator: Emulator
  readonly clock: ReturnType<typeof createClock>
  readonly server: Server
}

const countyOf = ({ db, vault, app, emulator, clock, server }: Parts): County => {
  const everybody: string[] = []
  const groups = new Map<string, Group>()
  const speakers = new Map<string, Speaker>()
  const lastPush = () => emulator.courier.deliveries.at(-1)?.id
  const settle = async (): Promise<void> => {
    for (let round = 1, before: number | undefined; ; round += 1) {
      await emulator.settled()
      await app.idle()
      // What the bot sends may make the emulator push again.
      if (round > 1 && lastPush() === before) return
      before = lastPush()
    }
  }
  const person = async (name: string, ...holdings: readonly Holding[]): Promise<Speaker> => {
    const openId = `ou_${createHash('sha256').update(`${name}${everybody.length}`).digest('hex').slice(0, 32)}`
    emulator.state.people.set(openId, personFrom({ openId, name }))
    for (const holding of holdings) await grant(db, openId, name, holding)
    for (const { chatId } of groups.values()) emulator.state.chats.get(chatId)?.members.add(openId)
    everybody.push(openId)
    const made = speakerIn({ emulator, settle, lateDone: () => lateDone(db) }, openId, name)
    speakers.set(name, made)
    return made
  }
  const group = async (scope: Exclude<Scope, 'private'>): Promise<Group> => {
    const known = groups.get(scope)
    if (known) return known
    const chat = emulator.makeGroup(scope, everybody)
    await settle()
    await bind(db, chat.chatId, scope, scope)
    const made = groupIn(emulator, chat.chatId)
    groups.set(scope, made)
    return made
  }
  return {
    db,
    vault,
    app,
    emulator,
    clock: {
      now: clock.now,
      set: async at => {
        clock.set(shanghai(at))
        do {
          await app.tick()
          await settle()
        } while (await hurryRetries(db))
      },
    },
    person,
    speaker: name => {
      const known = speakers.get(name)
      if (!known) throw new Error(`nobody is called ${name}`)
      return known
    },
    group,
    settle,
    end: async () => {
      await app.stop()
      emulator.close()
      await new Promise(resolve => server.close(resolve))
      await db.drop()
    },
  }
}

/** Looked this often, at most so often: a press that failed stays as it is. */
const look = { everyMs: 50, most: 400 }

const lateDone = async ({ pool }: FreshDatabase): Promise<void> => {
  for (let looks = 0; looks < look.most; looks += 1) {
    const { rowCount } = await pool.query(
      "select from inbox where kind = 'press' and state = 'working' limit 1",
    )
    if (rowCount === 0) return
    await new Promise(resolve => setTimeout(resolve, look.everyMs))
  }
}

/** A run that failed is tried again after a minute, which no story waits for. Whether there was one. */
const hurryRetries = async ({ pool }: FreshDatabase): Promise<boolean> => {
  const { rowCount } = await pool.query(
    "update schedule_run set retry_at = null where state = 'due' and retry_at is not null",
  )
  return (rowCount ?? 0) > 0
}

const shanghai = (at: string): Date => new Date(`${at}:00+08:00`)

const listen = async (emulator: Emulator): Promise<{ server: Server; base: string }> => {
  // Without overrides serve() makes a plain HTTP server.
  const server = serve({ fetch: emulator.routes.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  server.on('upgrade', emulator.upgrade)
  await new Promise(resolve => server.once('listening', resolve))
  // A listening TCP server has an address and a port.
  const { port } = server.address() as AddressInfo
  return { server, base: `http://127.0.0.1:${port}` }
}
