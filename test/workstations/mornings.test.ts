import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, mornings, opensDue } from '../support/morning.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const morning = (day: string) => stage.county.clock.set(`${day}T09:30`)

const put = (id: number, state: string, dueAt: string) =>
  stage.county.db.prisma.workstation.update({
    where: { id },
    data: { state, dueAt: new Date(`${dueAt}T17:30:00+08:00`), version: { increment: 1 } },
  })

describe('A station that waits for somebody', () => {
  test('stands on the department’s morning card, with its form a tap away; three days over the office reads along', async () => {
    const id = await stage.station('applied')
    const { host, dept, mei } = stage
    await morning('2026-03-06') // due Monday 9 March
    expect(morningOf(dept)).toContain('［待部门初审］\n还有1个工作日到期 · 云岭县农业农村局')
    expect(await opensDue(dept, `GZ-${id}`)).toContain('〔初审通过〕')
    await morning('2026-03-10')
    expect(dueOn(mei, `GZ-${id}`)).toBeNull()
    await morning('2026-03-12')
    expect(dueOn(dept, `GZ-${id}`)).toBe('超期3个工作日')
    expect(dueOn(mei, `GZ-${id}`)).toBe('超期3个工作日')
    expect(mornings(host)).toBe(0)
  })

  test('is the host’s while it is to be put right, and the head’s while the leading group decides', async () => {
    const { id } = await stage.county.db.prisma.workstation.findFirstOrThrow()
    const { host, head } = stage
    await put(id, 'fix', '2026-03-16')
    await morning('2026-03-13')
    expect(morningOf(host)).toContain('还有1个工作日到期 · 云岭县农业技术推广中心')
    expect(await opensDue(host, `GZ-${id}`)).toContain('〔去补正〕')
    await put(id, 'deliberation', '2026-03-17')
    await morning('2026-03-17')
    expect(morningOf(head)).toContain('今天到期 · 县委人才办主任')
    expect(await opensDue(head, `GZ-${id}`)).toContain('〔登记结果〕')
  })

  test('is told of on the next morning, once, when nobody was there on the day', async () => {
    const { id } = await stage.county.db.prisma.workstation.findFirstOrThrow()
    await put(id, 'rectify', '2026-03-19')
    await morning('2026-03-18')
    await morning('2026-03-20')
    expect(dueOn(stage.host, `GZ-${id}`)).toBe('超期1个工作日')
    const before = mornings(stage.host)
    await morning('2026-03-21')
    await morning('2026-03-23')
    expect(mornings(stage.host)).toBe(before)
  })
})

describe('December', () => {
  test('asks for the report of a station that was to renew, and no longer reminds of renewing it', async () => {
    const { id } = await stage.county.db.prisma.workstation.findFirstOrThrow()
    await put(id, 'renewal', '2026-12-02')
    await morning('2026-11-30')
    const before = mornings(stage.host)
    await morning('2026-12-01')
    expect((await stage.row(id)).state).toBe('reporting')
    expect(mornings(stage.host)).toBe(before)
    expect(stage.host.reads()).toContain('年度考核开始，请填写述职表。')
  })
})
