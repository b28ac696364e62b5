import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPlan } from '#domain/pairings/plan/kept.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
  const { prisma } = stage.county.db
  // 松炼村 and 仁山村 live by tea, 云头村 by walnuts; the others take anybody.
  const fields = await prisma.field.findMany()
  const villages = await prisma.village.findMany()
  const idOf = (rows: readonly { readonly id: number; readonly name: string }[], name: string): number =>
    rows.find(row => row.name === name)?.id ?? 0
  await prisma.villageIndustry.createMany({
    data: [
      { villageId: idOf(villages, '松炼村'), fieldId: idOf(fields, '茶叶') },
      { villageId: idOf(villages, '仁山村'), fieldId: idOf(fields, '茶叶') },
      { villageId: idOf(villages, '云头村'), fieldId: idOf(fields, '核桃') },
    ],
  })
  for (const [name, field] of [
    ['茶一', '茶叶'],
    ['桃二', '核桃'],
    ['医三', '临床医学'],
  ])
    await stage.verified(name ?? '', { fields: field })
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.pairingPlan.findFirstOrThrow({ orderBy: { id: 'desc' } })

const talentOf = async (village: string): Promise<string | undefined> => {
  const { prisma } = stage.county.db
  const { id } = await prisma.village.findFirstOrThrow({ where: { name: village } })
  const pair = readPlan(await newest()).pairs.find(one => one.village === id)
  const talent = pair && (await prisma.talent.findUnique({ where: { id: pair.talent } }))
  return talent?.name
}

describe('排结对方案', () => {
  test('covers what can be covered with the right people, proves that none is better, and says who is lacking', async () => {
    await stage.mei.says('排结对方案')
    expect(await stage.county.db.prisma.pairingPlan.count()).toBe(0)
    expect(stage.mei.reads()).toMatch(/7个没有结对的村.*3位，共6个名额.*没有要替换的草稿/s)
    await stage.mei.presses('取消')
    await stage.mei.says('排结对方案')
    expect(await stage.mei.presses('开始排')).toBe('已排出草稿')
    const plan = await newest()
    expect(plan.points).toBe(plan.bound)
    expect(stage.mei.reads()).toContain('已是最优方案')
    // Seven villages, three people with two places each: one village is left, and it is said so.
    expect(readPlan(plan).pairs).toHaveLength(6)
    expect(stage.mei.reads()).toContain('还缺1名')
    expect(await talentOf('云头村')).toBe('桃二')
    expect([await talentOf('松炼村'), await talentOf('仁山村')]).toEqual(['茶一', '茶一'])
    expect(stage.mei.reads()).toContain('对口：茶叶')
    expect(await stage.county.db.prisma.pairing.count()).toBe(0)
  })

  test('asked for again shows the same draft, and is the office’s alone', async () => {
    const { id } = await newest()
    await stage.mei.says('排结对方案')
    expect((await newest()).id).toBe(id)
    await stage.qiang.says('排结对方案')
    expect(stage.qiang.reads()).toContain('没有“排结对方案”的权限')
  })

  test('keeps what is locked, and changes one village alone when somebody else is wanted there', async () => {
    await stage.mei.says('排结对方案')
    const before = readPlan(await newest()).pairs
    await stage.mei.presses({ text: '锁定', nth: 0 })
    expect(readPlan(await newest()).pairs.filter(({ isLocked }) => isLocked)).toHaveLength(1)
    await stage.mei.presses({ text: '换人', nth: 0 })
    const after = readPlan(await newest())
    expect(after.barred).toHaveLength(1)
    const changed = after.pairs.filter(
      pair => !before.some(one => one.village === pair.village && one.talent === pair.talent),
    )
    expect(changed.length).toBeLessThanOrEqual(2)
    expect(stage.mei.reads()).toContain('已锁定')
  })

  test('sent out becomes a proposal for each village, and everybody gets his card', async () => {
    await stage.mei.says('排结对方案')
    const { pairs } = readPlan(await newest())
    await stage.mei.presses('按方案发出')
    expect(await newest()).toMatchObject({ state: 'sent' })
    const rows = await stage.county.db.prisma.pairing.findMany()
    expect(rows).toHaveLength(pairs.length)
    expect(rows.every(row => row.state === 'awaiting' && row.origin === 'plan')).toBe(true)
    expect(stage.county.speaker('茶一').reads()).toContain('没有答复不算同意')
    await stage.mei.says('覆盖')
    expect(stage.mei.reads()).toContain('还有7个没有结对')
    const [first] = rows
    await stage.mei.says(`经过 JD-${first?.id}`)
    expect(stage.mei.reads()).toContain('提出了结对')
  })

  test('a card of a draft that has moved on changes nothing and says so', async () => {
    await stage.mei.says('排结对方案')
    await stage.mei.presses('开始排')
    const card = stage.mei.message()
    await stage.mei.says('排结对方案')
    const { id, version } = await newest()
    await stage.mei.presses('按最新情况重排')
    expect((await newest()).version).toBe(version + 1)
    expect(await stage.mei.pressesOn(card, '作废')).toContain('这份方案已有变化')
    expect(await newest()).toMatchObject({ id, version: version + 1, state: 'draft' })
    await stage.mei.says('排结对方案')
    expect(await stage.mei.presses('作废')).toBe('方案已作废')
    expect(await newest()).toMatchObject({ id, state: 'dropped' })
    expect(stage.mei.reads()).not.toContain('按方案发出')
  })

  test('begun anew takes the place of the draft, whose locked pairs stay, and tells so first', async () => {
    await stage.county.db.prisma.pairing.deleteMany({})
    await stage.mei.says('排结对方案')
    await stage.mei.presses('开始排')
    await stage.mei.presses({ text: '锁定', nth: 1 })
    const former = await newest()
    const [kept] = readPlan(former).pairs.filter(({ isLocked }) => isLocked)
    await stage.mei.says('排结对方案 重新')
    expect(stage.mei.reads()).toMatch(new RegExp(`锁定的1对，照旧保留.*草稿FA-${former.id}（6对）作废`, 's'))
    expect((await newest()).id).toBe(former.id)
    await stage.mei.presses('开始排')
    const { prisma } = stage.county.db
    expect(await prisma.pairingPlan.findUnique({ where: { id: former.id } })).toMatchObject({
      state: 'dropped',
    })
    expect(readPlan(await newest()).pairs.filter(({ isLocked }) => isLocked)).toMatchObject([
      { village: kept?.village, talent: kept?.talent },
    ])
  })

  test('begun by two at once becomes one draft, and the second is told', async () => {
    const { prisma } = stage.county.db
    await prisma.pairingPlan.updateMany({ where: { state: 'draft' }, data: { state: 'dropped' } })
    await stage.mei.says('排结对方案')
    await stage.zhao.says('排结对方案')
    const told = await Promise.all([stage.mei.presses('开始排'), stage.zhao.presses('开始排')])
    expect(told.toSorted()).toEqual(['已排出草稿', expect.stringContaining('这份方案已有变化')])
    expect(await prisma.pairingPlan.count({ where: { state: 'draft' } })).toBe(1)
  })

  test('explains how points are counted', async () => {
    await stage.mei.says('排结对方案')
    expect(stage.mei.reads()).toContain('怎样扣分：专业不对口400分，每公里4分')
  })
})
