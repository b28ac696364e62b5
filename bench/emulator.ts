import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createEmulator } from '#emulator/emulator.ts'
import { median, post, type Signed } from './support/load.ts'

// How many message calls a second the emulator answers over HTTP, in a process of its own with its limits off.
//   node --import tsx bench/emulator.ts [calls] [another checkout, measured in turn with this one]

const app = { appId: 'cli_0123456789abcdef', secret: 'secret', name: '伯乐', verificationToken: 'v-token' }
const people = Array.from({ length: 200 }, (_, i) => ({ openId: `ou_${i}`, name: `人员${i}` }))

const rounds = 3

const serve = () => {
  const emulator = createEmulator({ apps: [app], people, limits: false })
  const server = createServer(getRequestListener(emulator.routes.fetch))
  // A listening TCP server has an address and a port.
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

const text = JSON.stringify({ text: '段小梅您好，杨春兰的登记已经通过核验。' })

const card = JSON.stringify({
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: '人才卡' } },
  body: {
    elements: Array.from({ length: 20 }, (_, i) => ({ tag: 'markdown', content: `第 ${i} 行：茶叶技术` })),
  },
})

const kinds = {
  'text messages': (at: number) => ({ receive_id: `ou_${at % 200}`, msg_type: 'text', content: text }),
  'the same with a uuid each': (at: number) => ({
    receive_id: `ou_${at % 200}`,
    msg_type: 'text',
    content: text,
    uuid: `reply:${at}`,
  }),
  'cards of 20 components, checked': (at: number) => ({
    receive_id: `ou_${at % 200}`,
    msg_type: 'interactive',
    content: card,
  }),
}

const tokenFrom = async (base: string): Promise<string> => {
  const response = await fetch(`${base}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: app.appId, app_secret: app.secret }),
  })
  // the shape the platform answers with
  return ((await response.json()) as { tenant_access_token: string }).tenant_access_token
}

const calls = (count: number, token: string, make: (at: number) => object): Signed[] =>
  Array.from({ length: count }, (_, at) => {
    const body = JSON.stringify(make(at))
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
    }
    return { body, headers }
  })

/** With the emulator's own processor time a call, which says the same on a busy machine. */
type Measured = Awaited<ReturnType<typeof post>> & { readonly cpu: number }

/** All kinds at one emulator, fresh for every round. */
const measure = async (file: string, count: number): Promise<Measured[]> => {
  const child = fork(file, ['serve'], { cwd: resolve(file, '../..') })
  try {
    const base = `http://127.0.0.1:${await started(child)}`
    const token = await tokenFrom(base)
    const url = `${base}/open-apis/im/v1/messages?receive_id_type=open_id`
    await post(url, calls(2_000, token, kinds['text messages']))
    const measured: Measured[] = []
    for (const make of Object.values(kinds)) {
      const before = cpuMsOf(child)
      const load = await post(url, calls(count, token, make))
      measured.push({ ...load, cpu: ((cpuMsOf(child) - before) * 1000) / count })
    }
    return measured
  } finally {
    child.kill()
  }
}

const tickMs = 10

/** What a process has used of the processor so far, as Linux tells it; elsewhere nothing. */
const cpuMsOf = ({ pid }: ChildProcess): number => {
  try {
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [user = 0, system = 0] = (fields[0] ?? '').split(' ').slice(11, 13).map(Number)
    return (user + system) * tickMs
  } catch {
    return Number.NaN
  }
}

const started = (child: ChildProcess): Promise<number> =>
  new Promise(done => child.once('message', port => done(Number(port))))

const main = async () => {
  const count = Number(process.argv[2] ?? 10_000)
  const own = fileURLToPath(import.meta.url)
  const other = process.argv[3]
  const files = { ...(other ? { [other]: resolve(other, 'bench/emulator.ts') } : {}), 'this one': own }
  const results = new Map<string, Measured[][]>(Object.keys(files).map(name => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, file] of Object.entries(files)) results.get(name)?.push(await measure(file, count))
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; ${count} calls each, medians of ${rounds} rounds\n`,
  )
  console.log(
    '| emulator | calls | per second | p50 ms | p99 ms | CPU µs a call | failed |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |',
  )
  for (const [name, measured] of results) tell(name, measured)
}

const tell = (name: string, measured: readonly Measured[][]): void => {
  for (const [at, kind] of Object.keys(kinds).entries()) {
    const runs = measured.flatMap(round => round[at] ?? [])
    const middle = (key: keyof Measured) => median(runs.map(run => run[key]))
    const failed = runs.reduce((sum, run) => sum + run.failed, 0)
    const [perSecond, p50, p99, cpu] = [middle('perSecond'), middle('p50'), middle('p99'), middle('cpu')]
    console.log(
      `| ${name} | ${kind} | ${Math.round(perSecond)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${Math.round(cpu)} | ${failed} |`,
    )
  }
}

if (process.argv[2] === 'serve') serve()
else await main()
