import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { type FileConfig, readConfigFile } from './config-file.ts'
import { createEmulator } from './emulator.ts'
import { watchTroubles } from './troubles-told.ts'

// The emulator by itself, for bots in any language.
//   npm run emulator -- my-emulator.json

const example = fileURLToPath(new URL('../../docs/emulator.example.json', import.meta.url))

const start = async (path: string): Promise<void> => {
  const { host, port, emulator: config } = readConfigFile(await textOf(path))
  const emulator = createEmulator(config)
  const server = createServer(getRequestListener(emulator.routes.fetch))
  server.on('upgrade', emulator.upgrade)
  server.on('error', error => fail(codeOf(error) === 'EADDRINUSE' ? new Error(takenWords(port)) : error))
  server.listen(port, host, () => {
    // A listening TCP server has an address and a port.
    const base = `http://${host}:${(server.address() as AddressInfo).port}`
    greet(path, base, config)
    watchTroubles(emulator, tell)
  })
  const stop = () => {
    emulator.close()
    server.close()
    server.closeAllConnections()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new Error(`没有这个配置文件：${path}`) : error
  }
}

const takenWords = (port: number): string =>
  `端口 ${port} 已被占用：请停掉占用它的程序，或在配置文件里换一个 port`

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const greet = (path: string, base: string, { apps }: FileConfig['emulator']): void => {
  const bots = apps.map(app => `  ${app.name}  ${app.appId}  ${whereOf(app)}`)
  tell(
    [
      '',
      `飞书模拟器：${base}（在浏览器里打开）`,
      `配置：${path}`,
      ...bots,
      `机器人的 domain 填 ${base}，控制接口见 ${base}/emulator`,
      '推送不成、调用被拒会写在下面。按 Ctrl+C 停止。',
      '',
    ].join('\n'),
  )
}

const whereOf = (app: FileConfig['emulator']['apps'][number]): string =>
  app.transport === 'socket' ? '长连接' : (app.eventUrl ?? '没有回调地址（eventUrl），收不到推送')

const tell = (words: string): void => void process.stdout.write(`${words}\n`)

const fail = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

start(process.argv[2] ?? example).catch(fail)
