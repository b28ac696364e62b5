import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlaceStage, startStage } from './stage.ts'

let county: PlaceStage['county']
let mei: PlaceStage['mei']
let head: PlaceStage['head']
let told: PlaceStage['told']
let undo: PlaceStage['undo']
let village: PlaceStage['village']
let field: PlaceStage['field']
let lastEvent: PlaceStage['lastEvent']

beforeAll(async () => {
  ;({ county, mei, head, told, undo, village, field, lastEvent } = await startStage())
})
afterAll(() => county.end())

describe('Changing what stands there', () => {
  test('a renamed village is still found by what it was called', async () => {
    await mei.says('修改名录 仁山村')
    await mei.submits('保存', { name: '仁和村' })
    expect(mei.reads()).toContain('【已修改：漕溪镇仁和村】')
    expect(await told('村 仁山村')).toContain('【漕溪镇仁和村】')
    expect(mei.reads()).toContain('曾用名、别名：仁山村')
    expect(await told('仁山村属于哪个乡镇')).toContain('【漕溪镇仁和村】')
    const { id } = (await village('仁和村')) ?? { id: 0 }
    const { event, subject, before, after } = await lastEvent()
    expect([event, subject]).toEqual(['place.changed', `CS-${id}`])
    expect(before).toMatchObject({ values: { name: '仁山村' } })
    expect(after).toMatchObject({ values: { name: '仁和村', also: ['仁山村'] } })
    expect(await told(`经过 CS-${id}`)).toContain('修改名录')
  })

  test('a renamed township takes its villages along, by the old name too', async () => {
    await mei.says('修改名录 苗岭乡')
    await mei.submits('保存', { name: '苗岭镇' })
    expect(await told('村 苗岭乡表村')).toContain('【苗岭镇表村】')
    expect(await told('苗岭乡有哪些村')).toContain('【苗岭镇】')
    await undo()
    expect(await county.db.prisma.township.findUnique({ where: { name: '苗岭乡' } })).toMatchObject({
      also: [],
      kind: '乡',
    })
  })

  test('two at once: the second is told, and gets what stands there now', async () => {
    await mei.says('修改名录 县医院')
    await head.says('修改名录 县医院')
    await mei.submits('保存', { also: '县医院、人民医院' })
    expect(await head.submits('保存', { also: '县医院、县人医' })).toContain('刚才有别的同事改过')
    expect(head.reads()).toContain('县医院、人民医院')
    await head.submits('保存', { also: '县医院、人民医院、县人医' })
    expect(await told('单位 县人医')).toContain('【云岭县人民医院】')
  })

  test('what the sentence says it should become stands in the form already', async () => {
    expect(await told('水井村的主导产业改成核桃')).toContain('【修改苗岭乡水井村】')
    await mei.submits('保存')
    expect((await village('水井村'))?.industries.map(row => row.field.name)).toEqual(['核桃'])
  })

  test('saved as it was, it changes nothing', async () => {
    await mei.says('修改名录 教体局')
    const before = await lastEvent()
    expect(await mei.submits('保存')).toBe('没有改动')
    expect((await lastEvent()).seq).toBe(before.seq)
  })

  test('a name that two have asks which, and nobody called so is said', async () => {
    for (const name of ['漕溪镇', '白石镇']) {
      const { id } = await county.db.prisma.township.findUniqueOrThrow({ where: { name } })
      await county.db.prisma.village.create({ data: { name: '和平村', kind: '村', townshipId: id } })
    }
    expect(await told('修改名录 和平村')).toContain('有2处')
    await mei.presses('2. 白石镇和平村')
    expect(mei.reads()).toContain('【修改白石镇和平村】')
    expect(await told('修改名录 光明村')).toContain('名录里没有“光明村”')
    expect(await told('修改名录')).toContain('请写明要修改哪一处')
  })

  test('is taken back within ten minutes, unless somebody went on from it', async () => {
    await mei.says('修改名录 双河村')
    await mei.submits('保存', { industries: '核桃' })
    await undo()
    expect((await village('双河村'))?.industries).toEqual([])
    await mei.says('修改名录 双河村')
    await mei.submits('保存', { languages: '白语' })
    await head.says('修改名录 双河村')
    await head.submits('保存', { industries: '茶叶' })
    expect(await undo()).toContain('撤不回来了')
    expect(await village('双河村')).toMatchObject({ languages: ['白语'] })
  })
})

describe('Removing', () => {
  test('what is used stays, and the answer says by what', async () => {
    await told('单位 教体局')
    await county.person('何教', { role: 'department', unit: '云岭县教育体育局' })
    expect(await mei.presses('删除')).toContain('有1项授权用到它')
    expect(await told('领域 茶叶')).toContain('〔删除〕')
    expect(await mei.presses('删除')).toMatch(/有\d+个村（社区）用到它/)
    expect(await field('茶叶')).not.toBeNull()
  })

  test('what nothing refers to goes, and comes back by 撤销 under its number', async () => {
    const before = await village('铁厂村')
    await told('村 铁厂村', head)
    await told('村 铁厂村')
    expect(await mei.presses('删除')).toBe('已删除')
    expect(await head.presses('删除')).toContain('刚才有人改过或者删除了')
    expect(await village('铁厂村')).toBeNull()
    expect(await told('村 铁厂村')).toContain('名录里没有“铁厂村”')
    await undo()
    expect(await village('铁厂村')).toMatchObject({ id: before?.id, name: '铁厂村' })
  })
})
