import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfigFile } from '#emulator/config-file.ts'

const example = readFileSync('docs/emulator.example.json', 'utf8')

const spoiled = (spoil: (config: ReturnType<typeof JSON.parse>) => void): string => {
  const config = JSON.parse(example)
  spoil(config)
  return JSON.stringify(config)
}

test('the example in the documents is a good one', () => {
  const { port, host, emulator } = readConfigFile(example)
  expect([host, port, emulator.apps[0]?.name]).toEqual(['127.0.0.1', 3100, '小助手'])
})

test.each([
  ['{', /不是 JSON/],
  ['[]', /整个文件：/],
  [spoiled(config => (config.apps[0].appId = 'cli_x')), /apps\[0\]\.appId：cli_ 后面要有 16 位/],
  [spoiled(config => delete config.people[1].name), /people\[1\]\.name：/],
  [spoiled(config => (config.apps[0].webhook = 'http://x')), /apps\[0\]：.*webhook/],
  [spoiled(config => (config.apps[0].eventUrl = 'file:///etc/passwd')), /apps\[0\]\.eventUrl：/],
  [spoiled(config => config.chats[0].members.push('ou_no')), /群「人才办群」的成员 ou_no 不在 people 里/],
  [spoiled(config => (config.departments[1].leader = 'ou_no')), /部门「青坪镇」的负责人 ou_no/],
  [spoiled(config => config.people.push(config.people[0])), /人员 ou_mei 写了两次/],
])('a fault in the file is named in words: %#', (text, words) => {
  expect(() => readConfigFile(text)).toThrow(words)
})

const run = async (config: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'emulator.json')
  await writeFile(path, config)
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/emulator/standalone.ts', path])
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const ready = async () => {
    while (!said.includes('domain')) await new Promise(resolve => setTimeout(resolve, 20))
    return /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  }
  return { child, ended, ready, said: () => said }
}

test('it runs by itself from a file, and stops when told', async () => {
  const { child, ended, ready } = await run(spoiled(config => (config.port = 0)))
  const base = await ready()
  const world = await (await fetch(`${base}/emulator/world`)).json()
  expect(world).toMatchObject({ bot: { name: '小助手' }, people: [{ name: '段小梅' }, { name: '徐立' }] })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
}, 20_000)

test('what a bot’s maker looks for stands in the terminal: pushes that failed, calls that were refused', async () => {
  const { ready, said } = await run(
    spoiled(config => {
      config.port = 0
      config.apps[0].eventUrl = 'http://127.0.0.1:1/'
    }),
  )
  const base = await ready()
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ openId: 'ou_mei', text: '在吗' })
  await fetch(`${base}/emulator/say`, { method: 'POST', headers, body })
  await fetch(`${base}/open-apis/im/v1/chats`)
  await expect.poll(said).toContain('推送 im.message.receive_v1 到 http://127.0.0.1:1/，机器人连不上')
  await expect.poll(said).toContain('调用 GET /open-apis/im/v1/chats 被拒：HTTP 400，99991661')
  const other = await run(spoiled(config => (config.port = Number(new URL(base).port))))
  expect(await other.ended).toBe(1)
  expect(other.said()).toContain('已被占用')
}, 30_000)

test('with a bad file it says why and stops', async () => {
  const { ended, said } = await run('{}')
  expect(await ended).toBe(1)
  expect(said()).toMatch(/apps：/)
}, 20_000)
