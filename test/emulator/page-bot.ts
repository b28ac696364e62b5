import { deflateSync } from 'node:zlib'
import type { EmulatorConfig } from '#emulator/config.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bole, mei, newEmulator } from './served.ts'

const { encryptKey: _, ...plainApp } = bole

/** What the page's bot was told: the `action` of every press. */
export type Pressed = { readonly tag: string; readonly [key: string]: unknown }

type Answer = Record<string, unknown> | number

/** A bot that answers words with `card` and presses with what `answer` says: a body, or a broken status. */
export const withCardBot = (
  card: (key: string) => object,
  answer: (action: Pressed) => Answer | Promise<Answer> = () => ({}),
  more: Partial<EmulatorConfig> = {},
): { emulator: Emulator; presses: Pressed[]; events: string[] } => {
  const presses: Pressed[] = []
  const events: string[] = []
  const emulator = newEmulator({
    // A machine under load may take its time; lateness has tests of its own.
    answerMs: 30_000,
    apps: [{ ...plainApp, eventUrl: 'http://bot/', menu: [{ name: '我的信息', key: 'me' }] }],
    fetch: async (_url, init) => {
      const { header, event } = JSON.parse(String(init.body))
      events.push(header.event_type)
      if (header.event_type === 'im.message.receive_v1')
        await reply(emulator, event.message.message_id, card(await putImage(emulator)))
      if (header.event_type !== 'card.action.trigger') return new Response('{}')
      presses.push(event.action)
      const answered = await answer(event.action)
      return typeof answered === 'number' ? new Response('', { status: answered }) : Response.json(answered)
    },
    ...more,
  })
  return { emulator, presses, events }
}

const reply = async (emulator: Emulator, messageId: string, card: object): Promise<void> => {
  const post = (path: string, body: object, token = '') =>
    emulator.routes.request(`/open-apis${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const issued = await post('/auth/v3/tenant_access_token/internal', {
    app_id: bole.appId,
    app_secret: bole.secret,
  })
  const { tenant_access_token } = (await issued.json()) as { tenant_access_token: string }
  const content = JSON.stringify(card)
  const answered = await post(
    `/im/v1/messages/${messageId}/reply`,
    { msg_type: 'interactive', content },
    tenant_access_token,
  )
  const { code, msg } = (await answered.json()) as { code: number; msg: string }
  if (code !== 0) throw new Error(`the platform refused the card: ${msg}`)
}

/** A picture of one colour, put in as a person would; its key. */
export const putImage = async (emulator: Emulator): Promise<string> => {
  const body = new FormData()
  body.append('openId', mei)
  body.append('file', new File([new Uint8Array(png(60, 40))], '茶山.png', { type: 'image/png' }))
  const answered = await emulator.routes.request('/emulator/upload', { method: 'POST', body })
  const { key } = (await answered.json()) as { key: string }
  return key
}

export const png = (width: number, height: number): Buffer => {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([70, 150, 110]))])
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([head, chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

const crc32 = (bytes: Buffer): number => {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
