import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bestPlan, solveAside } from '#domain/pairings/plan/aside.ts'
import { readPlan } from '#domain/pairings/plan/kept.ts'
import { weights } from '#domain/pairings/plan/model.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage

const more = 20

beforeAll(async () => {
  stage = await startStage()
  const { prisma } = stage.county.db
  const township = await prisma.township.findFirstOrThrow({ where: { name: '苗岭乡' } })
  await prisma.village.createMany({
    data: Array.from({ length: more }, (_, nth) => ({
      name: `新寨${nth + 1}村`,
      kind: '村',
      townshipId: township.id,
    })),
  })
  const now = stage.county.clock.now()
  await prisma.talent.createMany({
    data: Array.from({ length: more }, (_, nth) => ({
      name: `人才${nth + 1}`,
      initials: 'rc',
      category: 'rural',
      townshipId: township.id,
      tags: [],
      state: 'verified',
      registeredBy: 'system:test',
      createdAt: now,
      updatedAt: now,
    })),
  })
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.pairingPlan.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('A long plan', () => {
  test('stays on the page where somebody is locked or changed', async () => {
    await stage.mei.says('排结对方案')
    await stage.mei.presses('开始排')
    expect(readPlan(await newest()).pairs).toHaveLength(more + 7)
    expect(stage.mei.reads()).toContain(`第1—8个村，共${more + 7}个`)
    await stage.mei.presses('下一页')
    expect(stage.mei.reads()).toContain('第9—16个村')
    expect(await stage.mei.presses({ text: '锁定', nth: 2 })).toBe('已锁定')
    expect(stage.mei.reads()).toContain('第9—16个村')
    expect(stage.mei.reads()).toContain('已锁定')
    expect(await stage.mei.presses({ text: '换人', nth: 0 })).toBe('已换人')
    expect(stage.mei.reads()).toContain('第9—16个村')
    await stage.mei.presses('下一页')
    await stage.mei.presses('按最新情况重排')
    expect(stage.mei.reads()).toContain('第17—24个村')
    await stage.mei.presses('上一页')
    expect(stage.mei.reads()).toContain('第9—16个村')
  })

  test('with somebody who has left since sends nothing, says which pair it is, and solves it again around the others', async () => {
    const { prisma } = stage.county.db
    const before = readPlan(await newest()).pairs
    await stage.mei.says('排结对方案')
    const card = stage.mei.message()
    const gone = before[3]?.talent ?? 0
    const theirs = before.filter(({ talent }) => talent === gone).length
    await prisma.talent.update({ where: { id: gone }, data: { state: 'exited' } })
    expect(await stage.mei.pressesOn(card, '按方案发出')).toContain(`方案里有${theirs}对已经不成立`)
    expect(await prisma.pairing.count()).toBe(0)
    expect((await newest()).state).toBe('draft')
    const { name } = await prisma.talent.findUniqueOrThrow({ where: { id: gone } })
    expect(stage.mei.reads()).toContain(`${name}已不在人才库`)
    expect(stage.mei.reads()).not.toContain('按方案发出')
    await stage.mei.presses('按最新情况重排')
    const after = readPlan(await newest()).pairs
    expect(after).toHaveLength(before.length)
    const kept = after.filter(pair =>
      before.some(one => one.village === pair.village && one.talent === pair.talent),
    )
    expect(kept).toHaveLength(before.length - theirs)
    expect(await newest()).toMatchObject({ changes: theirs })
    expect(stage.mei.reads()).toContain('按方案发出')
  })

  test('leaves out a village that somebody else was proposed for meanwhile', async () => {
    const { prisma } = stage.county.db
    const [pair] = readPlan(await newest()).pairs
    const village = await prisma.village.findUniqueOrThrow({
      where: { id: pair?.village ?? 0 },
      include: { township: true },
    })
    const { id } = await stage.verified('半路杀出')
    await stage.mei.says('提结对')
    await stage.mei.submits('提出结对', {
      kind: 'village',
      talent: `RC-${id}`,
      served: `${village.township.name}${village.name}`,
    })
    await stage.mei.says('排结对方案')
    expect(stage.mei.reads()).toContain('这个村已经另有结对（半路杀出）')
    await stage.mei.presses('按最新情况重排')
    expect(stage.mei.reads()).toContain('另有1个村在等各方确认或者暂停')
    await stage.mei.presses('按方案发出')
    expect(await newest()).toMatchObject({ state: 'sent' })
    expect(await prisma.pairing.count({ where: { origin: 'plan' } })).toBe(more + 6)
    expect(await stage.mei.presses('按方案发出').catch(String)).toContain('卡片上没有')
  })

  test('does not ask somebody again for a village he said no to', async () => {
    const { prisma } = stage.county.db
    await prisma.pairing.updateMany({ data: { state: 'declined', reason: 'far' } })
    const refused = await prisma.pairing.findMany()
    await stage.mei.says('排结对方案')
    await stage.mei.presses('开始排')
    const { pairs } = readPlan(await newest())
    expect(pairs.length).toBeGreaterThan(0)
    for (const { villageId, talentId } of refused)
      expect(pairs).not.toContainEqual(expect.objectContaining({ village: villageId, talent: talentId }))
  })
})

describe('A plan too large for the spot', () => {
  const villages = Array.from({ length: 400 }, (_, id) => ({
    id,
    at: { lat: 25 + (id % 10) / 10, lng: 99 + (id % 7) / 10 },
    fields: [id % 13],
    strict: false,
    languages: [],
    former: null,
  }))
  const talents = Array.from({ length: 1_500 }, (_, id) => ({
    id,
    at: { lat: 25 + (id % 8) / 10, lng: 99 + (id % 9) / 10 },
    fields: [id % 17],
    languages: [],
    load: id % 2,
    room: 1,
  }))
  const input = { villages, talents, locked: [], barred: [], keep: null, weights }

  test('is worked out beside the event loop, which goes on turning', async () => {
    let turns = 0
    const turning = setInterval(() => (turns += 1), 1)
    const plan = await bestPlan(input)
    clearInterval(turning)
    expect(turns).toBeGreaterThan(20)
    expect(plan.pairs).toHaveLength(400)
    expect(plan.bound).toBe(plan.points)
    expect(await solveAside(input)).toEqual(plan)
  })
})
