import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupIn, type Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let admin: Speaker
let mei: Speaker
beforeAll(async () => {
  county = await startCounty()
  admin = await county.person('赵管理', { role: 'admin' })
  mei = await county.person('段小梅', { role: 'office' })
})
afterAll(() => county.end())

const scopeOf = async (chatId: string) =>
  (await county.db.reader.chatRoom.findUnique({ where: { chatId } }))?.scope

describe('A group', () => {
  test('that takes the bot in is asked what it is for, and counts as public until an admin says', async () => {
    const { chatId } = county.emulator.makeGroup('新群', [admin.openId, mei.openId])
    await county.settle()
    const group = groupIn(county.emulator, chatId)
    expect(group.reads()).toMatch(/我是伯乐.*〔人才办群〕.*〔公共群〕/s)
    expect(await scopeOf(chatId)).toBe('public')
    expect(await mei.presses('人才办群', group)).toContain('没有“绑定群用途”的权限')
    expect(await admin.presses('人才办群', group)).toBe('已绑定')
    expect(group.reads()).toContain('本群是人才办群')
    expect(await scopeOf(chatId)).toBe('office')
  })

  test('is bound anew by a sentence, confirmed, and back by 撤销', async () => {
    const group = await county.group('village')
    await admin.says('@伯乐 绑定 专班群', group)
    expect(group.reads()).toMatch(/现在：村级结对群.*改为：专班群/s)
    expect(await scopeOf(group.chatId)).toBe('village')
    await admin.presses('确认绑定', group)
    expect(await scopeOf(group.chatId)).toBe('taskforce')
    await admin.says('@伯乐 撤销', group)
    await admin.presses('确认撤销', group)
    expect(await scopeOf(group.chatId)).toBe('village')
    await admin.says('@伯乐 绑定 茶话会', group)
    expect(group.reads()).toMatch(/没有“茶话会”这种群用途.*人才办群、专班群/s)
  })

  test('is not bound in a private chat', async () => {
    await admin.says('绑定 人才办群')
    expect(admin.reads()).toContain('只能在人才办群')
  })

  test('that puts the bot out is left', async () => {
    const group = await county.group('leading')
    county.emulator.removeBot(group.chatId)
    await county.settle()
    expect(
      (await county.db.reader.chatRoom.findUnique({ where: { chatId: group.chatId } }))?.leftAt,
    ).not.toBeNull()
  })
})

describe('Somebody', () => {
  test('who opens the private chat is welcomed once a day', async () => {
    const yang = await county.person('杨春兰')
    await yang.enters()
    await yang.enters()
    expect(yang.history()).toHaveLength(1)
    expect(yang.reads()).toMatch(/我是伯乐.*杨春兰.*〔登记 /s)
    await county.clock.set('2026-11-24T08:00')
    await yang.enters()
    expect(yang.history()).toHaveLength(2)
  })

  test('who leaves the company loses every role', async () => {
    const gone = await county.person('钱去', { role: 'office' })
    await gone.leaves()
    await county.settle()
    const person = await county.db.reader.person.findUnique({
      where: { openId: gone.openId },
      include: { grants: true },
    })
    expect(person?.leftAt).not.toBeNull()
    expect(person?.grants.every(grant => grant.revokedAt !== null)).toBe(true)
    expect(await county.db.reader.auditEvent.count({ where: { event: 'person.left' } })).toBe(1)
    const group = await county.group('office')
    await admin.says('@伯乐 授权 @钱去 人才办', group)
    expect(group.reads()).toContain('钱去已经离职')
  })
})
