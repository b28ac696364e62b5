import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { readConfigFile } from './config-file.ts'
import { createEmulator } from './emulator.ts'

// The emulator by itself, for bots in any language.
//   npm run emulator -- my-emulator.json

const example = fileURLToPath(new URL('../../docs/emulator.example.json', import.meta.url))

const start = async (path: string): Promise<void> => {
  const { host, port, emulator: config } = readConfigFile(await readFile(path, 'utf8'))
  const emulator = createEmulator(config)
  const server = createServer(getRequestListener(emulator.routes.fetch))
  server.on('upgrade', emulator.upgrade)
  server.on('error', fail)
  server.listen(port, host, () => {
    // A listening TCP server has an address and a port.
    const base = `http://${host}:${(server.address() as AddressInfo).port}`
    const apps = config.apps.map(app => `  ${app.name}  ${app.appId}  ${whereOf(app)}`)
    tell(['', `飞书模拟器：${base}`, `配置：${path}`, ...apps, `机器人的 domain 填 ${base}`, ''].join('\n'))
  })
  const stop = () => {
    emulator.close()
    server.close()
    server.closeAllConnections()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

const whereOf = (app: { readonly transport?: string; readonly eventUrl?: string }): string =>
  app.transport === 'socket' ? '长连接' : (app.eventUrl ?? '没有回调地址，收不到推送')

const tell = (words: string): void => void process.stdout.write(`${words}\n`)

const fail = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

start(process.argv[2] ?? example).catch(fail)
