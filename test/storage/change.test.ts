import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Notice } from '#core/reply.ts'
import { verifyChain } from '#storage/audit-chain.ts'
import { AlreadyChanged, bindWriter, change, type Tx } from '#storage/change.ts'
import { contextOn } from '#test/support/contexts.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'

let database: FreshDatabase
let rung = 0

beforeAll(async () => {
  database = await freshDatabase({ poolMax: 8 })
  bindWriter(database.reader, database, () => {
    rung += 1
  })
})
afterAll(() => database.drop())
beforeEach(() => {
  rung = 0
})

const ctx = (turn: string) => contextOn(database, { turn })

const addTownship =
  (name: string, notices: readonly Notice[] = []) =>
  async (tx: Tx) => {
    const township = await tx.township.create({ data: { name, kind: '镇' } })
    return { result: township.id, event: { event: 'place.added', subject: name, after: { name } }, notices }
  }

const notice = (once: string): Notice => ({ to: { openId: 'ou_office' }, say: { text: '新增乡镇' }, once })

describe('A change', () => {
  test('keeps row, audit and notice together, then rings the bell', async () => {
    await change(ctx('t1'), addTownship('青石镇', [notice('n1')]))
    expect(await database.reader.township.count({ where: { name: '青石镇' } })).toBe(1)
    expect(await database.reader.auditEvent.findUnique({ where: { turn: 't1:1' } })).toMatchObject({
      event: 'place.added',
      subject: '青石镇',
      actor: 'system:test',
      after: { name: '青石镇' },
      before: null,
    })
    expect(await database.reader.outbox.findUnique({ where: { once: 'n1' } })).toMatchObject({
      lane: 'ou_office',
      target: 'ou_office',
      verb: 'send',
      msgType: 'text',
      content: 'sealed:{"text":"新增乡镇"}',
      priority: 1,
      state: 'waiting',
      notBefore: null,
    })
    expect(rung).toBe(1)
  })

  test('that fails leaves nothing: no row, no audit, no notice, no bell', async () => {
    const audited = await database.reader.auditEvent.count()
    const failing = change(ctx('t2'), async tx => {
      await addTownship('白水乡', [notice('n2')])(tx)
      throw new Error('then the lights went out')
    })
    await expect(failing).rejects.toThrow('then the lights went out')
    expect(await database.reader.township.count({ where: { name: '白水乡' } })).toBe(0)
    expect(await database.reader.auditEvent.count()).toBe(audited)
    expect(await database.reader.outbox.count({ where: { once: 'n2' } })).toBe(0)
    expect(rung).toBe(0)
  })

  test('of a turn that is handled again happens once, and the second time says what stands', async () => {
    await change(ctx('t3'), addTownship('云雾镇', [notice('n3')]))
    let ran = false
    const again = change(ctx('t3'), async tx => {
      ran = true
      return addTownship('云雾镇二', [notice('n3b')])(tx)
    })
    await expect(again).rejects.toMatchObject({
      name: 'AlreadyChanged',
      subject: '云雾镇',
      event: 'place.added',
    })
    expect(ran).toBe(false)
  })

  test('pressed twice at the same moment happens once', async () => {
    const presses = await Promise.allSettled(
      Array.from({ length: 4 }, (_, index) => change(ctx('t4'), addTownship(`松林乡${index}`))),
    )
    expect(presses.filter(press => press.status === 'fulfilled')).toHaveLength(1)
    for (const press of presses) {
      if (press.status === 'rejected') expect(press.reason).toBeInstanceOf(AlreadyChanged)
    }
    expect(await database.reader.township.count({ where: { name: { startsWith: '松林乡' } } })).toBe(1)
  })

  test('is counted within its turn: two changes of one turn both happen, and both only once', async () => {
    const turn = ctx('t5')
    await change(turn, addTownship('红河镇'))
    await change(turn, addTownship('黑石镇'))
    const again = ctx('t5')
    await expect(change(again, addTownship('红河镇'))).rejects.toBeInstanceOf(AlreadyChanged)
    await expect(change(again, addTownship('黑石镇'))).rejects.toMatchObject({ subject: '黑石镇' })
  })

  test('says one notice once, whoever asks for it again', async () => {
    await change(ctx('t6'), addTownship('杉木镇', [notice('weekly')]))
    await change(ctx('t7'), addTownship('竹溪镇', [notice('weekly')]))
    expect(await database.reader.outbox.count({ where: { once: 'weekly' } })).toBe(1)
  })

  test('that meets another one head-on is tried again, and both happen', async () => {
    const [a, b] = await Promise.all(
      ['甲村', '乙村'].map(name => database.prisma.unit.create({ data: { name } })),
    )
    const crossing = (turn: string, first: number, second: number) =>
      change(ctx(turn), async tx => {
        await tx.unit.update({ where: { id: first }, data: { short: { push: turn } } })
        await new Promise(resolve => setTimeout(resolve, 100))
        await tx.unit.update({ where: { id: second }, data: { short: { push: turn } } })
        return { result: null, event: { event: 'unit.renamed', subject: turn } }
      })
    await Promise.all([crossing('t8', a?.id ?? 0, b?.id ?? 0), crossing('t9', b?.id ?? 0, a?.id ?? 0)])
    const units = await database.reader.unit.findMany({ where: { name: { in: ['甲村', '乙村'] } } })
    expect(units.map(unit => unit.short.toSorted())).toEqual([
      ['t8', 't9'],
      ['t8', 't9'],
    ])
  })

  test('without a database to write to is a defect, said plainly', async () => {
    const stranger = contextOn({ reader: { ...database.reader } }, { turn: 't10' })
    await expect(change(stranger, addTownship('无名镇'))).rejects.toThrow(/not given a database/)
  })
})

describe('The audit', () => {
  test('stays one unbroken chain under 50 changes at once', async () => {
    const before = await database.reader.auditEvent.count()
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => change(ctx(`many${index}`), addTownship(`第${index}乡`))),
    )
    const report = await verifyChain(database.pool)
    expect(report).toMatchObject({ entries: before + 50, broken: null })
  })

  test.each([
    ['changed', `update audit_event set subject = 'RC-1' where seq = 1`],
    ['deleted', `delete from audit_event where seq = 1`],
    ['emptied', `truncate audit_event`],
  ])('cannot be %s', async (_how, sql) => {
    await expect(database.pool.query(sql)).rejects.toThrow(/append-only/)
  })

  test.each([
    ['changed', `update access_record set why = ''`],
    ['deleted', `delete from access_record`],
    ['emptied', `truncate access_record`],
  ])('neither can the record of who read what be %s', async (_how, sql) => {
    await database.pool.query(`
      insert into access_record (at, talent_id, actor, actor_name, actor_role, data_class, why, chat_id, scope, turn)
      values (now(), 1, 'person:1', '段小梅', 'office', 'P2', '查人才', 'oc_1', 'private', 'r' || random())`)
    await expect(database.pool.query(sql)).rejects.toThrow(/append-only/)
  })

  test('gives numbers and hashes itself, whatever an insert claims', async () => {
    await database.pool.query(`
      insert into audit_event (seq, at, event, subject, actor, actor_name, source, chat_id, turn, prev_hash, hash)
      values (999999, now(), 'forged.entry', 'RC-9', 'person:1', '段小梅', 'chat', 'oc_1', 'forged', 'f', 'f')`)
    expect(await verifyChain(database.pool)).toMatchObject({ broken: null })
  })
})
