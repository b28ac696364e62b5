import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#storage/client.ts'
import { type Cable, cableTo } from '../support/cable.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { type County, startCounty } from '../support/world.ts'

// CI leaves the database away for thirty seconds.
const outageMs = Number(process.env.OUTAGE_MS ?? 4_000)

let county: County
let cable: Cable
beforeAll(async () => {
  const { url, drop } = await freshDatabaseUrl()
  cable = await cableTo(url)
  county = await startCounty({
    open: async () => {
      const database = await openDatabase(cable.url, { poolMax: 5 })
      return {
        ...database,
        drop: async () => {
          await database.close()
          await cable.end()
          await drop()
        },
      }
    },
  })
})
afterAll(() => county.end())

test('while the database is away the platform is told to come again; afterwards all is answered, without a restart', {
  timeout: 60_000 + outageMs,
}, async () => {
  const office = await county.person('王雪梅', { role: 'office' })
  await office.says('我是谁')
  const status = async (path: string) => (await county.app.routes.request(path)).status
  expect(await status('/readyz')).toBe(200)

  cable.pull()
  const said = county.emulator.say(office.openId, '帮助')
  await county.emulator.settled()
  expect(county.emulator.courier.deliveries.at(-1)?.attempts.at(-1)?.status).toBe(503)
  const until = Date.now() + outageMs
  while (Date.now() < until) {
    const asked = Date.now()
    expect(await status('/readyz')).toBe(503)
    expect(Date.now() - asked).toBeLessThan(3_000)
    expect(await status('/healthz')).toBe(200)
    await sleep(500)
  }

  cable.plugIn()
  county.emulator.clock.advance(16_000)
  await county.settle()
  const answers = county.emulator
    .messagesOf(county.emulator.privateChatOf(office.openId))
    .filter(message => message.parentId === said.messageId)
  expect(answers).toHaveLength(1)
  expect(await status('/readyz')).toBe(200)
  expect(office.reads()).toContain('王雪梅')
})
