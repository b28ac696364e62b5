import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator } from '#emulator/acts/parts.ts'
import { type DemoOffice, startDemoOffice, totalOf } from '../talents/demo-county.ts'

let county: DemoOffice['county']
let office: DemoOffice['office']

beforeAll(async () => {
  ;({ county, office } = await startDemoOffice())
})
afterAll(() => county.end())

const presses = async (button: Locator): Promise<string> => {
  await office.presses(button)
  return office.reads()
}

const firstOpened = { text: '查看', nth: 0 }

const numbersIn = (words: string): readonly string[] => [...new Set(words.match(/RC-\d+/g))]
// What a button had shown was once forgotten: 上一页 after a press of 下一页 said that there was nothing before.
describe('What a button has shown is gone on from in words', { timeout: 60_000 }, () => {
  test('a page turned by a button is left again by a word', async () => {
    await office.asks('查人才 乡土人才')
    expect(await presses('下一页')).toMatch(/第11—20人/)
    expect(await office.asks('上一页')).toMatch(/接着刚才的“查人才 乡土人才”：上一页[\s\S]*第1—10人/)
    await presses('下一页')
    await presses('下一页')
    expect(await office.asks('上一页')).toMatch(/第11—20人/)
    expect(await office.asks('下一页')).toMatch(/第21—30人/)
  })

  test('its items are counted from its own first', async () => {
    await office.asks('查人才 乡土人才')
    const [, second = ''] = numbersIn(await presses('下一页'))
    expect(await office.asks('第二个')).toContain(second)
  })

  test('any page of it is turned to', async () => {
    await office.asks('查人才 乡土人才')
    await presses('下一页')
    expect(await office.asks('第4页')).toMatch(/第31—40人/)
    await presses('上一页')
    expect(await office.asks('第2页')).toMatch(/第11—20人/)
  })

  test('it is narrowed by a word', async () => {
    const all = totalOf(await office.asks('查人才 核桃'))
    await presses('下一页')
    const few = await office.asks('只要高层次的')
    expect(few).toContain('接着刚才的“查人才 核桃”')
    expect(totalOf(few)).toBeGreaterThan(0)
    expect(totalOf(few)).toBeLessThan(all)
  })

  test('a record opened by a button is what 他 means, and the list stays where it was', async () => {
    const [first = '', second = ''] = numbersIn(await office.asks('查人才 乡土人才'))
    expect(await presses(firstOpened)).toContain(first)
    expect(await office.asks('他的电话')).toContain(first)
    await office.asks('查人才 乡土人才')
    await presses(firstOpened)
    expect(await office.asks('第二个')).toContain(second)
    await office.asks('查人才 乡土人才')
    await presses(firstOpened)
    expect(await office.asks('下一页')).toMatch(/第11—20人/)
  })
})

describe('A list from before', { timeout: 60_000 }, () => {
  test('is what is spoken of again once one of its buttons is pressed, whatever was asked since', async () => {
    await office.asks('查人才 核桃')
    const old = office.message()
    await office.asks('工作站')
    await office.pressesOn(old, '下一页')
    expect(await office.asks('上一页')).toMatch(/接着刚才的“查人才 核桃”/)
    await office.asks('工作站')
    await office.pressesOn(old, '上一页')
    expect(await office.asks('只要高层次的')).toMatch(/接着刚才的“查人才 核桃”/)
  })

  test('also when the conversation was forgotten long ago', async () => {
    await office.asks('查人才 核桃')
    const list = office.message()
    await county.clock.set('2026-11-23T15:40')
    await office.pressesOn(list, '下一页')
    expect(await office.asks('第1页')).toMatch(/接着刚才的“查人才 核桃”[\s\S]*第1—10人/)
  })

  test('and for a colleague who presses it in the group', async () => {
    const group = await county.group('office')
    const other = await county.person('杨立仁', { role: 'office' })
    await office.says('@伯乐 工作站', group)
    await other.presses('下一页', group)
    await other.says('@伯乐 上一页', group)
    expect(group.reads()).toMatch(/接着刚才的“工作站”：上一页/)
    await other.says('@伯乐 只看县级的', group)
    expect(group.reads()).toMatch(/接着刚才的“工作站”：县级/)
  })
})

describe('A list that a button opened', { timeout: 60_000 }, () => {
  test('is turned in words too, forwards, backwards and to any page', async () => {
    const pairing = await county.db.prisma.pairing.findFirstOrThrow({ where: { state: 'active' } })
    await county.db.prisma.serviceLog.createMany({
      data: Array.from({ length: 25 }, (_one, index) => ({
        pairingId: pairing.id,
        on: new Date('2026-10-12T00:00:00Z'),
        mode: 'training',
        minutes: 60,
        what: `第${index + 1}讲`,
        state: 'confirmed',
        loggedBy: 'system:test',
        createdAt: new Date('2026-10-12T09:00:00+08:00'),
      })),
    })
    await office.asks(`JD-${pairing.id}`)
    await presses('服务记录')
    expect(office.reads()).toMatch(/第1—10次/)
    expect(await office.asks('下一页')).toMatch(/第11—20次/)
    expect(await office.asks('第3页')).toMatch(/第21—/)
    expect(await office.asks('第1页')).toMatch(/第1—10次/)
    expect(await office.asks('上一页')).toMatch(/前面没有了/)
    expect(await office.asks('第9页')).toMatch(/只有\d页/)
  })
})
