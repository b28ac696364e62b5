import { randomBytes } from 'node:crypto'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { webhookPath } from '#feishu/webhook.ts'
import { groups, personas } from './demo/personas.ts'
import type { FeishuEnv } from './env.ts'

/** A Feishu of our own on the program's own port, with the invented county's people in it. */
export type TryOut = { readonly emulator: Emulator; readonly feishu: FeishuEnv }

export const createTryOut = (port: number): TryOut => {
  const base = `http://127.0.0.1:${port}`
  const feishu: FeishuEnv = {
    appId: 'cli_b01e000020260101',
    appSecret: randomBytes(16).toString('hex'),
    encryptKey: randomBytes(16).toString('hex'),
    verificationToken: randomBytes(16).toString('hex'),
    domain: base,
    transport: 'webhook',
    abroad: false,
  }
  const { appId, appSecret: secret, encryptKey, verificationToken } = feishu
  const emulator = createEmulator({
    apps: [
      {
        appId,
        secret,
        name: '伯乐',
        verificationToken,
        eventUrl: `${base}${webhookPath}`,
        ...(encryptKey ? { encryptKey } : {}),
      },
    ],
    people: personas,
    chats: groups,
  })
  return { emulator, feishu }
}
