import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { personFrom } from '#emulator/people.ts'
import { type Listening, listen } from '../../src/server.ts'
import { furnish } from '../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { credentials } from '../support/world.ts'

// CI kills it thirty times; a developer's run a few.
const crashes = Number(process.env.CRASHES ?? 4)
// Below the ports the system gives to outgoing connections.
const botPort = 21_000 + (process.pid % 1_000)

let db: FreshDatabase
let emulator: Emulator
let platform: Listening
let dataDir: string
let bot: ChildProcess | undefined

beforeAll(async () => {
  db = await freshDatabase()
  await furnish(db)
  dataDir = mkdtempSync(join(tmpdir(), 'bole-crash-'))
  emulator = createEmulator({
    apps: [
      {
        ...credentials,
        secret: credentials.appSecret,
        name: '伯乐',
        eventUrl: `http://127.0.0.1:${botPort}/webhook/feishu`,
      },
    ],
    people: [],
    limits: false,
  })
  platform = await listen(new Hono().route('/', emulator.routes), { port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  bot?.kill('SIGKILL')
  emulator.close()
  await platform.close(100)
  await db.drop()
  rmSync(dataDir, { recursive: true })
})

test(`killed ${crashes} times under load, the bot loses nothing it acknowledged and says nothing twice`, {
  // A press that died with the program is taken up again when its lease has run out, a minute later.
  timeout: 180_000 + crashes * 30_000,
}, async () => {
  let over = false
  const talkers = Array.from({ length: 6 }, (_, index) => talk(newcomer(`说话人${index}`), () => over))
  const registrars = Array.from({ length: 3 }, (_, index) =>
    register(['杨', '赵', '段'][index] ?? '', () => over),
  )
  for (let crash = 0; crash < crashes; crash += 1) {
    bot = await startBot()
    await passTime(Math.random() * 1_500)
    bot.kill('SIGKILL')
  }
  bot = await startBot()
  over = true
  const [said, forms] = await hurried(Promise.all([Promise.all(talkers), Promise.all(registrars)]))
  await quiet()

  const replies = countReplies()
  expect(said.flat().length).toBeGreaterThan(crashes)
  const notOnce = said.flat().filter(id => replies.get(id) !== 1)
  expect(notOnce.map(id => [id, replies.get(id) ?? 0, ...triesOf(id)])).toEqual([])
  expect(await db.prisma.talent.count()).toBe(forms.reduce((sum, count) => sum + count, 0))
  expect(await db.prisma.inbox.count({ where: { state: 'parked', kind: 'message' } })).toBe(0)
  expect(await db.prisma.outbox.count({ where: { state: { not: 'sent' } } })).toBe(0)
})

test('asked to stop, it finishes what is in flight within ten seconds and ends with 0', {
  timeout: 90_000,
}, async () => {
  const someone = newcomer('最后一位')
  const said = Array.from({ length: 10 }, () => emulator.say(someone, '帮助').messageId)
  await sleep(150)
  const stopped = Date.now()
  bot?.kill('SIGTERM')
  expect(await new Promise(resolve => bot?.once('exit', resolve))).toBe(0)
  expect(Date.now() - stopped).toBeLessThan(10_000)
  bot = await startBot()
  await quiet()
  expect(said.map(id => countReplies().get(id))).toEqual(said.map(() => 1))
})

const startBot = (): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork('src/main.ts', {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        FEISHU_APP_ID: credentials.appId,
        FEISHU_APP_SECRET: credentials.appSecret,
        FEISHU_ENCRYPT_KEY: credentials.encryptKey,
        FEISHU_VERIFICATION_TOKEN: credentials.verificationToken,
        FEISHU_DOMAIN: `http://127.0.0.1:${platform.port}`,
        DATABASE_URL: db.url,
        DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: String(botPort),
        LOG_LEVEL: 'error',
      },
    })
    let output = ''
    child.stderr?.on('data', chunk => {
      output += chunk
    })
    child.stdout?.on('data', chunk => {
      output += chunk
      if (output.includes('伯乐已就绪')) resolve(child)
    })
    child.once('exit', () => reject(new Error(`the bot did not start: ${output}`)))
  })

