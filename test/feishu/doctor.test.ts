import { serve } from '@hono/node-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '#feishu/client.ts'
import { type DoctorDeps, runDoctor } from '#feishu/doctor.ts'
import { scopes } from '#feishu/permissions.ts'
import { config, quiet, startBot } from './platform.ts'
import { type Answer, type Asked, no, ok, startPlatform } from './platform-server.ts'

const bot = { body: { code: 0, msg: 'ok', bot: { activate_status: 2, app_name: '伯乐', open_id: 'ou_bot' } } }
const granted = (names: readonly string[]) =>
  ok({ scopes: names.map(scope_name => ({ scope_name, grant_status: 1 })) })

const healthy = ({ path }: Asked): Answer => {
  if (path === '/open-apis/bot/v3/info') return bot
  if (path === '/open-apis/application/v6/scopes') return granted(scopes.map(({ name }) => name))
  if (path === '/callback/ws/endpoint') return { body: { code: 0, msg: '', data: { URL: 'ws://x' } } }
  return no(99991201, 'path not found', 404)
}

const running = async (): Promise<string> => {
  const started = startBot()
  return new Promise(resolve => {
    const server = serve({ fetch: started.app.fetch, port: 0, hostname: '127.0.0.1' }, info =>
      resolve(`http://127.0.0.1:${info.port}`),
    )
    onTestFinished(() => void server.close())
  })
}

type Change = {
  answer?: (asked: Asked, count: number) => Answer
  token?: () => Answer
  feishu?: Partial<NonNullable<DoctorDeps['feishu']>>
  deps?: Partial<DoctorDeps>
  path?: string
}

const examine = async ({ answer = healthy, token, feishu = {}, deps = {}, path = '' }: Change = {}) => {
  const platform = await startPlatform(answer, token ? { token } : {})
  const lines: string[] = []
  const code = await runDoctor({
    feishu: {
      ...config,
      appSecret: 'app secret',
      domain: platform.domain,
      transport: 'webhook',
      abroad: false,
      ...feishu,
    },
    publicUrl: (await running()) + path,
    client: platform.client,
    checkDatabase: async () => 'PostgreSQL 18',
    lastEventAt: async () => new Date('2026-11-23T01:05:00Z'),
    now: () => new Date(),
    print: line => lines.push(line),
    ...deps,
  })
  return { code, lines, text: lines.join('\n') }
}

