import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '#cards/kit/card.ts'
import type { Inbound } from '#core/inbound.ts'
import { ask, done, privately, say, show } from '#core/reply.ts'
import { type Answering, keepAnswer } from '#storage/answer.ts'
import { createInbox, type Inbox } from '#storage/inbox.ts'
import { type Queue, startQueue } from '#storage/queue.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { contextOf, message, noon, press, quietLog, vault } from './queueing.ts'

const card: Card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: '人才' }] } }
const inGroup = { chat: { chatId: 'oc_group', scope: 'office', threadId: 'omt_1' } } as const

describe('Keeping the answer of a turn', () => {
  let database: FreshDatabase
  let queue: Queue
  let inbox: Inbox
  let rung: number
  beforeEach(async () => {
    database = await freshDatabase()
    queue = await startQueue({ database, log: quietLog() })
    inbox = createInbox({ database, vault, queue })
    rung = 0
  })
  afterEach(async () => {
    await inbox.close()
    await queue.stop()
    await database.drop()
  })
  const keep = async (inbound: Inbound, parts: Partial<Answering>) => {
    const { id } = await inbox.claim(inbound)
    const bell = (): void => {
      rung += 1
    }
    const whole = { inboxId: id, inbound, ctx: contextOf(), reply: null, readings: [], ...parts }
    return keepAnswer({ database, bell }, whole)
  }
  const outbox = async () => {
    const rows = await database.prisma.outbox.findMany({ orderBy: { id: 'asc' } })
    return rows.map(row => ({ ...row, content: vault.open(row.content) }))
  }
  const inboxRow = (key: string) => database.prisma.inbox.findUniqueOrThrow({ where: { key } })

  test('in private chat it is a reply to the message, sent to the person if the message is gone', async () => {
    const kept = await keep(message('om_1', 'oc_1', { openId: 'ou_mei' }), { reply: say('您好') })
    expect(kept).toMatchObject({ fresh: true, answer: null })
    expect(await outbox()).toMatchObject([
      {
        once: 'reply:om_1',
        lane: 'ou_mei',
        verb: 'reply',
        target: 'om_1',
        fallback: 'ou_mei',
        inThread: false,
        msgType: 'text',
        content: '{"text":"您好"}',
        priority: 0,
        state: 'waiting',
      },
    ])
    expect(await inboxRow('om_1')).toMatchObject({ state: 'done', leaseUntil: null })
    expect(rung).toBe(1)
  })

  test('in a group it stays in its topic, and what is for one person goes to that person alone', async () => {
    const inbound = message('om_1', 'oc_group', { chatType: 'group', threadId: 'omt_1', openId: 'ou_mei' })
    const ctx = contextOf(inGroup)
    await keep(inbound, { ctx, reply: privately(ctx.chat, show(card)) })
    expect(await outbox()).toMatchObject([
      {
        once: 'reply:om_1',
        lane: 'oc_group',
        verb: 'reply',
        fallback: 'oc_group',
        inThread: true,
        msgType: 'text',
      },
      { once: 'private:om_1', lane: 'ou_mei', verb: 'send', target: 'ou_mei', msgType: 'interactive' },
    ])
  })

  test('without words to answer to it is sent: to the person, or to the group', async () => {
    const happened = { lane: 'oc_1', sentAt: null, chatId: 'oc_1', openId: 'ou_mei' }
    await keep({ ...happened, kind: 'entered', key: 'e-1' }, { reply: say('欢迎') })
    const group = contextOf({ ...inGroup, actor: { kind: 'system', name: 'event' } })
    await keep(
      { ...happened, kind: 'botAdded', key: 'e-2', chatId: 'oc_group', name: '群' },
      { reply: say('大家好'), ctx: group },
    )
    expect(await outbox()).toMatchObject([
      { verb: 'send', target: 'ou_mei' },
      { verb: 'send', target: 'oc_group' },
    ])
  })

  test('a turn handled twice is answered once', async () => {
    const inbound = message('om_1', 'oc_1')
    await keep(inbound, { reply: say('第一次') })
    const again = await keep(inbound, {
      reply: { ...ask({ name: 'talents.register' }, card), pendingId: 'p2' },
    })
    expect(again.fresh).toBe(false)
    expect((await outbox()).map(({ content }) => content)).toEqual(['{"text":"第一次"}'])
    expect(await database.prisma.pending.count()).toBe(0)
    expect(rung).toBe(1)
  })

  test('silence ends the turn too', async () => {
    await keep(message('om_1', 'oc_1'), { reply: null })
    expect(await inboxRow('om_1')).toMatchObject({ state: 'done' })
    expect(await outbox()).toEqual([])
    expect(rung).toBe(0)
  })

  test('a form waits for the person, and the turn that answers it closes it', async () => {
    const asked = { ...ask({ name: 'talents.register' }, card), pendingId: 'p1' }
    await keep(message('om_1', 'oc_1'), { reply: asked })
    const pending = () => database.prisma.pending.findUniqueOrThrow({ where: { id: 'p1' } })
    expect(await pending()).toMatchObject({
      face: 'talents.register',
      openId: 'ou_mei',
      chatId: 'oc_1',
      askedBy: 'om_1',
      outboxOnce: 'reply:om_1',
      state: 'open',
      createdAt: noon,
    })
    const reply = { ...done('已登记', card), settles: { pendingId: 'p1', state: 'answered' } } as const
    await keep(press('c-1', 'oc_1'), { reply })
    expect(await pending()).toMatchObject({ state: 'answered', closedAt: noon })
    const late = { ...done('已取消'), settles: { pendingId: 'p1', state: 'cancelled' } } as const
    await keep(press('c-2', 'oc_1'), { reply: late })
    expect(await pending()).toMatchObject({ state: 'answered' })
  })

  test('a press is answered with its toast and card, and a repeat with the same', async () => {
    const answer = { toast: { type: 'success', content: '已核验' }, card: { type: 'raw', data: card } }
    const kept = await keep(press('c-1', 'oc_1'), { reply: done('已核验', card) })
    expect(kept.answer).toEqual(answer)
    expect(await outbox()).toEqual([])
    expect(await inbox.claim(press('c-1', 'oc_1'))).toMatchObject({ fresh: false, answer })
  })

  test('a press answered too late for its request draws the card through the outbox', async () => {
    await keep(press('c-1', 'oc_1'), { reply: done('已核验', card), late: true })
    expect(await outbox()).toMatchObject([
      { once: 'patch:c-1', verb: 'patch', target: 'om_card', content: JSON.stringify(card), lane: 'ou_oc_1' },
    ])
    await keep(press('c-2', 'oc_1'), { reply: done('已核验'), late: true })
    expect(await outbox()).toMatchObject([
      {},
      { once: 'toast:c-2', verb: 'send', content: '{"text":"已核验"}' },
    ])
  })

  test('a press that says something new says it as a message', async () => {
    await keep(press('c-1', 'oc_1'), { reply: { ...show(card), anew: true } })
    await keep(press('c-2', 'oc_group'), { reply: { ...show(card), anew: true }, ctx: contextOf(inGroup) })
    expect(await outbox()).toMatchObject([
      { once: 'reply:c-1', verb: 'send', target: 'ou_oc_1' },
      { once: 'reply:c-2', verb: 'reply', target: 'om_card', fallback: 'oc_group', inThread: true },
    ])
  })

  test('who was shown whose data is kept in the same breath, once a turn', async () => {
    const reading = { talentId: 7, dataClass: 'P2', why: '查人才' } as const
    await keep(message('om_1', 'oc_1'), { reply: show(card), readings: [reading, reading] })
    expect(await database.prisma.accessRecord.findMany()).toMatchObject([
      {
        talentId: 7,
        dataClass: 'P2',
        why: '查人才',
        actor: 'person:12',
        actorName: '段小梅',
        turn: 'om_1',
        at: noon,
      },
    ])
  })
})
