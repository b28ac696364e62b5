import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker

const at = new Date('2026-01-05T09:00:00+08:00')

const stateOf = (index: number): string => (index === 12 ? 'applied' : index === 11 ? 'rectify' : 'running')

const report = {
  year: 2025,
  techniques: 2,
  varieties: 1,
  acreageMu: 300,
  trainees: 100,
  households: 40,
  incomeFen: 120_000n,
  daysOnSite: 31,
  spentFen: 2_000_000n,
  by: 'system:test',
  at,
}

type Places = {
  readonly units: readonly number[]
  readonly townships: readonly number[]
  readonly fields: readonly number[]
}

const turn = <One>(list: readonly One[], index: number): One => list[index % list.length] as One // never empty

const dataOf = (index: number, { units, townships, fields }: Places) => ({
  name: `第${index + 1}专家工作站`,
  kind: index === 0 ? 'academician' : 'expert',
  level: turn(['province', 'prefecture', 'county'], index),
  state: stateOf(index),
  hostUnitId: turn(units, index),
  deptUnitId: turn(units, 0),
  townshipId: turn(townships, index),
  fieldId: turn(fields, index),
  expertName: index < 2 ? '周正平' : `专家${index}`,
  institution: index === 3 ? '滇西理工大学' : '省农业大学',
  plan: '每年驻站三十天。',
  plateOn: new Date(index === 5 ? '2025-06-01' : '2023-06-01'),
  startsOn: new Date('2024-01-01'),
  endsOn: new Date(index === 4 ? '2027-01-31' : '2028-12-31'),
  since: at,
  registeredBy: 'system:test',
  createdAt: at,
  updatedAt: at,
  reports: { create: index < 3 ? [report] : [] },
})

/** Twelve stations that stand, one applied for; levels, fields and townships in turn. */
const furnished = async (): Promise<void> => {
  const { prisma } = county.db
  const ids = async (rows: Promise<readonly { readonly id: number }[]>) => (await rows).map(({ id }) => id)
  const places = {
    units: await ids(prisma.unit.findMany({ orderBy: { id: 'asc' } })),
    townships: await ids(prisma.township.findMany({ orderBy: { id: 'asc' } })),
    fields: await ids(prisma.field.findMany({ orderBy: { id: 'asc' } })),
  }
  for (let index = 0; index < 13; index += 1) await prisma.workstation.create({ data: dataOf(index, places) })
}

beforeAll(async () => {
  county = await startCounty()
  await furnished()
  mei = await county.person('段小梅', { role: 'office' })
})
afterAll(() => county.end())

const found = (sentence: string, speaker = mei): Promise<string> => speaker.asks(sentence)
const total = (words: string): number => Number(/共(\d+)个/.exec(words)?.[1] ?? (/GZ-\d/.test(words) ? 1 : 0))

describe('工作站', () => {
  test.each([
    ['工作站', 12],
    ['工作站 州级', 4],
    ['工作站 级别=州 状态=运行', 4],
    ['工作站 级别=省', 4],
    ['工作站 茶叶', 3],
    ['工作站 漕溪镇 茶叶', 1],
    ['工作站 县医院', 3],
    ['工作站 整改', 1],
    ['工作站 周正平', 2],
    ['工作站 滇西理工大学', 1],
    ['工作站 三个月内到期', 1],
    ['工作站 院士工作站', 1],
    ['station', 12],
    ['工作站 正在申报', 1],
    ['工作站 可以资助', 11],
    ['工作站 没考核', 12],
  ])('%s finds %i', async (sentence, count) => {
    expect(total(await found(sentence))).toBe(count)
  })

  test.each([
    ['漕溪有哪些州级工作站', '级别：州级'],
    ['茶叶方面的专家工作站有哪些', '领域：茶叶'],
    ['明年上半年到期的站', 'GZ-5'],
  ])('“%s” is understood', async (sentence, words) => {
    expect(await found(sentence)).toContain(words)
  })

  test('about a township the lists do not hold answers for the whole county and says so', async () => {
    const told = await found('漕涧有哪些州级工作站')
    expect(told).toContain('“漕涧”不在名录里，按全县查的。是不是漕溪镇')
    expect(total(told)).toBe(4)
    expect(await found('漕溪有哪些州级工作站')).not.toContain('不在名录里')
    expect(await found('全县有哪些州级工作站')).not.toContain('不在名录里')
  })

  test('of one that came with a list has a story that says so', async () => {
    expect(await found('经过 GZ-1')).toContain('批量录入的，录入以后还没有办理记录')
    expect(await found('经过 GZ-999')).toContain('没有找到')
  })

  test('shows ten at a time, and turns in the same card without losing or repeating one', async () => {
    await found('工作站')
    const first = mei.reads()
    await mei.presses('下一页')
    const second = mei.reads()
    const numbers = [...`${first}${second}`.matchAll(/GZ-\d+/g)].map(([number]) => number)
    expect(new Set(numbers).size).toBe(12)
    expect(numbers).toHaveLength(12)
    await mei.presses('上一页')
    expect(mei.reads()).toBe(first)
  })

  test('that finds nothing says what was looked for', async () => {
    expect(await found('工作站 省级 已终止')).toContain('没有工作站同时符合')
  })

  test('of a number shows that one, with its results and its year', async () => {
    for (const sentence of ['GZ-1', 'gz1', '工作站 GZ-1', '看工作站 1']) {
      expect(await found(sentence)).toContain('第1专家工作站')
      expect(mei.reads()).toContain('历年成果')
    }
    expect(await found('GZ-99')).toContain('没有找到工作站GZ-99')
  })

  test('under review is seen by who handles it, and by nobody else', async () => {
    const wang = await county.person('王强', { role: 'township', township: '漕溪镇' })
    expect(await found('工作站', wang)).not.toContain('正在申报')
    expect(await found('GZ-13', wang)).toContain('没有找到')
    const officer = await county.person('何农', { role: 'department', unit: '云岭县农业农村局' })
    expect(await found('工作站', officer)).toContain('另有1个正在申报，还没有挂牌。')
    await officer.presses('看正在申报的')
    expect(officer.reads()).toContain('GZ-13')
    await officer.says('工作站待办')
    expect(officer.reads()).toContain('GZ-13')
  })

  test('in the public group tells how many, and the names go to the person alone', async () => {
    const group = await county.group('public')
    await mei.says('@伯乐 工作站 茶叶', group)
    expect(group.reads()).toBe('共3个工作站，名单已私聊发您。')
    expect(mei.reads()).toContain('第1专家工作站')
  })

  test('is not shown to strangers', async () => {
    const stranger = await county.person('路人甲')
    expect(await found('工作站', stranger)).toContain('您目前没有“查看专家工作站”的权限')
  })
})

describe('工作站统计', () => {
  test('counts by level what has the plate on the door, and adds up what was reported', async () => {
    const words = await found('工作站统计')
    expect(total(words)).toBe(12)
    expect(words).toContain('300人次')
    expect(words).toContain('6万元')
    await mei.presses('按乡镇')
    expect(mei.reads()).toContain('漕溪镇')
  })
})
