import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
let stranger: Speaker

beforeAll(async () => {
  county = await startCounty()
  const { prisma } = county.db
  const tea = await prisma.field.findFirstOrThrow({ where: { name: '茶叶' } })
  const village = (name: string) => prisma.village.findFirstOrThrow({ where: { name } })
  for (const name of ['松炼村', '云头村'])
    await prisma.villageIndustry.create({
      data: { villageId: (await village(name)).id, fieldId: tea.id },
    })
  await prisma.village.update({
    where: { id: (await village('表村')).id },
    data: { languages: ['苗语'] },
  })
  const white = await prisma.township.findFirstOrThrow({ where: { name: '白石镇' } })
  await prisma.village.createMany({
    data: [
      { name: '老街社区', kind: '社区', townshipId: white.id },
      ...Array.from({ length: 12 }, (_, at) => ({
        name: `第${at + 1}村`,
        kind: '村',
        townshipId: white.id,
      })),
    ],
  })
  await prisma.township.update({ where: { id: white.id }, data: { lat: 25.9, lng: 99.4 } })
  mei = await county.person('段小梅', { role: 'office' })
  stranger = await county.person('路人甲')
})
afterAll(() => county.end())

const told = (sentence: string, speaker = stranger): Promise<string> => speaker.asks(sentence)

describe('Places are no secret: anybody is told', () => {
  test.each([
    ['乡镇', ['共3个', '漕溪镇', '3个村']],
    ['我们县有几个乡镇', ['共3个', '白石镇']],
    ['全县有哪些乡镇', ['共3个']],
    ['村 漕溪镇', ['【漕溪镇】［3个村］', '松炼村', '编号：XZ-1']],
    ['漕溪镇有哪些村', ['【漕溪镇】', '仁山村']],
    ['白石镇有几个社区', ['类型：社区', '老街社区']],
    ['哪些村种茶', ['产业：茶叶', '漕溪镇松炼村', '白石镇云头村']],
    ['村 茶叶 白石镇', ['乡镇：白石镇', '云头村']],
    ['哪些村说苗语', ['语言：苗语', '苗岭乡表村']],
    ['村 双河村', ['【白石镇双河村】［村］', '还没有登记']],
    ['双河村属于哪个乡镇', ['乡镇：白石镇']],
    ['CS-1', ['【漕溪镇松炼村】', '产业：茶叶']],
    ['xz2', ['【白石镇】［14个村］［1个社区］', '北纬25.9°，东经99.4°']],
    ['单位 教体局', ['【云岭县教育体育局】［单位］', '简称：教体局']],
    ['农业局全称叫什么', ['云岭县农业农村局']],
    ['县里有哪些单位', ['共4个', '云岭县人民医院']],
    ['单位 企业', ['没有符合条件的单位']],
    [
      '领域 茶叶',
      ['【茶叶】［领域］', '同义词：茶、制茶、茶艺', '以它为产业的村：漕溪镇松炼村、白石镇云头村'],
    ],
    ['有哪些领域', ['共4个', '2个村（社区）']],
    ['制茶算哪个领域', ['【茶叶】']],
  ])('%s', async (sentence, words) => {
    const said = await told(sentence)
    for (const one of words) expect(said).toContain(one)
    expect(said).not.toContain('〔修改〕')
  })

  test.each([
    ['村 光明村', '名录里没有“光明村”'],
    ['单位 教育局局', '名录里没有“教育局局”'],
    ['领域 航天', '名录里没有“航天”'],
    ['CS-999', '没有找到CS-999'],
  ])('%s is nobody’s name, and the answer says what to do', async (sentence, words) => {
    expect(await told(sentence)).toContain(words)
  })
})

describe('A list', () => {
  test('turns its pages in the same card, without losing or repeating a row', async () => {
    const first = await told('村 白石镇')
    expect(first).toContain('第1—10个，共15个')
    await stranger.presses('下一页')
    const second = stranger.reads()
    expect(second).not.toContain('中心坐标')
    const numbers = [...`${first}${second}`.matchAll(/CS-\d+/g)].map(([number]) => number)
    expect(new Set(numbers).size).toBe(15)
    expect(numbers).toHaveLength(15)
    await stranger.presses('上一页')
    expect(stranger.reads()).toBe(first)
  })

  test('is narrowed by a further word, paged by word, and opened by ordinal', async () => {
    await told('村 白石镇')
    expect(await told('下一页')).toContain('第11—15个')
    await told('村 白石镇')
    expect(await told('只看社区')).toContain('类型：社区')
    await told('哪些村种茶')
    expect(await told('第二个')).toContain('【白石镇云头村】')
    await told('哪些村种茶')
    expect(await told('白石镇的呢')).toContain('乡镇：白石镇')
  })

  test('opens a row beside itself', async () => {
    await told('乡镇')
    await stranger.presses({ text: '查看', nth: 1 })
    expect(stranger.reads()).toContain('【白石镇】')
  })
})

test('the office sees what it can change, in private chat only', async () => {
  expect(await told('村 双河村', mei)).toContain('〔修改〕 〔合并到别处〕 〔删除〕')
  expect(await told('单位', mei)).toContain('〔新增单位〕')
  const group = await county.group('office')
  await mei.says('@伯乐 村 双河村', group)
  expect(group.reads()).toContain('【白石镇双河村】')
  expect(group.reads()).not.toContain('〔修改〕')
})

test('a county without anything in its lists is told so', async () => {
  const empty = await startCounty({ furnish: async () => undefined })
  try {
    const somebody = await empty.person('路人乙')
    for (const [sentence, words] of [
      ['乡镇', '名录里还没有乡镇'],
      ['单位', '名录里还没有单位'],
      ['领域', '名录里还没有领域'],
    ] as const) {
      await somebody.says(sentence)
      expect(somebody.reads()).toContain(words)
    }
  } finally {
    await empty.end()
  }
})
