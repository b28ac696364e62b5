import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, mornings, opensDue } from '../support/morning.ts'
import { startPaired } from './stage.ts'

type Paired = Awaited<ReturnType<typeof startPaired>>

let stage: Paired['stage']
let he: Paired['he']
let id: Paired['id']

beforeAll(async () => {
  ;({ stage, he, id } = await startPaired())
})
afterAll(() => stage.county.end())

const morning = (day: string) => stage.county.clock.set(`${day}T09:30`)

const warned = (dueOn: string, endsOn: string | null = null) =>
  stage.county.db.prisma.pairing.update({
    where: { id },
    data: {
      state: 'warned',
      dueAt: new Date(`${dueOn}T17:30:00+08:00`),
      endsOn: endsOn === null ? null : new Date(endsOn),
      version: { increment: 1 },
    },
  })

describe('A pairing nobody has served', () => {
  test('stands on the talent’s and the office’s morning card, and a service can be written down from there', async () => {
    await warned('2026-11-25')
    await morning('2026-11-24')
    const words = `JD-${id} 何山—漕溪镇松炼村 ［预警］\n还有1个工作日到期`
    for (const one of [he, stage.mei]) expect(morningOf(one)).toContain(words)
    expect(mornings(stage.qiang)).toBe(0)
    expect(await opensDue(he, `JD-${id}`)).toContain('〔登记服务〕')
    expect(await opensDue(stage.mei, `JD-${id}`)).toContain('〔谈话后继续〕')
  })

  test('is told of once on the next morning when nobody was there on the day', async () => {
    await morning('2026-11-26')
    expect(dueOn(he, `JD-${id}`)).toBe('超期1个工作日')
    await morning('2026-11-27')
    expect(mornings(he)).toBe(2)
  })

  test('whose term is over is to be looked over again, and nobody is told that it is late', async () => {
    await warned('2026-12-01', '2026-11-30')
    await morning('2026-12-01')
    expect(mornings(he)).toBe(2)
    expect((await stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })).state).toBe('review')
    expect(stage.mei.history().join('\n')).toContain('期限已到，请评估')
  })
})

describe('A pairing that waits', () => {
  test('for the head stands on his card, and on the office’s when it is late', async () => {
    await stage.county.db.prisma.pairing.update({
      where: { id },
      data: { state: 'office', dueAt: new Date('2026-12-02T17:30:00+08:00'), version: { increment: 1 } },
    })
    await morning('2026-12-02')
    expect(dueOn(stage.zhao, `JD-${id}`)).toBe('今天到期')
    const before = mornings(stage.ling)
    await morning('2026-12-03')
    expect(dueOn(stage.zhao, `JD-${id}`)).toBe('超期1个工作日')
    expect(dueOn(stage.ling, `JD-${id}`)).toBe('超期1个工作日')
    expect(mornings(stage.ling)).toBe(before + 1)
    expect(await opensDue(stage.zhao, `JD-${id}`)).toContain('〔审定〕')
  })
})
