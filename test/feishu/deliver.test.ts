import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Outgoing } from '#core/delivery.ts'
import { createEmulator } from '#emulator/emulator.ts'
import { createClient } from '#feishu/client.ts'
import { createDelivery } from '#feishu/deliver.ts'
import { attempt, outgoing, words } from './attempt.ts'
import { config, quiet } from './platform.ts'
import { no, ok } from './platform-server.ts'

describe('a message', () => {
  it.each([
    ['ou_mei', 'open_id'],
    ['oc_office', 'chat_id'],
    ['on_mei', 'union_id'],
    ['mei', 'user_id'],
  ])('to %s goes as %s, with its uuid', async (target, type) => {
    const { outcome, asked } = await attempt({ target }, () => ok({ message_id: 'om_new' }))
    expect(outcome).toEqual({ kind: 'sent', messageId: 'om_new' })
    expect(asked).toMatchObject([
      {
        method: 'POST',
        path: '/open-apis/im/v1/messages',
        body: { receive_id: target, msg_type: 'text', content: words('您好'), uuid: 'uuid-1' },
      },
    ])
    expect(asked[0]?.query.get('receive_id_type')).toBe(type)
  })

  it('whose recipient is no id never leaves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Outgoing['verb']>('send', 'reply', 'patch'),
        fc.string().filter(text => !/^[A-Za-z0-9_-]+$/.test(text)),
        async (verb, target) => {
          const { outcome, asked } = await attempt({ verb, target }, () => ok())
          expect(outcome).toMatchObject({ kind: 'failed', retryable: false, code: 'badTarget' })
          expect(asked).toEqual([])
        },
      ),
      {
        numRuns: 20,
        examples: [
          ['reply', '../../x'],
          ['patch', 'om_1/reply'],
          ['send', ''],
        ],
      },
    )
  })
})

describe('a reply', () => {
  const reply = { verb: 'reply', target: 'om_asked', fallback: 'oc_office' } as const

  it('goes under the message it answers, into its topic when it came from one', async () => {
    for (const inThread of [false, true]) {
      const { asked } = await attempt({ ...reply, inThread }, () => ok({ message_id: 'om_new' }))
      expect(asked).toMatchObject([
        {
          path: '/open-apis/im/v1/messages/om_asked/reply',
          body: { reply_in_thread: inThread, uuid: 'uuid-1' },
        },
      ])
    }
  })

  it.each([230011, 231003, 230110, 230111, 230050, 99992354])(
    'to a message that is gone (%i) is sent to the chat instead, under the same uuid',
    async code => {
      const { outcome, asked } = await attempt(reply, count =>
        count === 1 ? no(code) : ok({ message_id: 'om_new' }),
      )
      expect(outcome).toEqual({ kind: 'sent', messageId: 'om_new' })
      expect(asked[1]).toMatchObject({
        path: '/open-apis/im/v1/messages',
        body: { receive_id: 'oc_office', uuid: 'uuid-1' },
      })
    },
  )

  it('to a message that is gone, with nowhere else to go, fails for good', async () => {
    const { outcome } = await attempt({ ...reply, fallback: null }, () => no(230011))
    expect(outcome).toMatchObject({ kind: 'failed', retryable: false, words: '要回复的消息已撤回' })
  })

  it('where there are no topics stays a plain reply', async () => {
    const { outcome, asked } = await attempt({ ...reply, inThread: true }, count =>
      count === 1 ? no(230071) : ok({ message_id: 'om_new' }),
    )
    expect(outcome.kind).toBe('sent')
    expect(asked.map(({ body }) => body.reply_in_thread)).toEqual([true, false])
  })
})

describe('a patch', () => {
  const patch = {
    verb: 'patch',
    target: 'om_card',
    fallback: 'ou_mei',
    msgType: 'interactive',
    content: '{"schema":"2.0"}',
  } as const

  it('puts the new card in place of the old', async () => {
    const { outcome, asked } = await attempt(patch, () => ok())
    expect(outcome).toEqual({ kind: 'sent', messageId: null })
    expect(asked).toMatchObject([
      { method: 'PATCH', path: '/open-apis/im/v1/messages/om_card', body: { content: '{"schema":"2.0"}' } },
    ])
  })

  it.each([230031, 230011, 230110])('of a card too old or gone (%i) becomes a new card', async code => {
    const { outcome, asked } = await attempt(patch, count =>
      count === 1 ? no(code) : ok({ message_id: 'om_new' }),
    )
    expect(outcome).toEqual({ kind: 'sent', messageId: 'om_new' })
    expect(asked[1]?.body).toMatchObject({ receive_id: 'ou_mei', msg_type: 'interactive', uuid: 'uuid-1' })
  })

  it('that times out is simply made again: twice the same card is one card', async () => {
    const { outcome } = await attempt(patch, () => 'silence', 100)
    expect(outcome).toMatchObject({ kind: 'failed', retryable: true, ambiguous: false })
  })
})

describe('in the emulator', () => {
  it('people read what was sent, replied, and redrawn; a recalled question is answered in the chat', async () => {
    const emulator = createEmulator({
      apps: [{ appId: config.appId, secret: 'app secret', name: '伯乐', verificationToken: 'v-token' }],
      people: [{ openId: 'ou_mei', name: '段小梅' }],
    })
    const server = createServer(getRequestListener(emulator.routes.fetch))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      emulator.close()
      server.closeAllConnections()
      server.close()
    })
    const address = server.address()
    const domain = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
    const deliver = createDelivery(
      createClient({ appId: config.appId, appSecret: 'app secret', domain, log: quiet }),
    )
    const question = emulator.say('ou_mei', '查人才 茶叶')
    const chat = question.chatId
    const read = () => emulator.messagesOf(chat).map(message => emulator.wordsOf(message))

    expect(await deliver(outgoing())).toMatchObject({ kind: 'sent' })
    expect(await deliver(outgoing())).toMatchObject({ kind: 'sent' })
    expect(read()).toEqual(['查人才 茶叶', '您好'])

    const reply = { verb: 'reply', target: question.messageId, fallback: chat } as const
    await deliver(outgoing({ ...reply, uuid: 'uuid-2', content: words('找到 1 位') }))
    emulator.recall('ou_mei', question.messageId)
    await deliver(outgoing({ ...reply, uuid: 'uuid-3', content: words('找到 2 位') }))
    expect(read().slice(1)).toEqual(['您好', '找到 1 位', '找到 2 位'])

    const card = (title: string) =>
      JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'markdown', content: title }] } })
    const sent = await deliver(outgoing({ uuid: 'uuid-4', msgType: 'interactive', content: card('待核验') }))
    const messageId = sent.kind === 'sent' ? (sent.messageId ?? '') : ''
    await deliver(
      outgoing({
        verb: 'patch',
        target: messageId,
        uuid: 'uuid-5',
        msgType: 'interactive',
        content: card('已核验'),
      }),
    )
    expect(read().at(-1)).toContain('已核验')
  })
})
