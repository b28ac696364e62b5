import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createClock } from '#emulator/clock.ts'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { personFrom } from '#emulator/people.ts'
import { personas } from '../src/demo/personas.ts'
import { listen } from '../src/server.ts'
import { startPeer, stopPeer, withDatabase } from './support/children.ts'
import { quantile, secrets } from './support/load.ts'

// Monday morning: everybody's weekly digest, built, written and sent under the platform's own limits, while people speak.
//   node --import tsx bench/digest.ts [readers, 10000 unless told]

const readers = Number(process.argv[2] ?? 10_000)
const port = 24_511
const appSecret = 'bench'
const start = '2026-11-23T08:30:50+08:00'
const perSecond = 2

const startPlatform = async (): Promise<{ emulator: Emulator; domain: string }> => {
  const emulator = createEmulator({
    apps: [
      { ...secrets, secret: appSecret, name: '伯乐', eventUrl: `http://127.0.0.1:${port}/webhook/feishu` },
    ],
    people: personas,
    clock: createClock({ start: new Date(start) }),
    limits: true,
  })
  for (let nth = 1; nth <= readers; nth += 1) {
    const openId = `ou_reader_${nth}`
    emulator.state.people.set(openId, personFrom({ openId, name: `成员${nth}` }))
  }
  const { port: own } = await listen(emulator.routes, { port: 0, host: '127.0.0.1' })
  return { emulator, domain: `http://127.0.0.1:${own}` }
}

/** People go on asking, so many a second, until told to stop: milliseconds each answer took. */
const converse = (emulator: Emulator) => {
  const askedAt = new Map<string, number>()
  const took: number[] = []
  emulator.state.watchers.add(({ messageId }: { readonly messageId?: string }) => {
    const parent = messageId ? emulator.message(messageId).parentId : null
    const asked = parent ? askedAt.get(parent) : undefined
    if (asked === undefined || parent === null) return
    took.push(performance.now() - asked)
    askedAt.delete(parent)
  })
  const words = ['查人才 茶叶', '我是谁', '查人才 诺溪镇 高层次', '帮助']
  let asked = 0
  const asking = setInterval(() => {
    const openId = personas[asked % 2]?.openId ?? ''
    askedAt.set(emulator.say(openId, words[asked % words.length] ?? '').messageId, performance.now())
    asked += 1
  }, 1_000 / perSecond)
  return {
    stop: async () => {
      clearInterval(asking)
      const until = performance.now() + 10_000
      while (askedAt.size > 0 && performance.now() < until) await sleep(20)
      return { took, unanswered: askedAt.size }
    },
  }
}

type Standing = {
  readonly slots: number
  readonly sent: number
  readonly again: number
  readonly lost: number
}

const standingOf = async (client: pg.Client): Promise<Standing> => {
  const { rows } = await client.query<Standing>(`
    select (select count(*)::int from digest_slot where kind = 'weekly' and state = 'sent') as slots,
      count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where attempts > 1)::int as again,
      count(*) filter (where state in ('parked', 'unknown'))::int as lost
    from outbox where starts_with(once, 'weekly:2026-W48:')`)
  return rows[0] ?? { slots: 0, sent: 0, again: 0, lost: 0 }
}

const minutesSince = (emulator: Emulator, from: string): number =>
  (emulator.clock.now().getTime() - Date.parse(from)) / 60_000

await withDatabase(async databaseUrl => {
  const { emulator, domain } = await startPlatform()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const bot = await startPeer('digest.ts', {
    DATABASE_URL: databaseUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'bole-bench-')),
    PORT: String(port),
    HOST: '127.0.0.1',
    FEISHU_APP_ID: secrets.appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: secrets.encryptKey,
    FEISHU_VERIFICATION_TOKEN: secrets.verificationToken,
    FEISHU_DOMAIN: domain,
    BENCH_START: start,
    BENCH_READERS: String(readers),
  })
  // The bot's clock began when it was ready, a little after the platform's.
  emulator.clock.set(new Date(start))
  const talk = converse(emulator)
  let built = 0
  for (;;) {
    const { slots, sent, lost } = await standingOf(client)
    // The county has readers of its own.
    if (slots >= readers && built === 0) {
      built = minutesSince(emulator, '2026-11-23T08:31:00+08:00')
      console.error(`built: ${built.toFixed(2)} min`)
    }
    if (sent + lost >= readers && sent + lost >= slots) break
    await sleep(500)
  }
  const all = minutesSince(emulator, '2026-11-23T08:31:00+08:00')
  const { took, unanswered } = await talk.stop()
  const { sent, again, lost } = await standingOf(client)
  const received = [...emulator.state.messages.values()].filter(
    ({ sender, content }) => sender.kind !== 'user' && content.includes('人才工作周报'),
  ).length
  console.log(
    `${cpus().length} cores, Node ${process.versions.node}; emulator, bot and database on the same machine`,
  )
  console.log('| | |\n|---|---|')
  console.log(
    `| digests sent | ${sent} (received ${received}, tried more than once ${again}, lost ${lost}) |`,
  )
  console.log(`| built and written | ${built.toFixed(2)} min |`)
  console.log(`| the last one sent | ${all.toFixed(2)} min after 08:31 |`)
  console.log(
    `| replies meanwhile | ${took.length}, p50 ${quantile(took, 0.5).toFixed(0)} ms, p99 ${quantile(took, 0.99).toFixed(0)} ms, unanswered ${unanswered} |`,
  )
  await client.end()
  await stopPeer(bot)
})
process.exit(0)
