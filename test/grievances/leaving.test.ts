import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GrievanceStage, school, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const caseOf = (number: string) =>
  stage.county.db.prisma.grievance.findUniqueOrThrow({
    where: { id: Number(number.slice(3).replace('-', '0')) },
  })

describe('A handler who loses his post', () => {
  test('leaves his case to the unit, reads it no more, and is proposed for no other', async () => {
    const { duan, yang, mei, county, newestCase } = stage
    const number = await stage.taken()
    const before = await newestCase()
    const admin = await county.person('赵管理', { role: 'admin' })
    const office = await county.group('office')
    await admin.says(`@伯乐 撤权 @段老师`, office)
    expect(await admin.presses('确认撤权', office)).toBe('已撤权')
    expect(await caseOf(number)).toMatchObject({
      state: 'handling',
      handlerId: null,
      dueAt: before.replyDueAt,
    })
    expect(yang.reads()).toContain('原经办人已经离岗')
    await duan.says(number)
    expect(duan.reads()).toMatch(/没有找到|没有“查看诉求”的权限/)
    await yang.presses('接手办理')
    expect((await caseOf(number)).handlerId).toBe(
      (await county.db.prisma.person.findFirstOrThrow({ where: { name: '杨局长' } })).id,
    )
    await mei.says(number)
    expect(mei.reads()).toContain(`${school}（杨局长）`)
  })

  test('because a deputy’s days are over is noticed the next working morning', async () => {
    const { county, yang, mei } = stage
    const deputy = await county.person('代办员', { role: 'department', unit: school })
    await county.db.prisma.roleGrant.updateMany({
      where: { person: { openId: deputy.openId } },
      data: { until: new Date('2026-11-24') },
    })
    const number = await stage.submitted('我想反映个事，宿舍漏水没人管')
    await mei.says(`受理 ${number}`)
    await mei.submits('受理')
    await mei.presses('转办')
    const unit = String((await county.db.prisma.unit.findFirstOrThrow({ where: { name: school } })).id)
    await mei.submits('转办', { unit })
    await deputy.says(number)
    await deputy.presses('签收办理')
    await county.clock.set('2026-11-24T09:00')
    expect((await caseOf(number)).handlerId).not.toBeNull()
    await county.clock.set('2026-11-25T09:00')
    expect((await caseOf(number)).handlerId).toBeNull()
    expect(yang.history().some(words => words.includes('原经办人已经离岗'))).toBe(true)
  })
})

