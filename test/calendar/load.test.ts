import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let qiang: Speaker
let mei: Speaker

beforeAll(async () => {
  county = await startCounty({ now: '2026-11-20T10:00' })
  qiang = await county.person('罗强', { role: 'admin' })
  mei = await county.person('段小梅', { role: 'office' })
})
afterAll(() => county.end())

// An invented arrangement for 2027; the dates only have to be possible.
const notice = `元旦：1月1日（周五）至3日（周日）放假，共3天。
春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月20日（周六）上班。
清明节：4月3日至5日放假，共3天。
劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
端午节：6月9日放假1天。
中秋节：9月15日放假1天。
国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

const workdayOf = (day: string): Promise<string> => mei.asks(`工作日 ${day}`)

describe('A year nobody has loaded', () => {
  test('is refused in words, and shown as missing', async () => {
    expect(await workdayOf('2027-01-04')).toContain('2027年的节假日安排还没有载入')
    await mei.says('日历 2027')
    expect(mei.reads()).toContain('跨到2027年的期限暂时算不出来')
    await mei.says('日历')
    expect(mei.reads()).toContain('10月1日至7日放假，9月20日、10月10日上班')
    expect(mei.reads()).not.toContain('载入2027年〕')
  })

  test('is asked for each Monday from November on, of the administrators', async () => {
    await county.clock.set('2026-11-23T09:40')
    expect(qiang.reads()).toContain('请载入2027年放假安排')
    expect(mei.history().join('')).not.toContain('请载入2027年')
    await county.clock.set('2026-11-30T09:40')
    expect(qiang.history().filter(text => text.includes('请载入2027年放假安排'))).toHaveLength(2)
  })
})

describe('导入日历', () => {
  test('is for the administrator', async () => {
    await mei.says('导入日历 2027')
    expect(mei.reads()).toContain('您目前没有“载入放假安排”的权限')
  })

  test('of a notice that is not this year’s says what does not fit, and changes nothing', async () => {
    await qiang.presses('载入2027年')
    expect(await qiang.submits('读一读', { text: '元旦：1月1日（周四）至3日（周六）放假。' })).toContain(
      '2027年1月1日是周五，通知里写的是周四',
    )
    expect(await county.db.prisma.calendarYear.count()).toBe(0)
  })

  test('shows what it read, and counts with it once it is confirmed, without a restart', async () => {
    await qiang.says('导入日历 2027')
    await qiang.submits('读一读', { text: notice })
    expect(qiang.reads()).toContain('2月5日至11日放假，1月30日、2月20日上班')
    expect(qiang.reads()).toContain('放假27天，补班5天')
    expect(await workdayOf('2027-02-20')).toContain('还没有载入')
    expect(await qiang.presses('确认载入')).toBe('2027年放假安排已载入')
    expect(await workdayOf('2027-02-20')).toContain('春节调休上班，算工作日')
    await mei.says('工作日 2026-12-31 3')
    expect(mei.reads()).toContain('3个工作日：2027年1月6日（周三）截止')
  })

  test('a second press loads nothing twice, and nobody is asked any more', async () => {
    await qiang.presses('确认载入').catch(() => undefined)
    expect(await county.db.prisma.calendarYear.findMany()).toMatchObject([{ year: 2027, version: 1 }])
    const said = qiang.history().length
    await county.clock.set('2026-12-07T09:40')
    expect(qiang.history()).toHaveLength(said)
  })

  test('is taken back with 撤销, to what stood there before', async () => {
    await qiang.says(`/导入日历 2027 ${notice.replace('2月20日（周六）', '2月21日（周日）')}`)
    expect(qiang.reads()).toContain('确认后替换')
    await qiang.presses('确认载入')
    expect(await workdayOf('2027-02-21')).toContain('算工作日')
    await qiang.says('撤销')
    await qiang.presses('确认撤销')
    expect(await workdayOf('2027-02-21')).toContain('周末休息')
    expect(await workdayOf('2027-02-20')).toContain('算工作日')
  })

  test('from a card that somebody else has overtaken changes nothing', async () => {
    const ling = await county.person('张启明', { role: 'head' })
    await ling.says(`/导入日历 2027 ${notice}`)
    await qiang.says(`/导入日历 2027 ${notice.replace('2月20日（周六）', '2月21日（周日）')}`)
    await qiang.presses('确认载入')
    expect(await ling.presses('确认载入')).toContain('刚刚被别人载入了')
    expect(await workdayOf('2027-02-21')).toContain('算工作日')
  })

  test.each([
    ['导入日历 2031', '2031年的放假安排不能载入'],
    ['/导入日历 2027 元旦：1月1日至3日放假，共4天。', '元旦写的是4天，日期加起来是3天'],
  ])('“%s” is answered with the rule', async (sentence, words) => {
    await qiang.says(sentence)
    expect(qiang.reads()).toContain(words)
  })

  test('opens the deadlines that had no date', async () => {
    const { prisma } = county.db
    await prisma.calendarYear.deleteMany()
    const unit = await prisma.unit.findFirstOrThrow()
    const { id } = await prisma.talent.create({
      data: {
        name: '孙悦',
        initials: 'sy',
        category: 'professional',
        unitId: unit.id,
        tags: [],
        state: 'unit_review',
        since: new Date('2026-12-30T09:00:00+08:00'),
        registeredBy: 'person:1',
        createdAt: new Date('2026-12-30T09:00:00+08:00'),
        updatedAt: new Date('2026-12-30T09:00:00+08:00'),
      },
    })
    await county.clock.set('2026-12-31T08:00')
    await qiang.says(`/导入日历 2027 ${notice}`)
    await qiang.presses('确认载入')
    await county.clock.set('2026-12-31T09:30')
    expect((await prisma.talent.findUniqueOrThrow({ where: { id } })).dueAt).toEqual(
      new Date('2027-01-05T17:30:00+08:00'),
    )
  })
})
