import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createEmulator } from '#emulator/emulator.ts'
import { post, type Signed } from './support/load.ts'

// How many message calls a second the emulator answers over HTTP, in a process of its own with its limits off.
//   node --import tsx bench/emulator.ts [calls]

const app = { appId: 'cli_0123456789abcdef', secret: 'secret', name: '伯乐', verificationToken: 'v-token' }
const people = Array.from({ length: 200 }, (_, i) => ({ openId: `ou_${i}`, name: `人员${i}` }))

const serve = () => {
  const emulator = createEmulator({ apps: [app], people, limits: false })
  const server = createServer(getRequestListener(emulator.routes.fetch))
  // A listening TCP server has an address and a port.
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

const started = (child: ChildProcess): Promise<number> =>
  new Promise(resolve => child.once('message', port => resolve(Number(port))))

const text = JSON.stringify({ text: '段小梅您好，杨春兰的登记已经通过核验。' })

const card = JSON.stringify({
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: '人才卡' } },
  body: {
    elements: Array.from({ length: 20 }, (_, i) => ({ tag: 'markdown', content: `第 ${i} 行：茶叶技术` })),
  },
})

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

const main = async () => {
  const count = Number(process.argv[2] ?? 10_000)
  const child = fork(fileURLToPath(import.meta.url), ['serve'])
  try {
    const base = `http://127.0.0.1:${await started(child)}`
    const token = await tokenFrom(base)
    const url = `${base}/open-apis/im/v1/messages?receive_id_type=open_id`
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
    await post(url, calls(2_000, token, kinds['text messages']))
    console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; ${count} calls each\n`)
    console.log('| calls | per second | p50 ms | p99 ms | failed |\n| --- | ---: | ---: | ---: | ---: |')
    for (const [name, make] of Object.entries(kinds)) {
      const { perSecond, p50, p99, failed } = await post(url, calls(count, token, make))
      console.log(
        `| ${name} | ${Math.round(perSecond)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${failed} |`,
      )
    }
  } finally {
    child.kill()
  }
}

if (process.argv[2] === 'serve') serve()
else await main()
