import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unavailable } from '#core/unavailable.ts'
import { config, pressed, said, sealed, signed, startBot, v2 } from './platform.ts'

const challenge = { challenge: 'ajls384kdjxxxx', token: config.verificationToken, type: 'url_verification' }

describe('an event', () => {
  it('is claimed, then acknowledged with an empty object', async () => {
    const bot = startBot()
    const response = await bot.deliver(said('登记 段小梅'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await response.text()).toBe('{}')
    expect(bot.received).toMatchObject([{ kind: 'message', text: '登记 段小梅' }])
  })

  it('is not acknowledged before it is claimed', async () => {
    let claim = (): void => {}
    const bot = startBot({
      receive: () =>
        new Promise<void>(resolve => {
          claim = resolve
        }),
    })
    let answered = false
    const response = bot.deliver(said('登记')).then(() => {
      answered = true
    })
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(answered).toBe(false)
    claim()
    await response
    expect(answered).toBe(true)
  })

  it('is delivered again when the database is down', async () => {
    const bot = startBot({
      receive: async () => {
        throw new Unavailable('database')
      },
    })
    expect((await bot.deliver(said('登记'))).status).toBe(503)
  })

  it('is delivered again when claiming fails for another reason, which is logged without what was said', async () => {
    const bot = startBot({
      receive: async () => {
        throw new TypeError('boom\nINSERT 段小梅的电话')
      },
    })
    expect((await bot.deliver(said('段小梅的电话'))).status).toBe(503)
    expect(bot.lines.join()).toContain('TypeError: boom')
    expect(bot.lines.join()).not.toContain('段小梅')
  })

  it('is delivered again, in about a second, when the database does not answer', async () => {
    const bot = startBot({ receive: () => new Promise(() => {}) })
    const began = performance.now()
    expect((await bot.deliver(said('登记'))).status).toBe(503)
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  it('we do not handle is acknowledged and goes no further', async () => {
    const bot = startBot()
    const responses = [
      await bot.deliver(v2('im.message.message_read_v1', { reader: {} })),
      await bot.deliver(said('我也是机器人', {}, { sender_type: 'app' })),
      await bot.deliver(v2('im.message.receive_v1', { sender: 1 })),
    ]
    expect(await Promise.all(responses.map(response => response.text()))).toEqual(['{}', '{}', '{}'])
    expect(responses.map(response => response.status)).toEqual([200, 200, 200])
    expect(bot.received).toEqual([])
    expect(bot.lines.join()).toContain('message 不合约定')
  })

  it('leaves word of when it was seen', async () => {
    const seen: unknown[] = []
    const bot = startBot({ onEventSeen: event => seen.push(event) })
    await bot.deliver(said('登记'))
    await bot.post('{"encrypt":"AAAA"}')
    expect(seen).toEqual([{ at: new Date('2026-11-23T01:00:00Z'), type: 'im.message.receive_v1' }])
  })
})

describe('a press', () => {
  const press = () => pressed({ tag: 'button', value: { do: 'talents.verify' } })
  const answerTo = async (answer: unknown) => {
    const response = await startBot({ receive: async () => answer }).deliver(press())
    return [response.status, await response.json()]
  }

  it('is answered with the toast and the card the bot gave', async () => {
    const toast = { type: 'success', content: '已通过' }
    const card = { type: 'raw', data: { schema: '2.0', body: { elements: [] } } }
    expect(await answerTo({ toast, card })).toEqual([200, { toast, card }])
    expect(await answerTo({})).toEqual([200, {}])
  })

  // The SDK answers an unregistered handler with a string and a silent one with nothing: the person sees 200672.
  it.each([undefined, null, 'no card.action.trigger event handle', 3, [[]], { toast: '好' }, { other: 1 }])(
    'answered with %j by mistake reads {} to the platform',
    async answer => expect(await answerTo(answer)).toEqual([200, {}]),
  )

  it('that fails tells the person: a press is never delivered again', async () => {
    const bot = startBot({
      receive: async () => {
        throw new Unavailable('database')
      },
    })
    const response = await bot.deliver(press())
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      toast: { type: 'error', content: '系统正忙，这次没有办成，请稍后再点一次。' },
    })
  })

  it('that takes too long is answered before the platform gives up', async () => {
    const bot = startBot({ receive: () => new Promise(() => {}) })
    const began = performance.now()
    const response = await bot.deliver(press())
    expect(await response.json()).toMatchObject({ toast: { type: 'info' } })
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('over the old channel is answered with a card that says how to put it right', async () => {
    const body = '{"open_id":"ou_1","open_message_id":"om_1","action":{"value":{"k":"v"},"tag":"button"}}'
    const bot = startBot()
    const response = await bot.post(body, signed(body, config.verificationToken, 'sha1'))
    expect(response.status).toBe(200)
    const card: object = JSON.parse(await response.text())
    expect(Object.keys(card)).toEqual(['config', 'header', 'elements'])
    expect(JSON.stringify(card)).toContain('卡片回传交互 card.action.trigger')
    expect((await bot.post(body, signed(body))).status).toBe(401)
    expect(bot.received).toEqual([])
  })
})

describe('the console’s challenge', () => {
  it('encrypted with our key is echoed, unsigned as it comes, within a second', async () => {
    const began = performance.now()
    const response = await startBot().post(sealed(challenge))
    expect([response.status, await response.json()]).toEqual([200, { challenge: challenge.challenge }])
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('is answered although the database is down', async () => {
    const bot = startBot({ receive: () => Promise.reject(new Unavailable('database')) })
    expect((await bot.post(sealed(challenge))).status).toBe(200)
  })

  it('with another token or another key is refused', async () => {
    const bot = startBot()
    expect((await bot.post(sealed({ ...challenge, token: 'x' }))).status).toBe(401)
    expect((await bot.post(sealed(challenge, 'other'))).status).toBe(401)
    expect((await bot.post(JSON.stringify({ ...challenge, token: 'x' }))).status).toBe(401)
  })
})

describe('refusals', () => {
  it('answer nothing but POST', async () => {
    expect((await startBot().app.request('/webhook/feishu')).status).toBe(405)
  })

  it('are logged once a minute for each reason, however often they happen', async () => {
    const bot = startBot()
    for (let times = 0; times < 20; times += 1) await bot.post('{"encrypt":"AAAA"}')
    await bot.post('x')
    expect(bot.lines).toHaveLength(2)
  })

  it('are all that anybody without the key gets, whatever they send', async () => {
    const bot = startBot({ receive: async () => expect.unreachable('nothing here is genuine') })
    const header = fc.option(fc.stringMatching(/^[\x21-\x7e]{0,80}$/), { nil: undefined })
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map(bytes => new Uint8Array(bytes)),
      fc.json(),
      fc.json().map(text => JSON.stringify({ encrypt: text })),
      fc.json().map(text => sealed(text, 'their own key')),
      fc.constantFrom(sealed(said('登记')), sealed(pressed({ tag: 'button' }))),
    )
    await fc.assert(
      fc.asyncProperty(body, header, header, header, async (sent, timestamp, nonce, signature) => {
        const response = await bot.post(sent, {
          ...(timestamp === undefined ? {} : { 'x-lark-request-timestamp': timestamp }),
          ...(nonce === undefined ? {} : { 'x-lark-request-nonce': nonce }),
          ...(signature === undefined ? {} : { 'x-lark-signature': signature }),
        })
        expect([400, 401]).toContain(response.status)
      }),
      { numRuns: 1000 },
    )
  })
})
