import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Inbound } from '#core/inbound.ts'
import { feishuRoutes, type WebhookDeps } from '#feishu/webhook.ts'

export const config = {
  appId: 'cli_0123456789abcdef',
  encryptKey: 'test key',
  verificationToken: 'v-token',
}

export const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** A bot that keeps what it receives. */
export const startBot = (overrides: Partial<WebhookDeps> = {}) => {
  const received: Inbound[] = []
  const lines: string[] = []
  const note = (...parts: unknown[]) => void lines.push(JSON.stringify(parts))
  const app = new Hono().route(
    '/',
    feishuRoutes({
      config,
      receive: async inbound => void received.push(inbound),
      botOpenId: () => 'ou_bot',
      now: () => new Date('2026-11-23T01:00:00Z'),
      log: { ...quiet, warn: note, error: note },
      ...overrides,
    }),
  )
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    path = '/webhook/feishu',
  ): Promise<Response> =>
    app.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const deliver = (envelope: unknown) => {
    const body = sealed(envelope)
    return post(body, signed(body))
  }
  return { app, post, deliver, received, lines }
}

/** The wire form of a plaintext: base64 of IV and ciphertext. */
export const encrypt = (plain: string, key = config.encryptKey, iv: Buffer = randomBytes(16)): string => {
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

export const sealed = (envelope: unknown, key = config.encryptKey): string =>
  JSON.stringify({ encrypt: encrypt(JSON.stringify(envelope), key) })

export const signed = (
  body: string | Uint8Array,
  secret = config.encryptKey,
  algorithm: 'sha256' | 'sha1' = 'sha256',
): Record<string, string> => ({
  'x-lark-request-timestamp': '1700000000',
  'x-lark-request-nonce': 'nonce-1',
  'x-lark-signature': createHash(algorithm).update(`1700000000nonce-1${secret}`).update(body).digest('hex'),
})

let count = 0

const next = (): number => {
  count += 1
  return count
}

/** A v2 envelope around an event's body. */
export const v2 = (eventType: string, event: unknown, header: Record<string, unknown> = {}) => ({
  schema: '2.0',
  header: {
    event_id: `evt_${next()}`,
    event_type: eventType,
    create_time: '1700000000000',
    token: config.verificationToken,
    app_id: config.appId,
    tenant_key: 'tk_demo',
    ...header,
  },
  event,
})

/** Somebody says something in private chat, or as `message` says. */
export const said = (
  text: string,
  message: Record<string, unknown> = {},
  sender: Record<string, unknown> = {},
) =>
  v2('im.message.receive_v1', {
    sender: {
      sender_id: { union_id: 'on_mei', open_id: 'ou_mei' },
      sender_type: 'user',
      tenant_key: 'tk_demo',
      ...sender,
    },
    message: {
      message_id: `om_${next()}`,
      create_time: '1700000001234',
      update_time: '1700000001234',
      chat_id: 'oc_mei',
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text }),
      ...message,
    },
  })

export const pressed = (action: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  v2(
    'card.action.trigger',
    {
      operator: { tenant_key: 'tk_demo', open_id: 'ou_mei', union_id: 'on_mei' },
      token: `c-${next()}`,
      action,
      host: 'im_message',
      context: { open_message_id: 'om_card', open_chat_id: 'oc_mei' },
      ...rest,
    },
    { create_time: '1700000000123456' },
  )
