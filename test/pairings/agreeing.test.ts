import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, mornings, opensDue } from '../support/morning.ts'
import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage } from '../talents/stage.ts'

let stage: Stage
let zhao: Speaker
let village: Speaker

beforeAll(async () => {
  stage = await startStage()
  zhao = await stage.county.person('赵主任', { role: 'head' })
  village = await stage.county.person('字村长', { role: 'township', village: '仁山村' })
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })

const uncovered = (): Promise<string> => stage.mei.asks('覆盖')

/** Proposes by the office; the form's words are the story's. */
const propose = async (talent: string, served: string, more: Readonly<Record<string, unknown>> = {}) => {
  await stage.mei.says('提结对')
  return stage.mei.submits('提出结对', { kind: 'village', talent, served, form: 'service', ...more })
}

describe('A pairing', () => {
  test('holds once the talent and the village have each agreed and the head has approved, and covers the village from then on', async () => {
    const { person: yang, id } = await stage.verified('杨春兰')
    expect(await uncovered()).toContain('仁山村')
    await stage.mei.says('提结对 杨春兰 仁山村')
    expect(stage.mei.reads()).toContain('提出结对')
    expect(
      await stage.mei.submits('提出结对', { talent: `RC-${id}`, served: '漕溪镇仁山村', goal: '手工制茶' }),
    ).toContain('确认卡片已发给各方')
    expect(await uncovered()).toContain('仁山村')
    expect(yang.reads()).toContain('没有答复不算同意')
    expect(await yang.presses('同意')).toBe('已同意')
    expect((await newest()).state).toBe('awaiting')
    expect(await village.presses('同意')).toBe('已同意')
    expect((await newest()).state).toBe('office')
    expect(zhao.reads()).toContain('各方都已同意，请审定')
    expect(await zhao.presses('审定')).toBe('已审定，结对成立')
    expect(await newest()).toMatchObject({ state: 'active', talentId: id })
    expect(yang.reads()).toContain('人才办已审定，结对成立')
    expect(await uncovered()).not.toContain('仁山村')
  })

  test('is not approved by whoever proposed it while somebody else can', async () => {
    const { person: bo } = await stage.verified('薄云')
    await propose('薄云', '松炼村')
    await bo.presses('同意')
    await stage.qiang.presses('同意')
    const { id } = await newest()
    await stage.mei.says(`JD-${id}`)
    expect(await stage.mei.presses('审定')).toContain('不能由您自己审定')
    await zhao.says(`JD-${id}`)
    expect(await zhao.presses('审定')).toBe('已审定，结对成立')
  })

  test('ends with the reason of whoever says no, and the office is told', async () => {
    const { person: he } = await stage.verified('何山')
    await propose('何山', '铁厂村')
    await he.presses('不同意')
    expect(await he.submits('不同意', { reason: 'far', remark: '来回要一天' })).toBe('已告诉人才办')
    expect(await newest()).toMatchObject({ state: 'declined', reason: 'far' })
    expect(stage.mei.reads()).toContain('距离太远，交通不便：来回要一天')
    expect(await uncovered()).toContain('铁厂村')
  })

  test('beyond two villages is refused at the moment somebody would take a third', async () => {
    const { person: li } = await stage.verified('李多')
    for (const served of ['白石镇云头村', '白石镇双河村']) {
      await propose('李多', served)
      await li.presses('同意')
    }
    await propose('李多', '苗岭乡水井村')
    expect(stage.mei.reads()).toContain('提出结对')
    expect(await stage.county.db.prisma.pairing.count({ where: { talent: { name: '李多' } } })).toBe(2)
  })

  test('of somebody who leaves the register ends in the same moment: his village is uncovered at once', async () => {
    const { person: yun, id } = await stage.verified('云朵')
    await propose('云朵', '苗岭乡表村')
    await yun.presses('同意')
    const { id: pairing } = await newest()
    await stage.mei.says(`JD-${pairing}`)
    await stage.mei.presses('登记电话确认')
    await stage.mei.submits('登记', { party: 'village', words: '11月23日与村支书通话，同意' })
    await zhao.says(`JD-${pairing}`)
    await zhao.presses('审定')
    expect(await uncovered()).not.toContain('表村')
    await yun.says('撤回同意')
    await yun.presses('确认撤回')
    expect(await newest()).toMatchObject({ state: 'ended', reason: 'left' })
    expect(await uncovered()).toContain('表村')
    const [row] = await stage.county.db.pool
      .query('select count(*)::int as open from pairing_span where to_at is null and pairing_id = $1', [
        pairing,
      ])
      .then(({ rows }) => rows)
    expect(row).toEqual({ open: 0 })
    expect(id).toBeGreaterThan(0)
  })
})

describe('Silence', () => {
  test('is never consent: after two reminders the proposal expires, and a call can still be written down', async () => {
    const { person: duan } = await stage.verified('段石')
    await propose('段石', '漕溪镇铁厂村')
    const { id } = await newest()
    const number = `JD-${id}`
    await stage.county.clock.set('2026-11-26T09:30')
    expect(dueOn(duan, number)).toBe('今天到期')
    expect(dueOn(stage.mei, number)).toBeNull()
    expect(await opensDue(stage.qiang, number)).toContain('〔不同意〕')
    expect(await stage.qiang.presses('同意')).toBe('已同意')
    await stage.county.clock.set('2026-11-27T09:30')
    expect(morningOf(duan)).toContain('超期1个工作日 · 人才未答复，村里已同意')
    expect(dueOn(stage.mei, number)).toBe('超期1个工作日')
    // Who has answered is left in peace.
    expect(mornings(stage.qiang)).toBe(1)
    expect(await opensDue(duan, number)).toContain('〔同意〕')
    // The reminder of the third day falls into days nobody is there, and on the fourth the proposal expires.
    await stage.county.clock.set('2026-12-02T09:30')
    expect(mornings(duan)).toBe(2)
    expect(await stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'expired',
    })
    expect(stage.mei.history().some(one => one.includes('不算同意'))).toBe(true)
  })
})
