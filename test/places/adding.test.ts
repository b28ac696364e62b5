import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlaceStage, startStage } from './stage.ts'

let stage: PlaceStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('Adding to the lists', () => {
  test('a village is added by a form, and the very next sentence knows it', async () => {
    expect(await stage.told('新增村 白石镇 和谐村')).toContain('【新增村（社区）】')
    await stage.mei.submits('保存', { industries: '茶、核桃', languages: '白语' })
    expect(stage.mei.reads()).toContain('【已添加：白石镇和谐村】')
    expect(await stage.village('和谐村')).toMatchObject({
      kind: '村',
      languages: ['白语'],
      township: { name: '白石镇' },
    })
    expect(await stage.told('哪些村种茶')).toContain('白石镇和谐村')
    const stranger = await stage.county.person('路人丁')
    expect(await stage.told('和谐村属于哪个乡镇', stranger)).toContain('乡镇：白石镇')
  })

  test('is answered once, however often it is pressed', async () => {
    await stage.mei.says('新增单位 云岭县数据局')
    stage.county.emulator.pushFaults.add({ kind: 'duplicate', times: 1 })
    await stage.mei.submits('保存', { also: '数据局、大数据局' })
    await stage.county.settle()
    expect(await stage.county.db.prisma.unit.count({ where: { name: '云岭县数据局' } })).toBe(1)
    expect(await stage.told('单位 大数据局')).toContain('【云岭县数据局】')
  })

  test('a township is added with a plausible centre', async () => {
    await stage.county.db.prisma.township.updateMany({
      where: { name: '白石镇' },
      data: { lat: 25.9, lng: 99.4 },
    })
    await stage.mei.says('新增乡镇 诺水乡')
    const form = stage.mei.message()
    expect(await stage.mei.pressesOn(form, '保存', { centre: '25.9，9.94' })).toContain('不在中国境内')
    expect(await stage.mei.pressesOn(form, '保存', { centre: '39.9，116.4' })).toContain('离最近的白石镇有')
    expect(await stage.mei.pressesOn(form, '保存', { centre: '25.9，99.4' })).toContain('和白石镇的相同')
    expect(await stage.mei.pressesOn(form, '保存', { centre: '东经99°30′ 北纬25.8' })).toBe('已添加')
    expect(await stage.county.db.prisma.township.findUnique({ where: { name: '诺水乡' } })).toMatchObject({
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
    await stage.mei.says(sentence)
    const before = await stage.lastEvent()
    expect(await stage.mei.submits('保存', form)).toContain(words)
    expect((await stage.lastEvent()).seq).toBe(before.seq)
  })

  test('is for the office and its head alone', async () => {
    const wang = await stage.county.person('王强', { role: 'township', township: '白石镇' })
    expect(await stage.told('新增村', wang)).toContain('没有“维护乡镇、村、单位和领域”的权限')
    expect(await stage.told('新增村', stage.head)).toContain('【新增村（社区）】')
  })

  test('asked for in a group, the form comes to the person alone', async () => {
    const group = await stage.county.group('office')
    await stage.mei.says('@伯乐 新增单位', group)
    expect(group.reads()).toBe('表格已私聊发您。')
    expect(stage.mei.reads()).toContain('【新增单位】')
  })
})
