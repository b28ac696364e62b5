import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlaceStage, startStage } from './stage.ts'

let stage: PlaceStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('领域并入', () => {
  const talentWith = async (name: string, ...fields: readonly string[]) => {
    const { prisma } = stage.county.db
    return prisma.talent.create({
      data: {
        name,
        initials: '',
        category: 'rural',
        state: 'verified',
        registeredBy: 'system:test',
        createdAt: new Date('2026-01-05T09:00:00+08:00'),
        updatedAt: new Date('2026-01-05T09:00:00+08:00'),
        fields: {
          create: await Promise.all(
            fields.map(async one => ({ fieldId: (await stage.field(one))?.id ?? 0 })),
          ),
        },
      },
    })
  }
  const fieldsOf = async (id: number) =>
    (
      await stage.county.db.prisma.talentField.findMany({
        where: { talentId: id },
        include: { field: true },
        orderBy: { fieldId: 'asc' },
      })
    ).map(one => one.field.name)

  test('takes people and villages along, keeps the old word, and can be taken apart again', async () => {
    await stage.county.db.prisma.field.create({ data: { name: '古树茶', synonyms: ['老树茶'] } })
    const [one, both] = [await talentWith('杨春兰', '古树茶'), await talentWith('李建华', '古树茶', '茶叶')]
    await stage.mei.says('修改名录 云头村')
    await stage.mei.submits('保存', { industries: '古树茶' })
    expect(await stage.told('领域并入 老树茶 茶叶')).toContain('跟着改的：2位人才、1个村（社区）')
    const card = stage.mei.message()
    expect(await stage.mei.pressesOn(card, '确认并入')).toBe('已并入')
    expect(await fieldsOf(one.id)).toEqual(['茶叶'])
    expect(await fieldsOf(both.id)).toEqual(['茶叶'])
    expect(await stage.field('古树茶')).toBeNull()
    expect(await stage.told('领域 古树茶')).toContain('【茶叶】')
    expect(await stage.told('查人才 老树茶')).toContain('杨春兰')
    expect(await stage.told('哪些村种古树茶')).toContain('云头村')
    await stage.undo()
    expect(await fieldsOf(one.id)).toEqual(['古树茶'])
    expect((await fieldsOf(both.id)).sort()).toEqual(['古树茶', '茶叶'].sort())
    expect((await stage.village('云头村'))?.industries.map(row => row.field.name)).toEqual(['古树茶'])
    expect((await stage.field('茶叶'))?.synonyms).not.toContain('古树茶')
  })

  test.each([
    ['领域并入 制茶 茶叶', '已经是同一个领域“茶叶”'],
    ['领域并入 航天 茶叶', '名录里没有领域“航天”'],
    ['领域并入 核桃', '【领域并入】'],
  ])('%s: %s', async (sentence, words) => {
    expect(await stage.told(sentence)).toContain(words)
  })

  test('is asked again when one of the two has changed meanwhile', async () => {
    await stage.mei.says('领域并入 中学数学 临床医学')
    const card = stage.mei.message()
    await stage.head.says('修改名录 临床医学')
    await stage.head.submits('保存', { also: '医生、大夫、郎中' })
    expect(await stage.mei.pressesOn(card, '确认并入')).toContain('这两个领域刚才有人改过')
    expect(await stage.field('中学数学')).not.toBeNull()
  })
})
