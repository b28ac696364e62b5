import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { head, person, type Stage, startStage, table } from './stage.ts'

const many = 240
const names = [...'梅兰竹菊松柏杨柳桃李杏枫']
const rows = [
  head,
  ...Array.from({ length: many }, (_, nth) =>
    person(nth + 1, `张${names[nth % 12]}${names[Math.floor(nth / 12) % 12]}${nth >= 144 ? '华' : ''}`),
  ),
]

describe('A long table', { timeout: 120_000 }, () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const count = () => stage.county.db.prisma.talent.count({ where: { state: { not: 'erased' } } })

  test('tells on its card how far it has come, and at the end what was done; so does taking it back', async () => {
    const { mei, county } = stage
    await stage.sends(mei, '台账.xlsx', table(rows))
    await mei.presses('核对')
    await mei.presses('应用')
    await county.settle()
    expect(await count()).toBe(many)
    const drawn = await county.db.prisma.outbox.findMany({
      where: { verb: 'patch', once: { contains: 'applying' } },
    })
    expect(drawn.length).toBe(2)
    expect(mei.history().join('\n')).toContain('导入完成')
    expect(mei.history().join('\n')).toContain(`新增：${many}条`)
    await mei.says('撤销导入')
    await mei.presses('撤销导入')
    await county.settle()
    expect(await count()).toBe(0)
    expect(mei.history().join('\n')).toContain('导入已撤销')
  })

  test('that broke off in the middle goes on by itself, each row once', async () => {
    const { mei, county } = stage
    const { pool, prisma } = county.db
    await pool.query(`
      create function break_off() returns trigger language plpgsql as $$
      begin if new.id > 120 then raise exception 'the server is gone'; end if; return new; end $$`)
    await pool.query(
      'create trigger break_off before insert on talent for each row execute function break_off()',
    )
    await stage.sends(mei, '台账.xlsx', table(rows))
    await mei.presses('核对')
    await mei.presses('应用')
    expect(await stage.newestImport()).toMatchObject({ state: 'applying', cursor: 100, created: 100 })
    await pool.query('drop trigger break_off on talent')
    await county.clock.set('2026-11-23T09:06')
    expect(await count()).toBe(100)
    await county.clock.set('2026-11-23T09:11')
    await county.settle()
    expect(await stage.newestImport()).toMatchObject({ state: 'applied', cursor: many, created: many })
    expect(await count()).toBe(many)
    const phones = await prisma.talent.groupBy({ by: ['phoneHash'] })
    expect(phones.length).toBe(many)
    expect(await prisma.auditEvent.count({ where: { event: 'talent.registered', source: 'import' } })).toBe(
      many,
    )
    expect(await prisma.talent.count({ where: { registeredBy: { startsWith: 'person:' } } })).toBe(many)
  })

  test('whose file was taken back in the middle stops with what it has, and says so', async () => {
    const { mei, county } = stage
    const { pool } = county.db
    await pool.query(`
      create function break_off() returns trigger language plpgsql as $$
      begin if new.id > 160 then raise exception 'the server is gone'; end if; return new; end $$`)
    await pool.query(
      'create trigger break_off before insert on talent for each row execute function break_off()',
    )
    const sent = county.emulator.upload(mei.openId, '台账.xlsx', Buffer.from(table(rows)))
    const message = county.emulator.send(mei.openId, sent.type, sent.content)
    await county.settle()
    await mei.presses('核对')
    await mei.presses('应用')
    await pool.query('drop trigger break_off on talent')
    await mei.recalls(message)
    await county.clock.set('2026-11-23T09:06')
    await county.clock.set('2026-11-23T09:11')
    expect(mei.reads()).toMatch(/DR-\d+没有办完：文件没有取到。已经写入的100条保留/)
    expect(await stage.newestImport()).toMatchObject({ state: 'applied', created: 100 })
  })
})
