import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
let head: Speaker

beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'office' })
  head = await county.person('赵主任', { role: 'head' })
})
afterAll(() => county.end())

const told = async (sentence: string, speaker = mei): Promise<string> => {
  await speaker.says(sentence)
  return speaker.reads()
}

const village = (name: string) =>
  county.db.prisma.village.findFirst({
    where: { name },
    include: { industries: { include: { field: true } }, township: true },
  })
const field = (name: string) => county.db.prisma.field.findUnique({ where: { name } })
const lastEvent = () => county.db.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })

const undo = async (speaker = mei): Promise<string> => {
  await speaker.says('撤销')
  return speaker.presses('确认撤销')
}

describe('Adding to the lists', () => {
  test('a village is added by a form, and the very next sentence knows it', async () => {
    expect(await told('新增村 白石镇 和谐村')).toContain('【新增村（社区）】')
    await mei.submits('保存', { industries: '茶、核桃', languages: '白语' })
    expect(mei.reads()).toContain('【已添加：白石镇和谐村】')
    expect(await village('和谐村')).toMatchObject({
      kind: '村',
      languages: ['白语'],
      township: { name: '白石镇' },
    })
    expect(await told('哪些村种茶')).toContain('白石镇和谐村')
    const stranger = await county.person('路人丁')
    expect(await told('和谐村属于哪个乡镇', stranger)).toContain('乡镇：白石镇')
  })

  test('is answered once, however often it is pressed', async () => {
    await mei.says('新增单位 云岭县数据局')
    county.emulator.pushFaults.add({ kind: 'duplicate', times: 1 })
    await mei.submits('保存', { also: '数据局、大数据局' })
    await county.settle()
    expect(await county.db.prisma.unit.count({ where: { name: '云岭县数据局' } })).toBe(1)
    expect(await told('单位 大数据局')).toContain('【云岭县数据局】')
  })

  test('a township is added with a plausible centre', async () => {
    await county.db.prisma.township.updateMany({ where: { name: '白石镇' }, data: { lat: 25.9, lng: 99.4 } })
    await mei.says('新增乡镇 诺水乡')
    const form = mei.message()
    expect(await mei.pressesOn(form, '保存', { centre: '25.9，9.94' })).toContain('不在中国境内')
    expect(await mei.pressesOn(form, '保存', { centre: '39.9，116.4' })).toContain('离最近的白石镇有')
    expect(await mei.pressesOn(form, '保存', { centre: '25.9，99.4' })).toContain('和白石镇的相同')
    expect(await mei.pressesOn(form, '保存', { centre: '东经99°30′ 北纬25.8' })).toBe('已添加')
    expect(await county.db.prisma.township.findUnique({ where: { name: '诺水乡' } })).toMatchObject({
      kind: '乡',
      lat: 25.8,
      lng: 99.5,
    })
  })

  test.each([
    ['新增村 白石镇', { name: '云头村' }, '“云头村”已经在名录里了'],
    ['新增村 白石镇', { name: '新街社区', kind: '村' }, '名称和类型对不上'],
    ['新增村 白石镇', { name: '新街村', industries: '航天' }, '名录里没有领域“航天”'],
    ['新增村 白石镇', { name: '新街村', languages: '鸟' }, '语言有看不懂的写法'],
    ['新增单位', { name: '云岭县农技站' }, '“云岭县农技站”已经是“云岭县农业技术推广中心”的简称'],
    ['新增单位', { name: '云岭县气象局', also: '教体局' }, '“教体局”已经是“云岭县教育体育局”的简称'],
    ['新增单位', { name: '教、体局' }, '全称里不要有标点'],
    ['新增乡镇', { name: '诺溪' }, '要以“镇”“乡”或“街道”结尾'],
    ['新增领域', { name: '制茶' }, '“制茶”已经是“茶叶”的同义词'],
    ['新增领域', { name: '茶' }, '名称至少写2个字'],
  ])('%s %j is refused in words, and nothing is kept', async (sentence, form, words) => {
    await mei.says(sentence)
    const before = await lastEvent()
    expect(await mei.submits('保存', form)).toContain(words)
    expect((await lastEvent()).seq).toBe(before.seq)
  })

  test('is for the office and its head alone', async () => {
    const wang = await county.person('王强', { role: 'township', township: '白石镇' })
    expect(await told('新增村', wang)).toContain('没有“维护乡镇、村、单位和领域”的权限')
    expect(await told('新增村', head)).toContain('【新增村（社区）】')
  })

  test('asked for in a group, the form comes to the person alone', async () => {
    const group = await county.group('office')
    await mei.says('@伯乐 新增单位', group)
    expect(group.reads()).toBe('表格已私聊发您。')
    expect(mei.reads()).toContain('【新增单位】')
  })
})

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

describe('领域并入', () => {
  const talentWith = async (name: string, ...fields: readonly string[]) => {
    const { prisma } = county.db
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
          create: await Promise.all(fields.map(async one => ({ fieldId: (await field(one))?.id ?? 0 }))),
        },
      },
    })
  }
  const fieldsOf = async (id: number) =>
    (
      await county.db.prisma.talentField.findMany({
        where: { talentId: id },
        include: { field: true },
        orderBy: { fieldId: 'asc' },
      })
    ).map(one => one.field.name)

  test('takes people and villages along, keeps the old word, and can be taken apart again', async () => {
    await county.db.prisma.field.create({ data: { name: '古树茶', synonyms: ['老树茶'] } })
    const [one, both] = [await talentWith('杨春兰', '古树茶'), await talentWith('李建华', '古树茶', '茶叶')]
    await mei.says('修改名录 云头村')
    await mei.submits('保存', { industries: '古树茶' })
    expect(await told('领域并入 老树茶 茶叶')).toContain('跟着改的：2位人才、1个村（社区）')
    const card = mei.message()
    expect(await mei.pressesOn(card, '确认并入')).toBe('已并入')
    expect(await fieldsOf(one.id)).toEqual(['茶叶'])
    expect(await fieldsOf(both.id)).toEqual(['茶叶'])
    expect(await field('古树茶')).toBeNull()
    expect(await told('领域 古树茶')).toContain('【茶叶】')
    expect(await told('查人才 老树茶')).toContain('杨春兰')
    expect(await told('哪些村种古树茶')).toContain('云头村')
    await undo()
    expect(await fieldsOf(one.id)).toEqual(['古树茶'])
    expect((await fieldsOf(both.id)).sort()).toEqual(['古树茶', '茶叶'].sort())
    expect((await village('云头村'))?.industries.map(row => row.field.name)).toEqual(['古树茶'])
    expect((await field('茶叶'))?.synonyms).not.toContain('古树茶')
  })

  test.each([
    ['领域并入 制茶 茶叶', '已经是同一个领域“茶叶”'],
    ['领域并入 航天 茶叶', '名录里没有领域“航天”'],
    ['领域并入 核桃', '【领域并入】'],
  ])('%s: %s', async (sentence, words) => {
    expect(await told(sentence)).toContain(words)
  })

  test('is asked again when one of the two has changed meanwhile', async () => {
    await mei.says('领域并入 中学数学 临床医学')
    const card = mei.message()
    await head.says('修改名录 临床医学')
    await head.submits('保存', { also: '医生、大夫、郎中' })
    expect(await mei.pressesOn(card, '确认并入')).toContain('这两个领域刚才有人改过')
    expect(await field('中学数学')).not.toBeNull()
  })
})
