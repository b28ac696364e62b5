import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { personas } from '../src/demo/personas.ts'
import { listen } from '../src/server.ts'
import { startPeer, stopPeer, withDatabase } from './support/children.ts'
import { quantile, secrets } from './support/load.ts'

// Whole turns: from the moment somebody sends a sentence to the moment the answer stands in the chat.
//   node --import tsx bench/turn.ts

const port = 24_501
const appSecret = 'bench'

const startPlatform = async (): Promise<{ emulator: Emulator; domain: string }> => {
  const emulator = createEmulator({
    apps: [
      { ...secrets, secret: appSecret, name: '伯乐', eventUrl: `http://127.0.0.1:${port}/webhook/feishu` },
    ],
    people: personas,
    limits: false,
  })
  const { port: own } = await listen(emulator.routes, { port: 0, host: '127.0.0.1' })
  return { emulator, domain: `http://127.0.0.1:${own}` }
}

/** Says everything, `perSecond` a second, and waits for the answers: milliseconds each took. */
const converse = async (emulator: Emulator, sentences: readonly string[], perSecond: number) => {
  const askedAt = new Map<string, number>()
  const took: number[] = []
  const watch = ({ messageId }: { readonly messageId?: string }): void => {
    const parent = messageId ? emulator.message(messageId).parentId : null
    const asked = parent ? askedAt.get(parent) : undefined
    if (asked !== undefined) took.push(performance.now() - asked)
  }
  emulator.state.watchers.add(watch)
  const office = personas[0]?.openId ?? ''
  const head = personas[1]?.openId ?? ''
  const started = performance.now()
  for (const [index, sentence] of sentences.entries()) {
    const due = started + (index * 1000) / perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    askedAt.set(emulator.say(index % 2 ? office : head, sentence).messageId, performance.now())
  }
  while (took.length < sentences.length) await sleep(5)
  emulator.state.watchers.delete(watch)
  const seconds = (performance.now() - started) / 1000
  return { perSecond: sentences.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}

const repeat = (count: number, ...sentences: readonly string[]): string[] =>
  Array.from({ length: count }, (_, index) => sentences[index % sentences.length] ?? '')

await withDatabase(async databaseUrl => {
  const { emulator, domain } = await startPlatform()
  const bot = await startPeer('whole.ts', {
    DATABASE_URL: databaseUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'bole-bench-')),
    PORT: String(port),
    HOST: '127.0.0.1',
    FEISHU_APP_ID: secrets.appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: secrets.encryptKey,
    FEISHU_VERIFICATION_TOKEN: secrets.verificationToken,
    FEISHU_DOMAIN: domain,
  })
  const words = ['查人才 茶叶', '我是谁', '查人才 诺溪镇 高层次', '帮助']
  await converse(emulator, repeat(200, ...words), 100)
  console.log(`${cpus().length} cores, Node ${process.versions.node}; emulator and bot on the same machine`)
  console.log('| turns | per second | p50 ms | p99 ms |')
  console.log('|---|---|---|---|')
  for (const [name, count, rate] of [
    ['10 a second', 200, 10],
    ['40 a second (the platform allows 50)', 400, 40],
    ['as fast as it goes', 1_500, Number.POSITIVE_INFINITY],
  ] as const) {
    const { perSecond, p50, p99 } = await converse(emulator, repeat(count, ...words), rate)
    console.log(`| ${name} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`)
  }
  await stopPeer(bot)
})
process.exit(0)
