import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { troubleKinds } from '#emulator/call-faults.ts'
import { configKeys } from '#emulator/config-file.ts'
import { faultKinds } from '#emulator/push/faults.ts'
import { socketFaultKinds } from '#emulator/push/socket-faults.ts'
import { variantNames } from '#emulator/push/variants.ts'
import { asking } from './asking.ts'
import { newEmulator, serve } from './served.ts'

const document = readFileSync('docs/emulator.md', 'utf8')

const inTables = [...document.matchAll(/^\|(.*?)\|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words),
)

test('the document names every call of the control API, and none besides', async () => {
  const ask = asking((await serve(newEmulator())).domain)
  const { json } = await ask<{ routes: string[] }>('')
  const served = json.routes
    .filter(route => !/ \/emulator\/(page|vendor)\//.test(route))
    .flatMap(route => (route.endsWith('/:kind?') ? [route.slice(0, -7), route.slice(0, -1)] : [route]))
    .map(route => route.replace(' /emulator', ' '))
  const named = inTables.filter(words => /^(GET|POST|PUT|DELETE) /.test(words))
  expect(named.toSorted()).toEqual(served.toSorted())
})

test('the document names every key of the configuration file', () => {
  const chapter = document.split('\n## ').find(part => part.startsWith('配置文件')) ?? ''
  const missing = configKeys.filter(key => !new RegExp(`\`${key}(\\[\\]|\\?)?\``).test(chapter))
  expect(missing).toEqual([])
})

test('the document names every fault and every open point', () => {
  const kinds = [...faultKinds, ...troubleKinds, ...socketFaultKinds, ...variantNames]
  expect(kinds.filter(kind => !inTables.includes(kind))).toEqual([])
})

test('what is not there, not JSON, or not what is wanted is answered in words', async () => {
  const { domain } = await serve(newEmulator())
  const ask = asking(domain)
  expect(await ask('/nothing', {})).toEqual({
    status: 404,
    json: { error: '没有这个接口：POST /emulator/nothing。有哪些，见 GET /emulator' },
  })
  expect((await ask('/chats')).json).toEqual({ error: '请在地址里写明以谁的身份看：?as=openId' })
  expect((await ask('/say', { openId: 'ou_mei' })).json).toEqual({
    error: 'text：没有写，要写文字',
  })
  const headers = { 'content-type': 'application/json' }
  const garbled = await fetch(`${domain}/emulator/say`, { method: 'POST', body: '{', headers })
  expect(await garbled.json()).toEqual({ error: '请求体不是 JSON' })
})

test('a test waits until the bot is quiet, or until it has waited long enough', async () => {
  let answer = () => {}
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  const emulator = newEmulator({ fetch: () => held.then(() => new Response('{}')) })
  const ask = asking((await serve(emulator)).domain)
  await ask('/say', { openId: 'ou_mei', text: '在吗' })
  expect((await ask('/settle', { timeoutMs: 30, quietMs: 10 })).json).toEqual({ settled: false })
  const quiet = ask('/settle', { quietMs: 10 })
  answer()
  expect((await quiet).json).toEqual({ settled: true })
  expect(emulator.courier.deliveries[0]?.state).toBe('delivered')
})
