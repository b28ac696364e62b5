import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlaceStage, startStage } from './stage.ts'

let stage: PlaceStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('Changing what stands there', () => {
  test('a renamed village is still found by what it was called', async () => {
    await stage.mei.says('修改名录 仁山村')
    await stage.mei.submits('保存', { name: '仁和村' })
    expect(stage.mei.reads()).toContain('【已修改：漕溪镇仁和村】')
    expect(await stage.told('村 仁山村')).toContain('【漕溪镇仁和村】')
    expect(stage.mei.reads()).toContain('曾用名、别名：仁山村')
    expect(await stage.told('仁山村属于哪个乡镇')).toContain('【漕溪镇仁和村】')
    const { id } = (await stage.village('仁和村')) ?? { id: 0 }
    const { event, subject, before, after } = await stage.lastEvent()
    expect([event, subject]).toEqual(['place.changed', `CS-${id}`])
    expect(before).toMatchObject({ values: { name: '仁山村' } })
    expect(after).toMatchObject({ values: { name: '仁和村', also: ['仁山村'] } })
    expect(await stage.told(`经过 CS-${id}`)).toContain('修改名录')
  })

  test('a renamed township takes its villages along, by the old name too', async () => {
    await stage.mei.says('修改名录 苗岭乡')
    await stage.mei.submits('保存', { name: '苗岭镇' })
    expect(await stage.told('村 苗岭乡表村')).toContain('【苗岭镇表村】')
    expect(await stage.told('苗岭乡有哪些村')).toContain('【苗岭镇】')
    await stage.undo()
    expect(await stage.county.db.prisma.township.findUnique({ where: { name: '苗岭乡' } })).toMatchObject({
      also: [],
      kind: '乡',
    })
  })

  test('two at once: the second is told, and gets what stands there now', async () => {
    await stage.mei.says('修改名录 县医院')
    await stage.head.says('修改名录 县医院')
    await stage.mei.submits('保存', { also: '县医院、人民医院' })
    expect(await stage.head.submits('保存', { also: '县医院、县人医' })).toContain('刚才有别的同事改过')
    expect(stage.head.reads()).toContain('县医院、人民医院')
    await stage.head.submits('保存', { also: '县医院、人民医院、县人医' })
    expect(await stage.told('单位 县人医')).toContain('【云岭县人民医院】')
  })

  test('what the sentence says it should become stands in the form already', async () => {
    expect(await stage.told('水井村的主导产业改成核桃')).toContain('【修改苗岭乡水井村】')
    await stage.mei.submits('保存')
    expect((await stage.village('水井村'))?.industries.map(row => row.field.name)).toEqual(['核桃'])
  })

  test('saved as it was, it changes nothing', async () => {
    await stage.mei.says('修改名录 教体局')
    const before = await stage.lastEvent()
    expect(await stage.mei.submits('保存')).toBe('没有改动')
    expect((await stage.lastEvent()).seq).toBe(before.seq)
  })

  test('a name that two have asks which, and nobody called so is said', async () => {
    for (const name of ['漕溪镇', '白石镇']) {
      const { id } = await stage.county.db.prisma.township.findUniqueOrThrow({ where: { name } })
      await stage.county.db.prisma.village.create({ data: { name: '和平村', kind: '村', townshipId: id } })
    }
    expect(await stage.told('修改名录 和平村')).toContain('有2处')
    await stage.mei.presses('2. 白石镇和平村')
    expect(stage.mei.reads()).toContain('【修改白石镇和平村】')
    expect(await stage.told('修改名录 光明村')).toContain('名录里没有“光明村”')
    expect(await stage.told('修改名录')).toContain('请写明要修改哪一处')
  })

  test('is taken back within ten minutes, unless somebody went on from it', async () => {
    await stage.mei.says('修改名录 双河村')
    await stage.mei.submits('保存', { industries: '核桃' })
    await stage.undo()
    expect((await stage.village('双河村'))?.industries).toEqual([])
    await stage.mei.says('修改名录 双河村')
    await stage.mei.submits('保存', { languages: '白语' })
    await stage.head.says('修改名录 双河村')
    await stage.head.submits('保存', { industries: '茶叶' })
    expect(await stage.undo()).toContain('撤不回来了')
    expect(await stage.village('双河村')).toMatchObject({ languages: ['白语'] })
  })
})

describe('Removing', () => {
  test('what is used stays, and the answer says by what', async () => {
    await stage.told('单位 教体局')
    await stage.county.person('何教', { role: 'department', unit: '云岭县教育体育局' })
    expect(await stage.mei.presses('删除')).toContain('有1项授权用到它')
    expect(await stage.told('领域 茶叶')).toContain('〔删除〕')
    expect(await stage.mei.presses('删除')).toMatch(/有\d+个村（社区）用到它/)
    expect(await stage.field('茶叶')).not.toBeNull()
  })

  test('what nothing refers to goes, and comes back by 撤销 under its number', async () => {
    const before = await stage.village('铁厂村')
    await stage.told('村 铁厂村', stage.head)
    await stage.told('村 铁厂村')
    expect(await stage.mei.presses('删除')).toBe('已删除')
    expect(await stage.head.presses('删除')).toContain('刚才有人改过或者删除了')
    expect(await stage.village('铁厂村')).toBeNull()
    expect(await stage.told('村 铁厂村')).toContain('名录里没有“铁厂村”')
    await stage.undo()
    expect(await stage.village('铁厂村')).toMatchObject({ id: before?.id, name: '铁厂村' })
  })
})
