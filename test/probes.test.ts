import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, startCounty } from './support/world.ts'

let county: County
beforeAll(async () => {
  county = await startCounty()
})
afterAll(() => county.end())

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await county.app.routes.request(path)
  return { status: response.status, text: await response.text() }
}

test('the probes say that it lives and that it is ready', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' })
  expect(await get('/readyz')).toEqual({ status: 200, text: 'ready' })
})

test('the figures count turns, deliveries, events and queues, and name nobody', async () => {
  const office = await county.person('王雪梅', { role: 'office' })
  await office.says('我是谁')
  await office.says('查人才 段小梅')
  const { text } = await get('/metrics')
  expect(text).toMatch(/bole_turn_seconds_count\{kind="message"\} 2/)
  expect(text).toMatch(/bole_turns_total\{kind="message",outcome="answered"\} 2/)
  expect(text).toMatch(/bole_deliveries_total\{outcome="sent"\} 2/)
  expect(text).toMatch(/bole_events_total\{status="200"\} [2-9]/)
  expect(text).toMatch(/bole_event_loop_delay_p99_seconds [\d.]+/)
  expect(text).not.toMatch(/王雪梅|段小梅|ou_/)
})

test('what stands aside shows in the figures', async () => {
  await county.db.prisma.inbox.create({
    data: { key: 'om_aside', lane: 'oc_aside', kind: 'message', payload: '', state: 'parked' },
  })
  expect((await get('/metrics')).text).toMatch(/bole_queue_depth\{queue="inbox",state="parked"\} 1/)
})
