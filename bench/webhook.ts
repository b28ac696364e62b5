import { cpus } from 'node:os'
import { startPeer, stopPeer, withDatabase } from './support/children.ts'
import { type Measured, median, post, signedMessage } from './support/load.ts'

// How fast events are taken in, against the SDK's own server and against the documented stack, interleaved in one run.
//   node --import tsx bench/webhook.ts [rounds]

const rounds = Number(process.argv[2] ?? 5)
const port = 24_500
const url = `http://127.0.0.1:${port}/webhook/feishu`

const peers = [
  { name: 'SDK adaptDefault, handler does nothing', file: 'adapt-default.ts', events: 8_000 },
  { name: 'documented: SDK + Prisma transaction, then 200', file: 'documented.ts', events: 1_500 },
  { name: '伯乐: verified, claimed, committed, then 200', file: 'bole.ts', events: 8_000 },
]

const measure = async (file: string, databaseUrl: string, events: number): Promise<[Measured, Measured]> => {
  const child = await startPeer(file, { PORT: String(port), DATABASE_URL: databaseUrl })
  try {
    await post(url, make(Math.min(events, 1_000)))
    const full = await post(url, make(events))
    const steady = await post(url, make(1_000), { perSecond: 200 })
    return [full, steady]
  } finally {
    await stopPeer(child)
  }
}

const make = (count: number) =>
  Array.from({ length: count }, (_, index) => signedMessage(`查人才 茶叶 ${index}`))

await withDatabase(async databaseUrl => {
  const results = new Map<string, [Measured, Measured][]>(peers.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, file, events } of peers) {
      results.get(name)?.push(await measure(file, databaseUrl, events))
    }
  }
  const rate = (name: string) => median((results.get(name) ?? []).map(([full]) => full.perSecond))
  const [sdk = '', documented = '', ours = ''] = peers.map(({ name }) => name)
  console.log(
    `${cpus().length} cores, Node ${process.versions.node}, ${rounds} rounds, 32 connections, medians`,
  )
  console.log('| server | req/s | p99 ms | p99 ms at 200/s | failed |')
  console.log('|---|---|---|---|---|')
  for (const [name, rows] of results) {
    const p99 = median(rows.map(([full]) => full.p99)).toFixed(1)
    const steady = median(rows.map(([, at200]) => at200.p99)).toFixed(1)
    const failed = rows.reduce((sum, [full, at200]) => sum + full.failed + at200.failed, 0)
    console.log(`| ${name} | ${Math.round(rate(name))} | ${p99} | ${steady} | ${failed} |`)
  }
  console.log(`伯乐 : adaptDefault = ${(rate(ours) / rate(sdk)).toFixed(2)}`)
  console.log(`伯乐 : documented stack = ${(rate(ours) / rate(documented)).toFixed(1)}`)
})
