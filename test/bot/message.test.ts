import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { command } from '#core/handlers.ts'
import { everyone, may } from '#core/permission.ts'
import { say } from '#core/reply.ts'
import { Unavailable } from '#core/unavailable.ts'
import { botOf, contextOf, message, nounOf, valuesOf, wordsOf } from './support.ts'
import { forget, ran, things } from './things.ts'

beforeEach(forget)

describe('A message', () => {
  test('runs its command with what stood after it', async () => {
    const bot = botOf(things)
    await bot.respond(contextOf(), message('/登记 杨春兰 单位=县农技中心'))
    expect(ran).toMatchObject([{ words: ['杨春兰'], named: { 单位: '县农技中心' } }])
    expect(bot.outcomes).toEqual(['answered'])
  })

  test('in a group is heard only when it names the bot', async () => {
    const bot = botOf(things)
    const group = { chatType: 'group' } as const
    expect(await bot.respond(contextOf(), message('登记', group))).toBeNull()
    expect(await bot.respond(contextOf(), message('登记', { ...group, mentionsBot: true }))).not.toBeNull()
    expect(bot.outcomes).toEqual(['silent', 'answered'])
  })

  test('without words asks for help; without readable content says what can be sent', async () => {
    const bot = botOf(things)
    expect(wordsOf(await bot.respond(contextOf(), message('')))).toBe('帮助在这里')
    expect(wordsOf(await bot.respond(contextOf(), message('', { contentType: 'image' })))).toContain(
      '请发文字',
    )
  })

  test('redelivered after more than eight hours is left alone', async () => {
    const bot = botOf(things)
    const at = (sentAt: string) => bot.respond(contextOf(), message('登记', { sentAt }))
    expect(await at('2026-11-23T00:30:00+08:00')).toBeNull()
    expect(await at('2026-11-23T02:00:00+08:00')).not.toBeNull()
  })

  test('nobody understands is answered with the nearest commands this person may use', async () => {
    const bot = botOf(things)
    const reply = await bot.respond(contextOf({ role: 'talent' }), message('和验 RC-3'))
    expect(wordsOf(reply)).toContain('没有听懂')
    expect(valuesOf(reply)).toHaveLength(3)
    expect(valuesOf(reply).map(value => value.text)).not.toContain('核验 RC-3')
    const office = await bot.respond(contextOf(), message('和验 RC-3'))
    expect(valuesOf(office)[0]).toMatchObject({ do: 'say', text: '核验 RC-3' })
  })

  test('without the right gets the rule and who can', async () => {
    const bot = botOf(things)
    expect(wordsOf(await bot.respond(contextOf({ role: 'talent' }), message('核验')))).toMatch(
      /没有“核验人才”的权限.*人才办/s,
    )
  })

  test('refused by a rule gets the rule', async () => {
    const bot = botOf(things)
    expect(wordsOf(await bot.respond(contextOf(), message('拒绝')))).toMatch(
      /没有找到。.*编号不对。.*请核对。/s,
    )
    expect(bot.outcomes).toEqual(['refused'])
  })

  test('that hits a fault of ours gets an apology with its number, never the inside', async () => {
    const bot = botOf(things)
    const words = wordsOf(await bot.respond(contextOf(), message('出错')))
    expect(words).toContain('ID1')
    expect(words).not.toContain('secret')
    expect(bot.logged).toMatchObject([{ defect: 'ID1', requestId: 'r1' }])
    expect(bot.outcomes).toEqual(['failed'])
  })

  test('handled again after its change was made says so, with the number', async () => {
    const bot = botOf(things)
    const reply = await bot.respond(contextOf(), message('重复'))
    expect(wordsOf(reply)).toMatch(/已经办过了.*RC-7/s)
    expect(valuesOf(reply)).toMatchObject([{ do: 'say', text: 'RC-7' }])
  })

  test('while nothing can be kept is handed back to the inbox', async () => {
    await expect(botOf(things).respond(contextOf(), message('断线'))).rejects.toThrow(Unavailable)
  })

  test('of a menu is the command its key names', async () => {
    const bot = botOf(things)
    const menu = { kind: 'menu', key: 'e1', lane: 'ou_mei', sentAt: null, openId: 'ou_mei' } as const
    expect(wordsOf(await bot.respond(contextOf(), { ...menu, menuKey: '帮助' }))).toBe('帮助在这里')
  })
})

describe('A sentence two commands could mean', () => {
  const alike = (name: string, allow = everyone) =>
    command({
      intent: `lamp.${name}`,
      words: [`${name}灯`],
      summary: `把灯${name}`,
      example: `${name}灯`,
      phrases: ['把屋里的灯弄弄好'],
      allow,
      run: async () => say(`${name}了`),
    })
  const lamps = nounOf({ commands: [alike('修'), alike('擦'), alike('换', may('talent.verify'))] })

  test('is answered with what this person may do of it, each a button', async () => {
    const reply = await botOf(lamps).respond(contextOf({ role: 'talent' }), message('屋里的灯弄弄'))
    expect(wordsOf(reply)).toMatch(/没有完全听懂.*1\. 把灯.*2\. 把灯/s)
    expect(wordsOf(reply)).not.toContain('把灯换')
    expect(valuesOf(reply)).toMatchObject([
      { do: 'choose', option: 0 },
      { do: 'choose', option: 1 },
    ])
    expect(reply?.remembers?.asking).toMatchObject({ kind: 'choice', options: [{}, {}] })
  })
})

describe('A card that leaves', () => {
  test('carries the time it was drawn, and its waiting row when it waits', async () => {
    const bot = botOf(things)
    const reply = await bot.respond(contextOf(), message('登记'))
    const t = Math.floor(Date.parse('2026-11-23T09:00:00+08:00') / 60_000)
    expect(valuesOf(reply)).toEqual([{ do: 'things.confirm', id: 3, p: 'ID1', t }])
    expect(reply?.pendingId).toBe('ID1')
    const informing = await bot.respond(contextOf(), message('没有这句话'))
    expect(valuesOf(informing)[0]).toEqual({ do: 'say', text: expect.anything(), t })
    expect(informing).not.toHaveProperty('pendingId')
  })

  test('privately is stamped too', async () => {
    const reply = await botOf(things).respond(contextOf({ scope: 'office' }), message('群里'))
    expect(reply?.answer).toEqual({ text: '详情已私聊发您。' })
    expect(valuesOf(reply)).toMatchObject([{ do: 'things.confirm', t: expect.any(Number) }])
  })
})

test('any text in a private chat is answered, and never by throwing', async () => {
  const bot = botOf(things)
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('登记', '出错', '拒绝 =', '/')),
      async text => {
        const reply = await bot.respond(contextOf(), message(text))
        expect(wordsOf(reply)).not.toBe('')
      },
    ),
    { numRuns: 200 },
  )
})
