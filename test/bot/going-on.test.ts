import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoOffice, startDemoOffice, totalOf } from '../talents/demo-county.ts'

let county: DemoOffice['county']
let office: DemoOffice['office']

beforeAll(async () => {
  ;({ county, office } = await startDemoOffice())
})
afterAll(() => county.end())

describe('A list is turned to any page', { timeout: 60_000 }, () => {
  test.each([
    ['第3页', /第21—30人/],
    ['再翻一页', /第31—40人/],
    ['再往后翻一页', /第41—50人/],
    ['上一页', /第31—40人/],
    ['翻到第2页', /第11—20人/],
    ['看第一页', /第1—10人/],
  ])('%s', async (words, page) => {
    if (words === '第3页') await office.asks('查人才 乡土人才')
    const answer = await office.asks(words)
    expect(answer).toMatch(/接着刚才的“查人才 乡土人才”/)
    expect(answer).toMatch(page)
  })

  test('the last one is the last, and a page there is not is said', async () => {
    const first = await office.asks('查人才 核桃')
    const pages = Math.ceil(totalOf(first) / 10)
    const last = await office.asks('最后一页')
    expect(last).toContain(`—${totalOf(first)}人`)
    expect(await office.asks('还有吗')).toContain('后面没有了')
    await office.asks('查人才 核桃')
    expect(await office.asks(`第${pages + 3}页`)).toBe(`“查人才 核桃”只有${pages}页。`)
  })

  test('and only the page that is shown counts as read', async () => {
    await office.asks('查人才 核桃')
    const before = await county.db.reader.accessRecord.count()
    await office.asks('第2页')
    const turned = (await county.db.reader.accessRecord.count()) - before
    await office.asks('查人才 核桃')
    const again = await county.db.reader.accessRecord.count()
    await office.asks('下一页')
    expect((await county.db.reader.accessRecord.count()) - again).toBe(turned)
  })

  test('without a list there is nothing to turn', async () => {
    const other = await county.person('杨立仁', { role: 'office' })
    await other.says('第3页')
    expect(other.reads()).toContain('前面没有正在看的名单')
  })
})

describe('A list is narrowed by a word', { timeout: 60_000 }, () => {
  test('to a level, a township', async () => {
    const all = totalOf(await office.asks('查人才 核桃'))
    const high = await office.asks('只要高层次的')
    expect(high).toContain('接着刚才的“查人才 核桃”')
    expect(totalOf(high)).toBeLessThan(all)
    await office.asks('查人才 核桃')
    expect(await office.asks('换成诺溪镇的')).toMatch(/接着刚才的“查人才 核桃”：(?:改为)?诺溪镇/)
    expect(await office.asks('那云台镇的呢')).toMatch(/：云台镇/)
  })

  test('and by what it should not be', async () => {
    await office.asks('查工作站 县级')
    expect(await office.asks('不要县级的，要州级的')).toMatch(/接着刚才的“.*”：(?:改为)?州级/)
  })
})

describe('A number says which record is meant', () => {
  test.each([
    ['RC-12', /【杨春兰】/],
    ['rc12', /【杨春兰】/],
    ['GZ-3', /GZ-3/],
    ['JD-2', /JD-2/],
    ['JD-2是哪两个人', /JD-2/],
    ['LX-3', /LX-3/],
    ['RC-12前前后后都经历了啥', /RC-12/],
  ])('%s', async (words, answer) => {
    expect(await office.asks(words)).toMatch(answer)
    expect(office.reads()).not.toMatch(/没有完全听懂|没有听懂/)
  })

  test('also with its year', async () => {
    const [row] = await county.db.prisma.grievance.findMany({ take: 1, orderBy: { id: 'asc' } })
    const number = `SQ-${Math.floor((row?.id ?? 0) / 100_000)}-${String((row?.id ?? 0) % 100_000).padStart(4, '0')}`
    expect(await office.asks(number)).toMatch(new RegExp(number))
    expect(office.reads()).not.toMatch(/没有完全听懂/)
  })

  test('and one nobody here has is not ours', async () => {
    expect(await office.asks('XQ-3')).toMatch(/需求/)
  })
})

test('whoever, whichever: the question has the word of what is asked about', async () => {
  expect(await office.asks('把杨春兰的职称改成高级农艺师')).toMatch(/^【哪一位？】/)
})