const newcomer = (name: string): string => {
  const openId = `ou_${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  emulator.state.people.set(openId, personFrom({ openId, name }))
  return openId
}

/** Says something again and again; answers which of it was said. */
const talk = async (openId: string, isOver: () => boolean): Promise<string[]> => {
  const said: string[] = []
  while (!isOver()) {
    said.push(emulator.say(openId, '我是谁').messageId)
    await sleep(Math.random() * 1_000)
  }
  return said
}

/** Newcomers register one after the other, each pressing until told that it was kept; answers how many did. */
const register = async (queue: string, isOver: () => boolean): Promise<number> => {
  let kept = 0
  for (; !isOver(); kept += 1) {
    const name = `${queue}${'甲乙丙丁戊己庚辛壬癸'[kept % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(kept / 10) % 10]}`
    const openId = newcomer(name)
    emulator.say(openId, `登记 ${name}`)
    await submitUntilKept(openId, await formOf(openId), name)
  }
  return kept
}

const formOf = async (openId: string): Promise<string> => {
  for (;;) {
    const messages = emulator.messagesOf(emulator.privateChatOf(openId))
    const form = messages.findLast(message => message.content.includes('登记本人信息'))
    if (form) return form.messageId
    await sleep(100)
  }
}

const submitUntilKept = async (openId: string, messageId: string, name: string): Promise<void> => {
  while (isForm(messageId)) {
    const { toast } = await emulator.press(
      openId,
      messageId,
      { do: 'talents.register' },
      {
        name,
        place: '漕溪镇松炼村',
        fields: '茶叶',
        phone: `138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
        category: '专业技术人才',
      },
    )
    if (/已登记|办过/.test(toast?.content ?? '')) return
    await sleep(100)
  }
}

/** The answer to a press may have died with the program: what the card has become tells that it was kept. */
const isForm = (messageId: string): boolean =>
  emulator.state.messages.get(messageId)?.content.includes('登记本人信息') ?? false

/**
 * So many milliseconds; the platform's clock goes faster, that its retries come due. It stands still while the program
 * starts: a slow machine would have the platform give up what a program that is not there never acknowledged.
 */
const passTime = async (ms: number): Promise<void> => {
  const time = setInterval(() => emulator.clock.advance(16_000), 500)
  await sleep(ms)
  clearInterval(time)
}

/** Until everything that was pushed has been taken, and everything taken has been answered. */
const quiet = async (): Promise<void> => {
  for (const ms of [16_000, 301_000, 3_601_000, 21_601_000]) {
    await drained()
    emulator.clock.advance(ms)
    await emulator.settled()
  }
  await drained()
}

/** The program lives: time may pass as fast as it answers. */
const hurried = async <Result>(work: Promise<Result>): Promise<Result> => {
  let done = false
  const ended = work.finally(() => {
    done = true
  })
  while (!done) await quiet()
  return ended
}

const drained = async (): Promise<void> => {
  for (;;) {
    await emulator.settled()
    const open = await db.pool.query(
      `select 1 from inbox where state in ('waiting', 'working') and kind <> 'press'
       union all select 1 from outbox where state in ('waiting', 'sending')`,
    )
    if (open.rowCount === 0) return
    await sleep(100)
  }
}

/** How the platform fared with a message: ok, connect, timeout … */
const triesOf = (messageId: string): readonly string[] =>
  emulator.courier.deliveries
    .filter(({ envelope }) => JSON.stringify(envelope.event).includes(messageId))
    .flatMap(({ attempts }) => attempts.map(({ outcome, status }) => `${outcome} ${status ?? ''}`.trim()))

const countReplies = (): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const message of emulator.state.messages.values()) {
    if (message.sender.kind === 'user' || !message.parentId) continue
    counts.set(message.parentId, (counts.get(message.parentId) ?? 0) + 1)
  }
  return counts
}
