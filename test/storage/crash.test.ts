import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import type { FromChild, ToChild } from './crash-child.ts'
import { eventually, pause } from './queueing.ts'

const script = fileURLToPath(new URL('./crash-child.ts', import.meta.url))
const killsMax = 8

/** The platform: pushes until acknowledged, takes a uuid once, and remembers what it was told to say. */
const playPlatform = () => {
  const pushed = new Map<string, string>()
  const acknowledged = new Set<string>()
  const uuids = new Map<string, Set<string>>()
  const attempts: string[] = []
  const listen = (child: ChildProcess, heard: FromChild): void => {
    if ('ack' in heard) acknowledged.add(heard.ack)
    if (!('say' in heard)) return
    attempts.push(heard.once)
    uuids.set(heard.once, (uuids.get(heard.once) ?? new Set()).add(heard.say))
    if (child.connected) child.send({ took: heard.say } satisfies ToChild)
  }
  const push = (child: ChildProcess, key: string): void => {
    if (child.connected) child.send({ push: key, lane: pushed.get(key) ?? '' } satisfies ToChild)
  }
  return { pushed, acknowledged, uuids, attempts, listen, push }
}

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

test('killed again and again under load: nothing acknowledged is lost, nothing is said twice', async () => {
  const platform = playPlatform()
  const start = async (): Promise<ChildProcess> => {
    const child = fork(script, [database.url], { execArgv: ['--import', 'tsx'] })
    child.on('error', () => undefined)
    await new Promise<void>(resolve => {
      child.on('message', (heard: FromChild) => {
        if ('ready' in heard) resolve()
        platform.listen(child, heard)
      })
    })
    return child
  }
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  const pushUnacknowledged = (child: ChildProcess): void => {
    for (const key of platform.pushed.keys()) if (!platform.acknowledged.has(key)) platform.push(child, key)
  }

  for (let kills = 0; kills < killsMax; kills += 1) {
    const child = await start()
    pushUnacknowledged(child)
    const until = performance.now() + 20 + Math.random() * 250
    for (let index = 0; performance.now() < until; index += 1) {
      const key = `om_${kills}_${index}`
      platform.pushed.set(key, `oc_${index % 20}`)
      platform.push(child, key)
      await pause(1)
    }
    await kill(child)
  }

  const last = await start()
  pushUnacknowledged(last)
  await eventually(() => platform.acknowledged.size === platform.pushed.size, 30_000)
  const open = () =>
    database.prisma.outbox.count({ where: { state: { not: 'sent' } } }).then(async messages => {
      const turns = await database.prisma.inbox.count({ where: { state: { not: 'done' } } })
      return messages + turns
    })
  await eventually(async () => (await open()) === 0, 30_000)
  await kill(last)

  expect(platform.pushed.size).toBeGreaterThan(100)
  // Every event has its answer, and every answer one uuid: what was sent again the platform took for the same.
  expect([...platform.uuids.keys()].sort()).toEqual(
    [...platform.pushed.keys()].map(key => `reply:${key}`).sort(),
  )
  expect([...platform.uuids.values()].filter(({ size }) => size !== 1)).toEqual([])
}, 120_000)
