import { describe, expect, it } from 'vitest'
import { createClient } from '#feishu/client.ts'
import { createDelivery } from '#feishu/deliver.ts'
import { attempt, outgoing } from './attempt.ts'
import { config, quiet } from './platform.ts'
import { type Answer, no, ok, startPlatform } from './platform-server.ts'

describe('a refusal', () => {
  it.each([
    [
      no(99991400, 'request trigger frequency limit', 429, { 'x-ogw-ratelimit-reset': '7' }),
      7_000,
      '99991400',
    ],
    [no(99991400, '', 400, { 'x-ogw-ratelimit-reset': '2' }), 2_000, '99991400'],
    [no(230020), 1_000, '230020'],
    [no(11232, '', 200), 1_000, '11232'],
    [{ status: 429, body: '<html>' }, 1_000, 'HTTP 429'],
    [no(99991400, '', 429, { 'x-ogw-ratelimit-reset': 'soon' }), 1_000, '99991400'],
  ])('for pace says how long to wait (%j)', async (answer, waitMs, code) => {
    expect((await attempt({}, () => answer)).outcome).toEqual({ kind: 'rateLimited', waitMs, code })
  })

  // A card somebody was pressing was taken for one that can never be drawn, and its new truth was given up.
  it('of a card somebody is pressing right now is tried again', async () => {
    const msg =
      'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ErrorValue: ; '
    expect((await attempt({}, () => no(230099, msg))).outcome).toMatchObject({
      kind: 'failed',
      retryable: true,
      words: '有人正在点这张卡片',
    })
  })

  it.each([
    [230002, '机器人不在这个群里'],
    [230013, '对方不在应用的可用范围内'],
    [230025, '内容超过长度上限'],
    [230029, '对方已离职'],
    [230034, '收信人编号无效'],
    [230053, '对方不再接收机器人消息'],
    [232009, '群已解散'],
  ])('for good (%i) says why and is not tried again', async (code, reason) => {
    expect((await attempt({}, () => no(code))).outcome).toEqual({
      kind: 'failed',
      retryable: false,
      ambiguous: false,
      code: String(code),
      words: reason,
    })
  })

  it('counts the same when it comes as HTTP 200', async () => {
    expect((await attempt({}, () => no(230002, '', 200))).outcome).toMatchObject({
      kind: 'failed',
      retryable: false,
    })
  })

  it('of a card says where in it, without what stood there', async () => {
    const msg =
      'Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: note); ErrMsg: unsupported tag; ErrorValue: 段小梅 13800000000; '
    expect((await attempt({}, () => no(230099, msg))).outcome).toMatchObject({
      retryable: false,
      words: '卡片内容被飞书拒绝（200861，用了 2.0 没有的组件，ROOT -> body -> elements -> [0](tag: note)）',
    })
  })

  it('for want of a scope names it', async () => {
    const msg =
      'Access denied. One of the following scopes is required: [im:message, im:message:send_as_bot]. https://open.feishu.cn/app/cli_x/auth?q=im:message,im:message:send_as_bot'
    expect((await attempt({}, () => no(99991672, msg))).outcome).toMatchObject({
      retryable: false,
      words: '应用缺少权限（im:message、im:message:send_as_bot）',
    })
  })

  it('nobody knows is tried again', async () => {
    expect((await attempt({}, () => no(777777))).outcome).toEqual({
      kind: 'failed',
      retryable: true,
      ambiguous: false,
      code: '777777',
      words: '飞书没有接受（777777）',
    })
  })
})

describe('an attempt that may have said it', () => {
  it.each<[string, Answer, string]>([
    ['no answer', 'silence', 'ETIMEDOUT'],
    ['a connection dropped', 'reset', 'ECONNRESET'],
    ['a gateway’s page', { status: 502, body: '<html>' }, 'HTTP 502'],
    ['an inner error', no(2200, 'Internal Error', 500), '2200'],
    ['the same uuid under way', no(230049), '230049'],
  ])('%s: ambiguous, to be tried under the same uuid', async (_name, answer, code) => {
    expect((await attempt({}, () => answer, 200)).outcome).toMatchObject({
      kind: 'failed',
      retryable: true,
      ambiguous: true,
      code,
    })
  })

  it('is not ambiguous when nobody was there, or no token was to be had', async () => {
    const nobody = createClient({
      appId: config.appId,
      appSecret: 's',
      domain: 'http://127.0.0.1:9',
      log: quiet,
    })
    expect(await createDelivery(nobody)(outgoing())).toMatchObject({ retryable: true, ambiguous: false })
    for (const token of [
      'silence',
      'reset',
      { status: 502, body: 'x' },
      no(10014, 'app secret invalid', 200),
    ] as const) {
      const platform = await startPlatform(() => ok(), { timeoutMs: 150, token: () => token })
      expect(await createDelivery(platform.client)(outgoing())).toMatchObject({
        kind: 'failed',
        retryable: true,
        ambiguous: false,
      })
    }
  })
})