describe('the doctor', () => {
  it('finds nothing wrong with a healthy connection, a line for each thing looked at', async () => {
    const { code, lines } = await examine()
    expect(lines.map(line => line.replace(/http\S+|\d+ 毫秒/g, '…'))).toEqual([
      '✓ 配置：应用 cli_0123456789abcdef，…',
      '✓ 凭证：App ID 与 App Secret 有效',
      '✓ 机器人：伯乐 已启用',
      '✓ 权限：都已开通',
      '✓ 回调地址：… 从本机可以访问，…',
      '✓ 事件：最近一次收到是 2026-11-23 09:05',
      '✓ 时钟：与飞书一致',
      '✓ 数据库：PostgreSQL 18',
      '没有发现问题。',
    ])
    expect(code).toBe(0)
  })

  it.each<[string, Change, RegExp]>([
    [
      'a wrong secret',
      { token: () => no(10014, 'app secret invalid', 200) },
      /✗ 凭证：飞书不认.*重新复制到 \.env/,
    ],
    [
      'no bot ability',
      { answer: asked => (asked.path.endsWith('/info') ? no(11205, 'app do not have bot') : healthy(asked)) },
      /✗ 机器人：没有开启/,
    ],
    [
      'a bot switched off',
      {
        answer: asked =>
          asked.path.endsWith('/info')
            ? { body: { ...bot.body, bot: { ...bot.body.bot, activate_status: 1 } } }
            : healthy(asked),
      },
      /✗ 机器人：伯乐 已被组织停用/,
    ],
    [
      'a scope not granted',
      {
        answer: asked =>
          asked.path.endsWith('/scopes') ? granted(scopes.map(({ name }) => name).slice(1)) : healthy(asked),
      },
      /✗ 权限：缺 im:message:send_as_bot（以应用的身份发消息），什么都回答不了.*发布应用的新版本/,
    ],
    [
      'no address to be reached at',
      { deps: { publicUrl: 'http://127.0.0.1:64999' } },
      /✗ 回调地址：.*ECONNREFUSED/,
    ],
    [
      'another encrypt key in the running program',
      { feishu: { encryptKey: 'another' } },
      /✗ 回调地址：.*HTTP 401.*请重启程序/,
    ],
    ['another path behind the proxy', { path: '/bole' }, /✗ 回调地址：.*HTTP 404.*没有改动路径/],
    [
      'events that never came',
      { deps: { lastEventAt: async () => null } },
      /✗ 事件：从来没有收到过.*发“帮助”/,
    ],
    [
      'a clock that is off',
      { deps: { now: () => new Date(Date.now() + 120_000) } },
      /✗ 时钟：本机比飞书快 1[12]\d 秒/,
    ],
    ['no database', { deps: { checkDatabase: () => Promise.reject(new Error('down')) } }, /✗ 数据库：连不上/],
    [
      'a reader that breaks',
      { deps: { lastEventAt: () => Promise.reject(new Error('down')) } },
      /✗ 检查中途出错/,
    ],
    [
      'the long connection refused',
      {
        feishu: { transport: 'socket' },
        answer: asked =>
          asked.path.endsWith('/endpoint')
            ? { body: { code: 514, msg: 'auth failed', data: {} } }
            : healthy(asked),
      },
      /✗ 长连接：飞书不同意（514）。请核对/,
    ],
  ])('names %s, what to do next, and ends with 1', async (_name, change, line) => {
    const { code, text } = await examine(change)
    expect(text).toMatch(line)
    expect(text).toMatch(/发现 [12] 个问题/)
    expect(code).toBe(1)
  })

  it('without a connection to Feishu goes on with the rest', async () => {
    const client = createClient({
      appId: config.appId,
      appSecret: 's',
      domain: 'http://127.0.0.1:9',
      log: quiet,
    })
    const { code, text } = await examine({ deps: { client } })
    expect(text).toContain('✗ 飞书：连不上 http://127.0.0.1:9')
    expect(text).toContain('✓ 数据库')
    expect(code).toBe(1)
  })

  it('takes a wider scope for the one we ask for, and does not insist where the pages disagree', async () => {
    const wide = [
      'im:message',
      'im:chat',
      'im:resource:upload',
      'contact:contact:readonly_as_app',
      'im:message.p2p_msg',
      'im:message.group_msg',
    ]
    const { code, text } = await examine({
      answer: asked => (asked.path.endsWith('/scopes') ? granted(wide) : healthy(asked)),
    })
    expect(text).toContain('– 权限：缺 im:chat.access_event.bot_p2p_chat:read')
    expect(text).not.toContain('✗')
    expect(code).toBe(0)
  })

  it('finds missing scopes by trying, where the platform does not list them', async () => {
    const { text } = await examine({
      answer: asked => {
        if (asked.path.endsWith('/scopes')) return no(99991201, 'path not found', 404)
        if (asked.path.includes('/contact/')) {
          return no(99991672, 'One of the following scopes is required: [contact:contact.base:readonly]')
        }
        return asked.path.includes('/im/') ? no(230034) : healthy(asked)
      },
    })
    expect(text).toContain('✗ 权限：缺 contact:contact.base:readonly')
    expect(text).not.toContain('缺 im:')
  })

  it('says what it could not look at, which is no fault', async () => {
    const { code, text } = await examine({ deps: { publicUrl: null }, feishu: { abroad: true } })
    expect(text).toMatch(/– 回调地址：没有填 PUBLIC_URL/)
    expect(text).toMatch(/– 配置：Lark 国际版的数据存放在境外/)
    expect(code).toBe(0)
  })

  it('before anything is configured points to the README', async () => {
    const { code, lines } = await examine({ deps: { feishu: null, client: null } })
    expect(lines).toEqual([
      '– 配置：没有填飞书的值，现在是试用。要接入飞书，请按 README 在 .env 里填四个 FEISHU_ 开头的值。',
      '✓ 数据库：PostgreSQL 18',
      '没有发现问题。',
    ])
    expect(code).toBe(0)
  })

  it('prints no secret', async () => {
    for (const change of [{}, { token: () => no(10014, 'app secret invalid', 200) }]) {
      const { text } = await examine(change)
      expect(text).not.toMatch(/app secret|test key|v-token|t-token/)
    }
  })
})
