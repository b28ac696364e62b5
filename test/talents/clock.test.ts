import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, mornings, opensDue } from '../support/morning.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage('2026-03-02T09:00')
})
afterAll(() => stage.county.end())

const morning = (day: string) => stage.county.clock.set(`${day}T09:30`)

describe('The clock', () => {
  test('reminds whoever is next before, on and after the day, never at the weekend, on one card a morning', async () => {
    const { qiang, mei } = stage
    const { id } = await stage.agreed('杨春兰')
    const mine = `RC-${id}`
    const other = `RC-${(await stage.agreed('何山')).id}`
    await morning('2026-03-04') // due Thursday 5 March
    expect(morningOf(qiang)).toContain(`${mine} 杨春兰 ［待单位审核］\n还有1个工作日到期 · 漕溪镇 · 松炼村`)
    expect(dueOn(qiang, other)).toBe('还有1个工作日到期')
    expect(dueOn(mei, mine)).toBeNull()
    await morning('2026-03-04')
    expect(mornings(qiang)).toBe(1)
    await morning('2026-03-05')
    expect(dueOn(qiang, mine)).toBe('今天到期')
    await morning('2026-03-06')
    expect(dueOn(qiang, mine)).toBe('超期1个工作日')
    const said = qiang.history().length
    await morning('2026-03-07')
    await morning('2026-03-08')
    expect(qiang.history().length).toBe(said)
    await morning('2026-03-10')
    expect(dueOn(qiang, mine)).toBe('超期3个工作日')
    expect(mornings(qiang)).toBe(4)
    // From here on the office reads along.
    expect(dueOn(mei, mine)).toBe('超期3个工作日')
    expect(await opensDue(mei, mine)).toContain('杨春兰')
    expect(await opensDue(qiang, mine)).toContain('审核通过')
    // The card of the morning stays where it is.
    expect(morningOf(qiang)).toContain(mine)
  })

  test('tells on the next morning of what came due while the program was down', async () => {
    const { id } = await stage.agreed('白云')
    await morning('2026-03-12')
    expect(dueOn(stage.qiang, `RC-${id}`)).toBe('还有1个工作日到期')
    // Nobody is there on Friday.
    await morning('2026-03-16')
    expect(dueOn(stage.qiang, `RC-${id}`)).toBe('超期1个工作日')
  })

  test('ends a registration nobody has agreed to after ten working days', async () => {
    await stage.county.clock.set('2026-04-07T09:00')
    const person = await stage.county.person('李雷')
    await person.says('登记')
    await person.submits('提交', stage.form())
    const { id } = await stage.newest()
    await morning('2026-04-10')
    expect(dueOn(person, `RC-${id}`)).toBe('还有2个工作日到期')
    // He holds no office, and can answer all the same.
    expect(await opensDue(person, `RC-${id}`)).toContain('〔同意〕')
    await morning('2026-04-21')
    expect((await stage.row(id)).state).toBe('awaiting_consent')
    await morning('2026-04-22')
    expect(await stage.row(id)).toMatchObject({
      state: 'exited',
      reason: 'consent_lapsed',
      phoneSealed: null,
    })
    await morning('2026-05-25')
    expect(await stage.row(id)).toMatchObject({ state: 'erased', name: '' })
  })

  test('asks for confirmation after a year, and marks what nobody confirms', async () => {
    const [one, other] = [await stage.verified('吴用'), await stage.verified('郑和')]
    const { prisma } = stage.county.db
    const yearAgo = new Date('2025-06-01T10:00:00+08:00')
    await prisma.talent.updateMany({
      where: { id: { in: [one.id, other.id] } },
      data: { confirmedAt: yearAgo },
    })
    await morning('2026-05-29')
    expect((await stage.row(one.id)).state).toBe('verified')
    await morning('2026-06-01')
    expect((await stage.row(one.id)).state).toBe('annual_due')
    expect(one.person.reads()).toContain('入库满一年')
    expect(await one.person.presses('信息无变化，确认')).toBe('已确认')
    expect(await stage.row(one.id)).toMatchObject({ state: 'verified', staleAt: null })

    await morning('2026-06-29')
    expect((await stage.row(other.id)).staleAt).toBeNull()
    await morning('2026-07-01')
    expect(await stage.row(other.id)).toMatchObject({ state: 'annual_due', staleAt: expect.any(Date) })
    expect(stage.mei.history().some(text => text.includes('信息过期'))).toBe(true)
    await stage.qiang.says(`审核 RC-${other.id}`)
    await stage.qiang.presses('信息无变化，确认')
    expect(await stage.row(other.id)).toMatchObject({ state: 'verified', staleAt: null })
  })

  test('erases what is kept longer than three years', async () => {
    const { id } = await stage.verified('钱进')
    await stage.mei.says(`离库 RC-${id}`)
    await stage.mei.submits('办理离库', { reason: 'retired' })
    const { prisma } = stage.county.db
    await prisma.talent.update({ where: { id }, data: { exitedAt: new Date('2023-07-01T10:00:00+08:00') } })
    await morning('2026-07-02')
    expect(await stage.row(id)).toMatchObject({ state: 'erased', name: '', phoneSealed: null })
  })

  test('tells nobody that he is late whom the clock lets go the same morning', async () => {
    await stage.county.clock.set('2026-07-06T09:00')
    const person = await stage.county.person('周一')
    await person.says('登记')
    await person.submits('提交', stage.form())
    // Three days over would have been told of while nobody was there.
    await morning('2026-07-13')
    expect(mornings(person)).toBe(1)
    await morning('2026-07-21')
    expect(await stage.row((await stage.newest()).id)).toMatchObject({ state: 'exited' })
    expect(mornings(person)).toBe(1)
    expect(person.reads()).toContain('一直没有答复')
  })

  test('says that a deadline beyond the loaded holidays is open, and the record goes on', async () => {
    await stage.county.clock.set('2026-12-30T09:00')
    const { id } = await stage.agreed('孙悦')
    expect(await stage.row(id)).toMatchObject({ state: 'unit_review', dueAt: null })
    expect(stage.qiang.reads()).toContain('下一年放假安排公布后计算')
  })
})
