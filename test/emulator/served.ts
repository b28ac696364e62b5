import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import lark from '@larksuiteoapi/node-sdk'
import { onTestFinished } from 'vitest'
import { createClock } from '#emulator/clock.ts'
import type { AppConfig, EmulatorConfig } from '#emulator/config.ts'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'

export const bole: AppConfig = {
  appId: 'cli_0123456789abcdef',
  secret: 'secret',
  name: '伯乐',
  encryptKey: 'test key',
  verificationToken: 'v-token',
  eventUrl: 'http://bot/webhook/feishu',
}

export const mei = 'ou_mei'
export const xu = 'ou_xu'
export const office = 'oc_office'

/** An emulator with two people, one group and one bot, standing still in time. */
export const newEmulator = (more: Partial<EmulatorConfig> = {}): Emulator => {
  const emulator = createEmulator({
    apps: [bole],
    people: [
      { openId: mei, unionId: 'on_mei', name: '段小梅', title: '科员', department: '人才办' },
      { openId: xu, unionId: 'on_xu', userId: 'xu', name: '徐立', email: 'xu@example.cn' },
    ],
    chats: [{ chatId: office, name: '人才办群', members: [mei, xu] }],
    clock: createClock({ start: new Date('2026-11-23T09:00:00+08:00'), frozen: true }),
    seed: 7,
    fetch: () => new Response('{}'),
    ...more,
  })
  onTestFinished(emulator.close)
  return emulator
}

const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

/** The emulator on a real port, and the official SDK pointed at it. */
export const serve = async (emulator: Emulator) => {
  const server: Server = createServer(getRequestListener(emulator.routes.fetch))
  server.on('upgrade', emulator.upgrade)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // `listen` on a TCP port answers with an AddressInfo
  const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new lark.Client({
    appId: bole.appId,
    appSecret: bole.secret,
    domain,
    cache: new lark.DefaultCache(),
    logger: quiet,
  })
  return { domain, client }
}

/** A bot that keeps what it is told and answers as it is set to. */
export const botThat = (answer: (url: string, body: string) => Response | Promise<Response>) => {
  const heard: { url: string; headers: Headers; body: string }[] = []
  const fetch = (url: string, init: RequestInit) => {
    heard.push({ url, headers: new Headers(init.headers), body: String(init.body) })
    return answer(url, String(init.body))
  }
  return { heard, fetch }
}

/** The code and words of the platform's refusal, as the SDK throws it. */
export const refusal = async (
  call: Promise<unknown>,
): Promise<{ status: number; code: number; msg: string }> => {
  try {
    await call
  } catch (error) {
    // axios's error carries the response; anything else fails the test below
    const { response } = error as { response?: { status: number; data: { code: number; msg: string } } }
    if (response) return { status: response.status, ...response.data }
    throw error
  }
  throw new Error('the platform did not refuse')
}
