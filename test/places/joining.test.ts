import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const told = (sentence: string): Promise<string> => stage.mei.asks(sentence)

const village = (name: string) => stage.county.db.prisma.village.findFirst({ where: { name } })
const unit = (name: string) => stage.county.db.prisma.unit.findUnique({ where: { name } })

describe('A village entered twice', () => {
  test('becomes one: people, pairings and officers go along, its name still finds it, and it is taken apart again', async () => {
    const { prisma } = stage.county.db
    const kept = await village('云头村')
    const gone = await prisma.village.create({
      data: { name: '云头寨村', kind: '村', townshipId: kept?.townshipId ?? 0, languages: ['彝语'] },
    })
    await stage.county.person('罗书记', { role: 'township', village: '云头寨村' })
    const { id: talentId } = await stage.verified('杨春兰')
    const at = stage.county.clock.now()
    const pairing = await prisma.pairing.create({
      data: {
        kind: 'village',
        talentId,
        villageId: gone.id,
        origin: 'office',
        state: 'active',
        proposedBy: 'system:test',
        since: at,
        createdAt: at,
        updatedAt: at,
        spans: { create: { from: at } },
      },
    })
    await prisma.talent.update({ where: { id: talentId }, data: { villageId: gone.id } })
    expect(await told('合并村 云头寨村 云头村')).toMatch(
      /并掉：CS-\d+ 白石镇云头寨村.*1位人才、1项结对、1项授权/s,
    )
    expect(await village('云头寨村')).not.toBeNull()
    expect(await stage.mei.presses('确认合并')).toBe('已合并')
    expect(await village('云头寨村')).toBeNull()
    expect(await prisma.pairing.findUniqueOrThrow({ where: { id: pairing.id } })).toMatchObject({
      villageId: kept?.id,
    })
    expect(await village('云头村')).toMatchObject({ also: ['云头寨村'], languages: ['彝语'] })
    expect(await told('结对 云头寨村')).toContain('杨春兰')
    expect(await told('覆盖 白石镇')).toContain('覆盖率1/2')
    await stage.mei.says('撤销')
    await stage.mei.presses('确认撤销')
    expect(stage.mei.reads()).toContain('“云头寨村”已恢复')
    expect(await prisma.pairing.findUniqueOrThrow({ where: { id: pairing.id } })).toMatchObject({
      villageId: gone.id,
    })
    expect(await village('云头村')).toMatchObject({ also: [], languages: [] })
    expect(await told('覆盖 白石镇')).toContain('覆盖率1/3')
  })

  test('stays two while one person is paired with both', async () => {
    const { prisma } = stage.county.db
    const one = await prisma.pairing.findFirstOrThrow({ orderBy: { id: 'asc' } })
    const { id: _id, ...same } = one
    const kept = await village('云头村')
    await prisma.pairing.create({ data: { ...same, villageId: kept?.id ?? 0 } })
    await told('合并村 云头寨村 云头村')
    const toast = await stage.mei.presses('确认合并')
    expect(toast + stage.mei.reads()).toContain('杨春兰和两边都有结对（JD-1、JD-2）')
    expect(await village('云头寨村')).not.toBeNull()
    await prisma.pairing.deleteMany({ where: { villageId: kept?.id ?? 0 } })
  })

  test('stays two while a draft of a plan names it', async () => {
    const { prisma } = stage.county.db
    const gone = await village('云头寨村')
    const at = stage.county.clock.now()
    await prisma.pairingPlan.create({
      data: {
        pairs: [{ village: gone?.id ?? 0, talent: 1 }],
        lacking: [],
        points: 0,
        bound: 0,
        madeBy: 'system:test',
        createdAt: at,
        updatedAt: at,
      },
    })
    await told('合并村 云头寨村 云头村')
    const toast = await stage.mei.presses('确认合并')
    expect(toast + stage.mei.reads()).toContain('在1份结对方案草稿里')
    await prisma.pairingPlan.deleteMany({})
  })
})

describe('A unit entered twice', () => {
  test('becomes one from its own card, stations and talents with it', async () => {
    const { prisma } = stage.county.db
    const gone = await prisma.unit.create({ data: { name: '云岭县农技总站', short: ['农技总站'] } })
    const kept = await unit('云岭县农业技术推广中心')
    const { id: talentId } = await stage.verified('何山')
    await prisma.talent.update({ where: { id: talentId }, data: { unitId: gone.id } })
    await told('单位 农技总站')
    await stage.mei.presses('合并到别处')
    await stage.mei.submits('下一步', { kept: '农技中心' })
    expect(stage.mei.reads()).toContain('跟着改的：1位人才')
    const card = stage.mei.message()
    expect(await stage.mei.pressesOn(card, '确认合并')).toBe('已合并')
    expect(await unit('云岭县农技总站')).toBeNull()
    expect((await stage.row(talentId)).unitId).toBe(kept?.id)
    expect(await told('单位 农技总站')).toContain('【云岭县农业技术推广中心】')
    expect(await told('查人才 农技总站')).toContain('何山')
  })

  test.each([
    ['合并单位 农技中心 云头村', '一个是村，一个是单位'],
    ['合并单位 农技中心 农技站', '本来就是同一个'],
    ['合并单位 航天局 农技中心', '名录里没有叫“航天局”的村或单位'],
    ['合并名录 农技中心', '【合并重复的村或单位】'],
  ])('%s: %s', async (sentence, words) => {
    expect(await told(sentence)).toContain(words)
  })

  test('is looked at again when somebody changed one of the two meanwhile, and is the office’s alone', async () => {
    await told('合并单位 教体局 县医院')
    const card = stage.mei.message()
    await stage.zhao.says('修改名录 县医院')
    await stage.zhao.submits('保存', { also: '县医院、人民医院' })
    expect(await stage.mei.pressesOn(card, '确认合并')).toContain('有一个被人改过')
    expect(await unit('云岭县教育体育局')).not.toBeNull()
    await stage.qiang.says('合并单位 教体局 县医院')
    expect(stage.qiang.reads()).toContain('没有')
  })

  test('that grievances are led to is neither deleted nor joined to another, but another to it', async () => {
    const { prisma } = stage.county.db
    const handling = await unit('云岭县教育体育局')
    await prisma.grievanceDuty.create({
      data: {
        kind: 'schooling',
        unitId: handling?.id ?? 0,
        fromAt: stage.county.clock.now(),
        by: 'system:test',
      },
    })
    await told('单位 教体局')
    const toast = await stage.mei.presses('删除')
    expect(toast + stage.mei.reads()).toContain('有1项诉求分工用到它')
    await told('合并单位 教体局 县医院')
    const joined = await stage.mei.presses('确认合并')
    expect(joined + stage.mei.reads()).toContain('在诉求责任清单里有1项')
    await told('合并单位 县医院 教体局')
    expect(await stage.mei.presses('确认合并')).toBe('已合并')
  })
})
