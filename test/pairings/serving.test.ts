import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const newestLog = () => stage.county.db.prisma.serviceLog.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('A service', () => {
  test('is written down from one line, and the village confirms it with a tap', async () => {
    const { person: yang } = await stage.paired('杨春兰', '松炼村')
    await yang.says('今天到松炼村讲核桃嫁接，26户，两小时')
    expect(yang.reads()).toContain('登记服务')
    expect(await yang.submits('登记服务')).toBe('已登记服务')
    expect(await newestLog()).toMatchObject({
      households: 26,
      minutes: 120,
      mode: 'training',
      state: 'awaiting',
      on: new Date('2026-11-23'),
    })
    expect((await newestLog()).what).toContain('核桃嫁接')
    expect(stage.qiang.reads()).toContain('请村里确认')
    expect(await stage.qiang.presses('确认')).toBe('已确认')
    expect(await newestLog()).toMatchObject({ state: 'confirmed' })
  })

  test('the village disagrees with is told to the talent and the office with its reason', async () => {
    const { person: he } = await stage.paired('何山', '仁山村')
    await he.says('登记服务 昨天到仁山村走访，12户')
    await he.submits('登记服务', { what: '走访果农' })
    await stage.qiang.presses('有异议')
    expect(await stage.qiang.submits('提出异议', { remark: '当天只来了3户' })).toBe('已提出异议')
    expect(he.reads()).toContain('当天只来了3户')
    expect(stage.mei.reads()).toContain('当天只来了3户')
    expect(await newestLog()).toMatchObject({ state: 'disputed' })
  })

  test('nobody answers within five working days counts, marked as unconfirmed', async () => {
    const { person: li, id } = await stage.paired('李石', '铁厂村')
    await li.says('登记服务')
    await li.submits('登记服务', { what: '看了苗圃', mode: 'field', mu: '12.5亩', money: '3.5万元' })
    expect(await newestLog()).toMatchObject({ tenthMu: 125, fen: 3_500_000n })
    await stage.county.clock.set('2026-12-01T09:40')
    expect(await newestLog()).toMatchObject({ state: 'unconfirmed' })
    expect(await stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })).toMatchObject({
      servedOn: new Date('2026-11-23'),
    })
  })

  test('in the future is refused with the rule', async () => {
    const { person } = await stage.paired('云上', '铁厂村')
    await person.says('登记服务')
    expect(await person.submits('登记服务', { what: '讲课', on: '2026-12-20' })).toContain('服务日期还没有到')
  })

  test('is not somebody else’s to write down', async () => {
    const stranger = await stage.county.person('过路人', { role: 'department', unit: '云岭县人民医院' })
    await stranger.says('登记服务')
    expect(stranger.reads()).toContain('没有正在结对的对象')
  })
})

