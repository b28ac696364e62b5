import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cellsOf } from '../exports/stage.ts'
import { type Stage, startStage } from '../talents/stage.ts'

describe('What is kept of me', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('is listed over every ledger, and comes along as a file to me alone', async () => {
    const { person, id } = await stage.verified('杨春兰')
    await person.says('我的全部信息')
    expect(person.reads()).toContain('登记信息')
    expect(person.reads()).toContain('同意记录')
    expect(person.reads()).toContain('没有记录：')
    await person.says('导出我的信息')
    await person.presses('导出')
    const sheets = await cellsOf(person.file())
    expect(sheets.登记信息?.flat()).toContain('杨春兰')
    expect(sheets.登记信息?.flat().some(cell => /^138\d{8}$/.test(cell))).toBe(true)
    expect(sheets.说明?.flat()).toContain(`RC-${id}`)
    const office = await stage.county.group('office')
    await person.says('@伯乐 导出我的信息', office)
    expect(office.history().join()).not.toContain('138')
    expect(office.history().join()).not.toContain('xlsx')
  })

  test('is nobody else’s: whoever is not registered has none, and the office asks for a ledger instead', async () => {
    await stage.verified('杨春兰')
    await stage.mei.says('导出我的信息')
    expect(stage.mei.reads()).toContain('人才库里没有您的信息')
    expect(() => stage.mei.file()).toThrow()
  })

  test('says what withdrawing and erasing would end before it is confirmed', async () => {
    const { person, id } = await stage.verified('杨春兰')
    const village = await stage.county.db.prisma.village.findFirstOrThrow()
    const now = stage.county.clock.now()
    await stage.county.db.prisma.pairing.create({
      data: {
        kind: 'village',
        talentId: id,
        villageId: village.id,
        origin: 'office',
        state: 'active',
        proposedBy: 'person:1',
        since: now,
        createdAt: now,
        updatedAt: now,
      },
    })
    await person.says('我的全部信息')
    expect(person.reads()).toContain('结对（1条）')
    expect(person.reads()).toContain('JD-1')
    await person.says('撤回同意')
    expect(person.reads()).toContain('1个结对随之终止')
    await person.says('删除我')
    expect(person.reads()).toContain('1个结对随之终止')
  })

  test('and who looked at it is told once a year to the head, with what left as files', async () => {
    const { county, mei } = stage
    const zhao = await county.person('赵主任', { role: 'head' })
    await stage.verified('杨春兰')
    await mei.says('导出 人才台账 含手机号')
    await mei.submits('导出', {
      columns: ['phone'],
      purpose: '州委组织部年度检查',
      receiver: '州委组织部',
    })
    await zhao.says('查阅年报')
    expect(zhao.reads()).toContain('个人信息查阅年报')
    expect(zhao.reads()).toContain('段小梅（人才办）　1次')
    expect(zhao.reads()).toContain('DC-1 段小梅　1行　州委组织部年度检查')
    await mei.says('查阅年报')
    expect(mei.reads()).not.toContain('全年')
    await county.clock.set('2027-01-05T09:20')
    expect(zhao.history().at(-1)).toContain('2026年')
  })
})
