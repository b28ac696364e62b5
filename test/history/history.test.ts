import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
let yang: Speaker
let talentId: number

beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'office' })
  yang = await county.person('杨春兰')
  await yang.says('你好')
  const { id } = await county.db.prisma.person.findUniqueOrThrow({ where: { openId: yang.openId } })
  const talent = await county.db.prisma.talent.create({
    data: {
      name: '杨春兰',
      initials: 'ycl',
      category: 'rural',
      tags: [],
      state: 'verified',
      personId: id,
      registeredBy: `person:${id}`,
      createdAt: county.clock.now(),
      updatedAt: county.clock.now(),
    },
  })
  talentId = talent.id
})
afterAll(() => county.end())

const seen = (index: number) => ({
  at: new Date(county.clock.now().getTime() - index * 3_600_000),
  talentId,
  actor: 'person:99',
  actorName: '段小梅',
  actorRole: 'office,township',
  dataClass: index % 2 ? 'P2' : 'P3',
  why: '查人才',
  chatId: 'oc_x',
  scope: 'private',
  turn: `message:om_${index}`,
})

describe('谁看过我', () => {
  test('says when nobody did', async () => {
    await yang.says('谁看过我')
    expect(yang.reads()).toContain('还没有人查看过')
  })

  test('says who, as what, when, what, why and where, in pages', async () => {
    for (let index = 20; index > 0; index -= 1)
      await county.db.prisma.accessRecord.create({ data: seen(index) })
    await yang.says('谁看过我？')
    expect(yang.reads()).toMatch(/人才办、乡镇\/村联络员　段小梅.*联系方式、履历.*“查人才”.*私聊/s)
    expect(yang.reads()).not.toMatch(/P2|P3|office/)
    expect(yang.reads().match(/段小梅/g)).toHaveLength(15)
    await yang.presses('下一页')
    expect(yang.reads().match(/段小梅/g)).toHaveLength(5)
    expect(yang.reads()).not.toContain('下一页')
  })

  test('in a group is answered privately', async () => {
    const group = await county.group('public')
    await yang.says('@伯乐 谁看过我', group)
    expect(group.reads()).toBe('详情已私聊发您。')
    expect(yang.reads()).toContain('谁看过我的信息')
  })

  test('is about one’s own record only', async () => {
    await mei.says('谁看过我')
    expect(mei.reads()).toContain('还没有人才档案')
  })
})

describe('经过', () => {
  test('tells the office what happened to a record, step by step', async () => {
    await mei.says(`经过 RC-${talentId + 1}`)
    expect(mei.reads()).toContain('没有找到')
    await mei.says(`经过 RC-${talentId}`)
    expect(mei.reads()).toContain('还没有办理记录')
    const audit = {
      actor: 'person:1',
      actorName: '段小梅',
      chatId: '',
      source: 'chat',
      prevHash: '',
      hash: '',
    }
    await county.db.prisma.auditEvent.create({
      data: {
        ...audit,
        seq: 0n,
        at: county.clock.now(),
        event: 'talent.verified',
        subject: `RC-${talentId}`,
        turn: 't:1',
      },
    })
    await mei.says(`经过 rc-${talentId}`)
    expect(mei.reads()).toMatch(new RegExp(`RC-${talentId}的经过.*11月23日 9:00.*段小梅`, 's'))
    await yang.says(`经过 RC-${talentId}`)
    expect(yang.reads()).toContain('的经过')
  })

  test('is no tale for others', async () => {
    const wang = await county.person('王强', { role: 'finance' })
    await wang.says(`经过 RC-${talentId}`)
    expect(wang.reads()).toContain(`没有找到RC-${talentId}`)
  })
})

describe('撤销', () => {
  test('of a step that cannot be taken back says which step it was', async () => {
    await mei.says('撤销')
    expect(mei.reads()).toMatch(/您的上一步是“核验入库”，这一步不能撤销/)
  })

  test('after ten minutes finds nothing to take back', async () => {
    await county.clock.set('2026-11-23T09:11')
    await mei.says('撤销')
    expect(mei.reads()).toContain('最近十分钟里没有您办的事')
  })
})
