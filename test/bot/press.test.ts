import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { botOf, contextOf, nounOf, press, wordsOf } from './support.ts'
import { forget, ran, things } from './things.ts'

beforeEach(forget)

const waiting = (state: string, openId = 'ou_mei') => ({ id: 'P1', openId, state })

describe('A press', () => {
  test('does its action and closes the card that waited', async () => {
    const reply = await botOf(things).respond(
      contextOf({ waiting: waiting('open') }),
      press({ do: 'things.confirm', id: 3, p: 'P1' }),
    )
    expect(ran).toEqual([3])
    expect(reply).toMatchObject({
      toast: { type: 'success' },
      settles: { pendingId: 'P1', state: 'answered' },
    })
  })

  test.each([
    ['things.refuse', '状态变了。 已经核验。'],
    ['things.stale', '变了'],
    ['things.break', '问题编号 ID1'],
  ])('that changed nothing (%s) leaves the card waiting', async (name, words) => {
    const bot = botOf(things)
    const reply = await bot.respond(contextOf({ waiting: waiting('open') }), press({ do: name, p: 'P1' }))
    expect(wordsOf(reply)).toContain(words)
    expect(reply).not.toHaveProperty('settles')
    expect(reply?.answer).toBeNull()
  })

  test('on an answered card tells what came of it and changes nothing', async () => {
    const ctx = contextOf({ waiting: waiting('answered'), subject: 'RC-12' })
    const reply = await botOf(things).respond(ctx, press({ do: 'things.confirm', id: 3, p: 'P1' }))
    expect(ran).toEqual([])
    expect(wordsOf(reply)).toMatch(/已经办过了.*RC-12/s)
  })

  test('on a cancelled card, or on somebody else’s, changes nothing', async () => {
    const pressed = press({ do: 'things.confirm', id: 3, p: 'P1' })
    const bot = botOf(things)
    expect(wordsOf(await bot.respond(contextOf({ waiting: waiting('cancelled') }), pressed))).toContain(
      '已经取消',
    )
    const other = await bot.respond(contextOf({ waiting: waiting('open', 'ou_li') }), pressed)
    expect(wordsOf(other)).toContain('发起的人')
    expect(ran).toEqual([])
  })

  test('of cancel takes the card back', async () => {
    const ctx = contextOf({ waiting: waiting('open') })
    const reply = await botOf(things).respond(ctx, press({ do: 'pending.cancel', p: 'P1' }))
    expect(wordsOf(reply)).toContain('什么都没有保存')
    expect(reply?.settles).toEqual({ pendingId: 'P1', state: 'cancelled' })
  })

  test('without the right is refused in a toast', async () => {
    const reply = await botOf(things).respond(contextOf({ role: 'talent' }), press({ do: 'things.verify' }))
    expect(reply?.toast).toMatchObject({
      type: 'error',
      content: expect.stringContaining('没有“核验人才”的权限'),
    })
  })

  test('nobody knows says so', async () => {
    const reply = await botOf(things).respond(contextOf(), press({ do: 'gone.action' }))
    expect(wordsOf(reply)).toContain('停用')
  })

  test('that says a sentence is answered by a new message', async () => {
    const reply = await botOf(things).respond(contextOf(), press({ do: 'say', text: '登记 杨春兰' }))
    expect(ran).toMatchObject([{ rest: '杨春兰' }])
    expect(reply).toMatchObject({ anew: true, pendingId: 'ID1' })
  })

  test('on a card past fourteen days is done, and answered by a new message', async () => {
    const t = (day: string) => Math.floor(Date.parse(`${day}T09:00:00+08:00`) / 60_000)
    const at = (day: string) =>
      botOf(things).respond(contextOf(), press({ do: 'things.confirm', id: 3, t: t(day) }))
    expect(await at('2026-11-08')).toMatchObject({ anew: true, toast: { type: 'success' } })
    expect(await at('2026-11-10')).not.toHaveProperty('anew')
  })

  test('on a card past fourteen days that nobody remembers says that it expired', async () => {
    const reply = await botOf(things).respond(
      contextOf(),
      press({ do: 'things.confirm', id: 3, p: 'P1', t: 1 }),
    )
    expect(wordsOf(reply)).toContain('过期')
    expect(ran).toEqual([])
  })
})

describe('What happens without words', () => {
  const recalled = {
    kind: 'recalled',
    key: 'e1',
    lane: 'oc_1',
    sentAt: null,
    messageId: 'om_1',
    chatId: 'oc_1',
  } as const
  const left = { kind: 'left', key: 'e2', lane: 'ou_x', sentAt: null, openId: 'ou_x', name: '某人' } as const

  test('a message taken back takes its waiting card along', async () => {
    const reply = await botOf(things).respond(contextOf({ waiting: waiting('open') }), recalled)
    expect(reply?.settles).toEqual({ pendingId: 'P1', state: 'cancelled' })
    expect(await botOf(things).respond(contextOf(), recalled)).toBeNull()
  })

  test('every noun that listens hears it', async () => {
    const heard: string[] = []
    const listener = (name: string) =>
      nounOf({
        hears: {
          left: async (_ctx, inbound) => {
            heard.push(`${name}:${inbound.openId}`)
            return null
          },
        },
      })
    expect(await botOf(listener('a'), things, listener('b')).respond(contextOf(), left)).toBeNull()
    expect(heard).toEqual(['a:ou_x', 'b:ou_x'])
  })

  test('a fault while hearing is logged and handed back to the inbox', async () => {
    const bot = botOf(
      nounOf({
        hears: {
          left: async () => {
            throw new Error('broken')
          },
        },
      }),
    )
    await expect(bot.respond(contextOf(), left)).rejects.toThrow('broken')
    expect(bot.logged).toHaveLength(1)
  })
})

test('any value of a button is answered, and never by throwing', async () => {
  const bot = botOf(things)
  const names = fc.constantFrom(
    'say',
    'pending.cancel',
    'things.confirm',
    'things.break',
    'toString',
    7,
    null,
  )
  await fc.assert(
    fc.asyncProperty(names, fc.dictionary(fc.string(), fc.jsonValue()), async (name, value) => {
      const reply = await bot.respond(contextOf(), press({ ...value, do: name }))
      expect(wordsOf(reply)).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
