import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, mornings, opensDue } from '../support/morning.ts'
import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage } from '../talents/stage.ts'

let stage: Stage
let chen: Speaker
let expert: Speaker
let id: number

beforeAll(async () => {
  stage = await startStage('2026-03-02T09:00')
  chen = await stage.county.person('陈立新', { role: 'leader' })
  const known = await stage.verified('杨春兰')
  expert = known.person
  await stage.mei.says('县级领导 陈立新')
  const rank = { person: chen.openId, rank: 'other', post: '副县长', since: '2026-03-01' }
  await stage.mei.submits('登记', rank)
  const leader = await stage.county.db.prisma.leader.findFirstOrThrow()
  await stage.mei.says('安排联系')
  await stage.mei.submits('安排', { leader: String(leader.id), expert: `RC-${known.id}` })
  id = (await stage.county.db.prisma.liaison.findFirstOrThrow()).id
})
afterAll(() => stage.county.end())

const morning = (day: string) => stage.county.clock.set(`${day}T09:40`)
const row = () => stage.county.db.prisma.liaison.findUniqueOrThrow({ where: { id } })

describe('An expert a leader is given', () => {
  test('stands on his morning card until he says yes or no, on the office’s when he is late', async () => {
    const number = `LX-${id}`
    await morning('2026-03-06') // due Monday 9 March
    expect(morningOf(chen)).toContain(
      `${number} 联系专家杨春兰 ［待领导确认］\n还有1个工作日到期 · 联系领导陈立新`,
    )
    expect(dueOn(stage.mei, number)).toBeNull()
    await morning('2026-03-10')
    expect(dueOn(chen, number)).toBe('超期1个工作日')
    expect(dueOn(stage.mei, number)).toBe('超期1个工作日')
    expect(await opensDue(chen, number)).toContain('〔不接〕')
    expect(await chen.presses('确认')).toBe('已确认')
    expect(mornings(expert)).toBe(0)
  })
})

describe('The end of the half-year', () => {
  test('is told to the leader who has not been in touch, ten days before and on the day before', async () => {
    await morning('2026-06-01')
    expect((await row()).state).toBe('due_soon')
    const before = mornings(chen)
    await morning('2026-06-15')
    await morning('2026-06-16')
    await morning('2026-06-17')
    expect(mornings(chen)).toBe(before + 1)
    await morning('2026-06-29')
    expect(dueOn(chen, `LX-${id}`)).toBe('还有1个工作日到期')
    expect(await opensDue(chen, `LX-${id}`)).toContain('〔登记联系〕')
  })

  // The day itself passes without anybody: the reminder of that day would come on the morning it is over.
  test('that has passed while the program was down is told of as passed, and not as a reminder', async () => {
    const before = mornings(chen)
    await morning('2026-07-01')
    expect((await row()).state).toBe('overdue')
    expect(chen.history().join('\n')).toContain('半年已过，还没有联系这位专家，请尽快安排。')
    expect(mornings(chen)).toBe(before)
  })
})

describe('An expert whose leader has gone', () => {
  test('stands on the office’s card until there is a successor', async () => {
    await chen.leaves()
    expect((await row()).state).toBe('changed')
    await morning('2026-07-08') // due 15 July
    expect(morningOf(stage.mei)).toContain(`LX-${id} 联系专家杨春兰 ［待接任］\n还有5个工作日到期`)
    expect(morningOf(stage.mei)).toContain('原联系领导陈立新')
    expect(await opensDue(stage.mei, `LX-${id}`)).toContain('〔换一位领导〕')
  })
})
