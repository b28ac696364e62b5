import { randomBytes } from 'node:crypto'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { webhookPath } from '#feishu/webhook.ts'
import { guide } from './demo/guide.ts'
import { groups, personas } from './demo/personas.ts'
import type { FeishuEnv } from './env.ts'

/** A Feishu of our own on the program's own port, with the invented county's people in it. */
type TryOut = { readonly emulator: Emulator; readonly feishu: FeishuEnv }

/** What most people need, as the console of a real app would hold it: a key is said to the bot like a sentence. */
export const menu = [
  { name: '帮助', key: 'help' },
  { name: '登记', key: 'register' },
  { name: '查人才', key: 'talents' },
  { name: '待办', key: '待办' },
  { name: '我的信息', key: 'me' },
]

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
        menu,
      },
    ],
    people: personas,
    chats: groups,
    guide,
  })
  return { emulator, feishu }
}