describe('A photo', () => {
  /** Another picture for every name: its bytes end with it. */
  const sendsPhoto = async (who: Speaker, name: string): Promise<string> => {
    const { emulator, settle } = stage.county
    const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(name)])
    const { type, content } = emulator.upload(who.openId, `${name}.png`, bytes)
    emulator.send(who.openId, type, content)
    await settle()
    return String(content.image_key)
  }

  test('sent within ten minutes of its service is kept with it, and the village looks at it before it confirms', async () => {
    const { person: yang } = await stage.paired('照一', '松炼村')
    await yang.says('今天到松炼村讲核桃嫁接，26户')
    await yang.submits('登记服务')
    expect(yang.reads()).toContain('10分钟内直接发在这里')
    const first = await sendsPhoto(yang, 'first')
    expect(yang.reads()).toContain('照片附到这次服务了')
    expect(await newestLog()).toMatchObject({ photoKey: first, state: 'awaiting' })
    expect(stage.qiang.reads()).toMatch(/补了一张照片，请村里确认.*照片：?\s*1张/s)
    expect(await stage.qiang.presses('看照片')).toBe('照片发在下面了')
    expect(stage.qiang.history().at(-1)).toBe('［图片］')
    expect(String(stage.qiang.file().bytes)).toContain('first')
    expect(await stage.qiang.presses('确认')).toBe('已确认')
    await sendsPhoto(yang, 'second')
    expect(yang.reads()).toContain('照片换成了新的')
    await yang.says('撤销')
    await yang.presses('确认撤销')
    expect(await newestLog()).toMatchObject({ photoKey: first, state: 'confirmed' })
  })

  test('sent while the form stands open is kept with the service written down on it, once', async () => {
    const { person: he } = await stage.paired('照二', '仁山村')
    await he.says('登记服务 今天到仁山村走访，12户')
    const early = await sendsPhoto(he, 'early')
    expect(he.reads()).toContain('登记服务时一起附上')
    await he.submits('登记服务', { what: '走访果农' })
    expect(await newestLog()).toMatchObject({ photoKey: early })
    expect(stage.qiang.reads()).toContain('看照片')
    await he.says('登记服务')
    await he.submits('登记服务', { what: '再走访一次' })
    expect(await newestLog()).toMatchObject({ what: '再走访一次', photoKey: null })
  })

  test('sent by mistake is taken back before it is used', async () => {
    const he = stage.county.speaker('照二')
    await he.says('登记服务')
    await sendsPhoto(he, 'wrong')
    await he.says('撤销')
    await he.presses('确认撤销')
    await he.says('登记服务')
    await he.submits('登记服务', { what: '第三次走访' })
    expect(await newestLog()).toMatchObject({ what: '第三次走访', photoKey: null })
  })

  test('sent a quarter of an hour later, or by somebody else, belongs to no service', async () => {
    const stranger = await stage.county.person('路过的')
    await sendsPhoto(stranger, 'other')
    expect(stranger.reads()).not.toContain('服务')
    await stage.county.clock.set('2026-11-23T09:16')
    const he = stage.county.speaker('照二')
    await sendsPhoto(he, 'late')
    expect(await newestLog()).toMatchObject({ what: '第三次走访', photoKey: null })
  })

  test('is opened by nobody whom the pairing no longer concerns', async () => {
    const officer = await stage.county.person('李所长', { role: 'township', township: '漕溪镇' })
    const { person } = await stage.paired('照三', '铁厂村')
    await person.says('登记服务')
    await sendsPhoto(person, 'private')
    await person.submits('登记服务', { what: '看茶园' })
    const { prisma } = stage.county.db
    const { id } = await prisma.person.findUniqueOrThrow({ where: { openId: officer.openId } })
    expect(officer.reads()).toContain('看照片')
    await prisma.roleGrant.deleteMany({ where: { personId: id } })
    expect((await officer.presses('看照片')) + officer.reads()).toContain('这次服务没有照片')
    expect(officer.history()).not.toContain('［图片］')
  })
})

describe('服务记录', () => {
  test('lists what was done, ten at a time, with its sums, and opens each', async () => {
    const { person, id } = await stage.paired('多次', '松炼村')
    const at = stage.county.clock.now()
    await stage.county.db.prisma.serviceLog.createMany({
      data: Array.from({ length: 12 }, (_, nth) => ({
        pairingId: id,
        on: new Date(`2026-10-${String(nth + 1).padStart(2, '0')}`),
        mode: 'visit',
        what: `第${nth + 1}次`,
        households: 2,
        minutes: 90,
        state: nth === 0 ? 'disputed' : 'confirmed',
        loggedBy: 'system:test',
        createdAt: at,
      })),
    })
    await person.says('登记服务')
    await person.submits('登记服务', { what: '第十三次' })
    await person.says(`JD-${id}`)
    await person.presses('服务记录')
    expect(person.reads()).toMatch(/共13次.*有效12次，共16\.5小时，惠及22户.*第十三次.*待确认/s)
    expect(person.reads()).toContain('第1—10次，共13次')
    await person.presses('下一页')
    expect(person.reads()).toContain('第1次')
    await person.presses('上一页')
    expect(person.reads()).toContain('第十三次')
    await person.presses({ text: '查看', nth: 0 })
    expect(person.reads()).toContain('第十三次')
    expect(person.reads()).not.toContain('有异议的不计入')
    const stranger = await stage.county.person('无关的人', { role: 'leader' })
    await stranger.says(`JD-${id}`)
    await stranger.presses('服务记录')
    expect(stranger.reads()).toContain('共13次')
  })
})

describe('A quarter without a service', () => {
  test('warns the talent and the office; a service sets it right again', async () => {
    const spring = await startStage('2026-05-11T09:00')
    const { person, id } = await spring.paired('段远', '松炼村')
    const row = () => spring.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })
    await spring.county.clock.set('2026-08-10T09:40')
    expect((await row()).state).toBe('active')
    await spring.county.clock.set('2026-08-12T09:40')
    expect((await row()).state).toBe('warned')
    expect(person.reads()).toContain('一个季度没有服务记录')
    await person.says('登记服务')
    await person.submits('登记服务', { what: '补种茶苗', on: '2026-08-12' })
    expect((await row()).state).toBe('active')
    await spring.county.end()
  })
})
