import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const newestLog = () => stage.county.db.prisma.serviceLog.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('A service', () => {
  test('is written down from one line, and the village confirms it with a tap', async () => {
    const { person: yang } = await stage.paired('杨春兰', '松炼村')
    await yang.says('今天到松炼村讲核桃嫁接，26户，两小时')
    expect(yang.reads()).toContain('登记服务')
    expect(await yang.submits('登记服务')).toBe('已登记服务')
    expect(await newestLog()).toMatchObject({
      households: 26,
      minutes: 120,
      mode: 'training',
      state: 'awaiting',
      on: new Date('2026-11-23'),
    })
    expect((await newestLog()).what).toContain('核桃嫁接')
    expect(stage.qiang.reads()).toContain('请村里确认')
    expect(await stage.qiang.presses('确认')).toBe('已确认')
    expect(await newestLog()).toMatchObject({ state: 'confirmed' })
  })

  test('the village disagrees with is told to the talent and the office with its reason', async () => {
    const { person: he } = await stage.paired('何山', '仁山村')
    await he.says('登记服务 昨天到仁山村走访，12户')
    await he.submits('登记服务', { what: '走访果农' })
    await stage.qiang.presses('有异议')
    expect(await stage.qiang.submits('提出异议', { remark: '当天只来了3户' })).toBe('已提出异议')
    expect(he.reads()).toContain('当天只来了3户')
    expect(stage.mei.reads()).toContain('当天只来了3户')
    expect(await newestLog()).toMatchObject({ state: 'disputed' })
  })

  test('nobody answers within five working days counts, marked as unconfirmed', async () => {
    const { person: li, id } = await stage.paired('李石', '铁厂村')
    await li.says('登记服务')
    await li.submits('登记服务', { what: '看了苗圃', mode: 'field', mu: '12.5亩', money: '3.5万元' })
    expect(await newestLog()).toMatchObject({ tenthMu: 125, fen: 3_500_000n })
    await stage.county.clock.set('2026-12-01T09:40')
    expect(await newestLog()).toMatchObject({ state: 'unconfirmed' })
    expect(await stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })).toMatchObject({
      servedOn: new Date('2026-11-23'),
    })
  })

  test('in the future is refused with the rule', async () => {
    const { person } = await stage.paired('云上', '铁厂村')
    await person.says('登记服务')
    expect(await person.submits('登记服务', { what: '讲课', on: '2026-12-20' })).toContain('服务日期还没有到')
  })

  test('is not somebody else’s to write down', async () => {
    const stranger = await stage.county.person('过路人', { role: 'department', unit: '云岭县人民医院' })
    await stranger.says('登记服务')
    expect(stranger.reads()).toContain('没有正在结对的对象')
  })
})

describe('A quarter without a service', () => {
  test('warns the talent and the office; a service sets it right again', async () => {
    const spring = await startStage('2026-05-11T09:00')
    const { person, id } = await spring.paired('段远', '松炼村')
    const row = () => spring.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })
    await spring.county.clock.set('2026-08-10T09:40')
    expect((await row()).state).toBe('active')
    await spring.county.clock.set('2026-08-12T09:40')
    expect((await row()).state).toBe('warned')
    expect(person.reads()).toContain('一个季度没有服务记录')
    await person.says('登记服务')
    await person.submits('登记服务', { what: '补种茶苗', on: '2026-08-12' })
    expect((await row()).state).toBe('active')
    await spring.county.end()
  })
})