describe('A talent', () => {
  test('whose two records are merged has his cases under the one that stays', async () => {
    const { mei, county } = stage
    const one = await stage.verified('李二妹')
    await one.person.says('反映诉求 宿舍热水器坏了三个月')
    await one.person.submits('提交诉求')
    const number = stage.numberOf((await stage.newestCase()).id)
    const { prisma } = county.db
    const kept = await prisma.talent.create({
      data: {
        name: '李二妹',
        initials: 'lem',
        category: 'professional',
        tags: [],
        state: 'verified',
        registeredBy: 'system:test',
        createdAt: county.clock.now(),
        updatedAt: county.clock.now(),
      },
    })
    await mei.says(`合并 RC-${kept.id} RC-${one.id}`)
    expect(await mei.presses(`合并，保留RC-${kept.id}`)).toBe('已合并')
    expect((await caseOf(number)).talentId).toBe(kept.id)
    await one.person.says('诉求')
    expect(one.person.reads()).toContain(number)
  })

  test('whose merge is taken back has his own cases again, and what he told since; the other keeps the rest', async () => {
    const { mei, county } = stage
    const one = await stage.verified('王二小')
    const told = async (text: string): Promise<string> => {
      await one.person.says(`反映诉求 ${text}`)
      await one.person.submits('提交诉求')
      return stage.numberOf((await stage.newestCase()).id)
    }
    const before = await told('宿舍热水器坏了三个月')
    const kept = await county.db.prisma.talent.create({
      data: {
        name: '王二小',
        initials: 'wex',
        category: 'professional',
        tags: [],
        state: 'verified',
        registeredBy: 'system:test',
        createdAt: county.clock.now(),
        updatedAt: county.clock.now(),
      },
    })
    const forOther = async (text: string): Promise<string> => {
      await mei.says(`反映诉求 ${text}`)
      expect(await mei.submits('提交诉求', { whom: `RC-${kept.id}` })).toContain('已提交')
      return stage.numberOf((await stage.newestCase()).id)
    }
    const others = await forOther('评职称的材料没有地方交')
    await mei.says(`合并 RC-${kept.id} RC-${one.id}`)
    expect(await mei.presses(`合并，保留RC-${kept.id}`)).toBe('已合并')
    const since = await told('医保报销的窗口找不到')
    expect((await caseOf(since)).talentId).toBe(kept.id)
    const forBoth = await forOther('落户的手续不知道找谁')
    await mei.says(`撤销合并 RC-${kept.id}`)
    expect(await mei.presses('确认撤销合并')).toContain('恢复原状')
    const owners = await Promise.all([before, since, others, forBoth].map(caseOf))
    expect(owners.map(({ talentId }) => talentId)).toEqual([one.id, one.id, kept.id, kept.id])
    await one.person.says('诉求')
    expect(one.person.reads()).toContain(before)
    expect(one.person.reads()).not.toContain(others)
  })

  test('who leaves the register has no case going on, and the unit is told', async () => {
    const { mei, yang, han, hanId } = stage
    const number = await stage.submitted('我想反映个事，孩子转学手续卡住了')
    await mei.says(`受理 ${number}`)
    await mei.submits('受理')
    await mei.presses('转办')
    const unit = await stage.county.db.prisma.unit.findFirstOrThrow({ where: { name: school } })
    await mei.submits('转办', { unit: String(unit.id) })
    await mei.says(`离库 RC-${hanId}`)
    expect(await mei.submits('办理离库', { reason: 'transfer', remark: '调州农科院' })).toBe('已办理离库')
    expect(await caseOf(number)).toMatchObject({ state: 'withdrawn', closedAt: expect.any(Date) })
    expect(yang.history().some(words => words.includes('诉求人已经离库'))).toBe(true)
    expect(han.history().length).toBeGreaterThan(0)
  })

  test('who is erased leaves a number and how it went, no word of his', async () => {
    const { county, mei, zhao } = stage
    const { person } = await stage.verified('孙悦')
    await person.says('反映诉求 人才公寓的卷帘门坏了半年')
    await person.submits('提交诉求')
    const number = stage.numberOf((await stage.newestCase()).id)
    const photo = county.emulator.upload(person.openId, '门.txt', Buffer.from('卷帘门'))
    county.emulator.send(person.openId, photo.type, photo.content)
    await county.settle()
    await person.presses(`${number} 住房保障`)
    await person.says('删除我')
    await person.submits('申请删除')
    await mei.presses('已核实，报主任批准')
    expect(await zhao.presses('批准删除')).toBe('已删除')
    const left = await caseOf(number)
    expect(left).toMatchObject({ state: 'withdrawn', kind: 'housing' })
    expect(county.vault.open(left.text)).toBe('（已按本人要求删除）')
    expect(await county.db.prisma.grievanceFile.count({ where: { grievanceId: left.id } })).toBe(0)
    await mei.says(number)
    expect(mei.reads()).not.toContain('孙悦')
  })
})

describe('A date beyond the holidays that are known', () => {
  test('stays open, is said so, and nothing is refused for it', async () => {
    const { county } = stage
    await county.clock.set('2026-12-31T10:00')
    const { person } = await stage.verified('周岁末')
    await person.says('反映诉求 宿舍停水一个星期没人管')
    expect(await person.submits('提交诉求')).toContain('已提交')
    expect(person.reads()).toContain('放假安排')
    expect((await stage.newestCase()).promisedAt).toBeNull()
  })
})
