import lark from '@larksuiteoapi/node-sdk'
import type { EmulatorConfig } from '#emulator/config.ts'
import { botThat, mei, newEmulator, serve } from './served.ts'

/** A message as the control API shows it; what a test looks at. */
export type Shown = {
  readonly messageId: string
  readonly text: string
  readonly threadId: string
  readonly content: Record<string, string>
}

export type Uploaded = {
  readonly key: string
  readonly type: string
  readonly content: Record<string, string>
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The control API at a served emulator. */
export const asking =
  (domain: string) =>
  async <T = unknown>(path: string, body?: object, method = 'POST') => {
    const response = await fetch(`${domain}/emulator${path}`, {
      ...(body ? { method, body: JSON.stringify(body) } : {}),
      headers: { 'content-type': 'application/json' },
    })
    // the test says what it expects to read
    return { status: response.status, json: (await response.json()) as T }
  }

export const uploading =
  (domain: string) =>
  async (name: string, bytes: Buffer, headers: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('openId', mei)
    form.set('file', new Blob([new Uint8Array(bytes)]), name)
    const response = await fetch(`${domain}/emulator/upload`, { method: 'POST', body: form, headers })
    // what `POST /emulator/upload` answers
    return { status: response.status, json: (await response.json()) as Uploaded }
  }

/** A served emulator with a bot that takes everything, and what it was told. */
export const listening = async (more: Partial<EmulatorConfig> = {}) => {
  const bot = botThat(() => new Response('{}'))
  const emulator = newEmulator({ fetch: bot.fetch, ...more })
  const { domain, client } = await serve(emulator)
  const pushes = async (type: string) => {
    await emulator.settled()
    return bot.heard
      .map(({ body }) => JSON.parse(new lark.AESCipher('test key').decrypt(JSON.parse(body).encrypt)))
      .filter(({ header }) => header.event_type === type)
      .map(({ event }) => event)
  }
  return { emulator, domain, client, ask: asking(domain), upload: uploading(domain), pushes }
}
