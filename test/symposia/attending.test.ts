import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const prisma = () => stage.county.db.prisma
const guestOf = (symposiumId: number, name: string) =>
  prisma().symposiumGuest.findFirstOrThrow({
    where: { symposiumId, OR: [{ talent: { name } }, { unit: { name } }] },
  })

describe('A talk is planned', () => {
  test('in one sentence, whose words stand in the form', async () => {
    await stage.mei.says('12月4日下午两点半在县委二楼会议室开一场关于茶产业的座谈会，请杨春兰参加')
    expect(stage.mei.reads()).toContain('安排座谈会')
    const form = JSON.stringify(stage.mei.card())
    for (const words of ['2026-12-04', '14:30', '县委二楼会议室', '茶产业', '杨春兰'])
      expect(form).toContain(words)
    expect(await stage.mei.submits('保存方案')).toContain('方案已保存')
    expect(await prisma().symposium.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      state: 'planned',
      kind: 'symposium',
      startsAt: new Date('2026-12-04T14:30:00+08:00'),
      // Five working days before.
      dueAt: new Date('2026-11-27T17:30:00+08:00'),
    })
  })

  test('and refused in words when the time is past, no time, or somebody is not to be found', async () => {
    await stage.mei.says('安排座谈会')
    const form = { kind: 'heart', topic: '听听心里话', day: '2026-11-20', time: '9点', place: '人才之家' }
    const tried = (more: Readonly<Record<string, unknown>>) =>
      stage.mei.submits('保存方案', { ...form, ...more })
    const count = () => prisma().symposium.count()
    const before = await count()
    expect(await tried({})).toContain('开会的时间已经过了')
    expect(await tried({ day: '2026-12-02', time: '饭后' })).toContain('没看懂开会的时间')
    expect(await tried({ day: '2026-12-02', guests: '查无此人' })).toContain('没有找到“查无此人”')
    expect(await tried({ day: '2026-12-02', units: '火星局' })).toContain('没有找到单位“火星局”')
    expect(await count()).toBe(before)
  })

  test('by the office only; an expert is told who does it', async () => {
    await stage.yang.says('安排座谈会')
    expect(stage.yang.reads()).toContain('没有“组织座谈会”的权限')
  })

  test('with nobody on the list no invitation goes out', async () => {
    const id = await stage.planned({ guests: '', units: '' })
    expect(await stage.mei.presses('发出邀请')).toContain('名单里还没有人')
    expect((await stage.symposium(id)).state).toBe('planned')
  })

  test('nobody learns of it before the invitations go out', async () => {
    const id = await stage.planned()
    expect(stage.yang.history().join('\n')).not.toContain(`ZT-${id}`)
    await stage.yang.says(`ZT-${id}`)
    expect(stage.yang.reads()).toContain('没有找到')
  })
})

describe('Guests are found', () => {
  test('by what they do, ticked, and added; somebody on the list is not added twice', async () => {
    const id = await stage.planned({ guests: '', units: '' })
    await stage.mei.says(`邀请座谈 ZT-${id} 茶叶`)
    expect(stage.mei.reads()).toContain('按“茶叶”找到2位')
    expect(
      await stage.mei.submits('加入名单', { found: [String(stage.ids.yang)], guests: '何山' }),
    ).toContain('已加入名单')
    expect(await prisma().symposiumGuest.count({ where: { symposiumId: id } })).toBe(2)
    await stage.mei.says(`邀请座谈 ZT-${id} 何山`)
    expect(await stage.mei.submits('加入名单')).toContain('选的都已经在名单里')
    expect(await prisma().symposiumGuest.count({ where: { symposiumId: id } })).toBe(2)
  })
})

describe('An invitation', () => {
  let id: number

  test('reaches experts and units in private; who has no account is named to the office', async () => {
    id = await stage.invited()
    for (const one of [stage.yang, stage.he, stage.farm, stage.school])
      expect(one.reads()).toContain('请答复能不能到会')
    await stage.mei.says(`参会名单 ZT-${id}`)
    expect(stage.mei.reads()).toContain('没有开通账号，请电话通知')
    expect(stage.mei.reads()).toContain('没有答复5')
  })

  test('is answered with a tap, and can be changed; the reason for a no is sealed and for the office alone', async () => {
    expect(await stage.yang.presses('参加')).toBe('已答复：参加')
    expect(await stage.he.presses('请假')).toBeDefined()
    expect(await stage.he.submits('请假', { reason: '当天做手术' })).toBe('已答复：请假')
    const guest = await guestOf(id, '何山')
    expect(guest).toMatchObject({ answer: 'no' })
    expect(guest.reason).not.toContain('手术')
    expect(stage.mei.reads()).toContain('何山请假')
    expect(stage.mei.reads()).not.toContain('手术')
    await stage.mei.says(`参会名单 ZT-${id}`)
    expect(stage.mei.reads()).toContain('当天做手术')
    await stage.he.says('座谈会我能来')
    expect(await stage.he.presses('参加')).toBe('已答复：参加')
    expect(await guestOf(id, '何山')).toMatchObject({ answer: 'yes', reason: null })
  })

  test('lets a unit send somebody; for a heart-to-heart talk an expert comes himself', async () => {
    await stage.farm.presses('派人代')
    expect(await stage.farm.submits('派人代', { deputy: '张明，副股长' })).toBe('已答复：派人代')
    expect(await guestOf(id, '云岭县农业农村局')).toMatchObject({ answer: 'deputy', deputy: '张明，副股长' })
    const heart = await stage.invited({ kind: 'heart', topic: '心里话' })
    expect(JSON.stringify(stage.yang.card())).not.toContain('派人代')
    expect(JSON.stringify(stage.farm.card())).toContain('派人代')
    await stage.mei.says(`取消座谈会 ZT-${heart}`)
    await stage.mei.submits('取消座谈会', { reason: 'clash' })
  })

  test('is written down by the office for whoever answered by phone', async () => {
    await stage.mei.says(`参会名单 ZT-${id} 没答复`)
    expect(stage.mei.reads()).toContain('老李')
    await stage.mei.presses({ text: '代记答复', nth: 0 })
    await stage.mei.submits('记下', { answer: 'yes' })
    expect(await guestOf(id, '老李')).toMatchObject({ answer: 'yes' })
  })

  test('of somebody else cannot be answered', async () => {
    const other = await stage.county.person('外人', { role: 'talent' })
    await other.says(`ZT-${id}`)
    expect(other.reads()).toContain('没有找到')
  })

  test('in a group is answered alone', async () => {
    const group = await stage.county.group('public')
    await stage.yang.says(`@伯乐 ZT-${id}`, group)
    expect(group.reads()).not.toContain('县委二楼会议室')
  })
})

describe('Before the day', () => {
  test('whoever has not answered is asked once more a day, in working hours', async () => {
    const id = await stage.invited({ topic: '催一催', day: '2026-12-10' })
    await stage.mei.says(`参会名单 ZT-${id}`)
    expect(await stage.mei.presses('催一下没答复的')).toContain('已催')
    expect(stage.yang.reads()).toContain('您还没有答复')
    const before = stage.yang.history().length
    await stage.mei.says(`参会名单 ZT-${id}`)
    await stage.mei.presses('催一下没答复的')
    expect(stage.yang.history().length).toBe(before)
  })

  test('everybody is reminded on the working day before, over a weekend too, and nobody twice', async () => {
    const id = await stage.invited({ topic: '周一的座谈', day: '2026-12-07', time: '9:00' })
    await stage.yang.presses('参加')
    await stage.he.presses('请假')
    await stage.he.submits('请假', { reason: '出差' })
    await stage.county.clock.set('2026-12-03T10:00')
    const told = (name: 'yang' | 'he' | 'farm') =>
      stage[name].history().filter(words => words.includes('提醒：') && words.includes('周一的座谈')).length
    expect([told('yang'), told('he'), told('farm')]).toEqual([0, 0, 0])
    await stage.county.clock.set('2026-12-04T10:00')
    expect([told('yang'), told('he'), told('farm')]).toEqual([1, 0, 1])
    expect(stage.farm.history().join('\n')).toContain('您还没有答复能不能到会')
    await stage.county.clock.set('2026-12-06T10:00')
    expect([told('yang'), told('he'), told('farm')]).toEqual([1, 0, 1])
    expect((await stage.symposium(id)).state).toBe('invited')
  })
})

describe('A talk that is moved or called off', () => {
  test('is told to everybody; with another time the answers begin anew', async () => {
    await stage.county.clock.set('2026-12-07T10:00')
    const id = await stage.invited({ topic: '改期的座谈', day: '2026-12-15' })
    await stage.yang.presses('参加')
    await stage.mei.says(`座谈改期 ZT-${id} 12月16日上午十点`)
    expect(JSON.stringify(stage.mei.card())).toContain('2026-12-16')
    expect(await stage.mei.submits('改期并通知', { time: '10:00', remark: '会场有变' })).toContain('已改期')
    expect(stage.yang.reads()).toContain('请重新答复')
    expect(stage.yang.reads()).toContain('会场有变')
    expect(await guestOf(id, '杨春兰')).toMatchObject({ answer: 'none' })
    await stage.yang.presses('参加')
    await stage.mei.says(`座谈改期 ZT-${id}`)
    await stage.mei.submits('改期并通知', { place: '人才之家' })
    expect(await guestOf(id, '杨春兰')).toMatchObject({ answer: 'yes' })
    expect(stage.yang.reads()).toContain('地点改了')
  })

  test('tells its reason, and its invitation can no more be answered', async () => {
    const id = await stage.invited({ topic: '取消的座谈', day: '2026-12-17' })
    const invitation = stage.yang.message()
    await stage.mei.says(`取消座谈会 ZT-${id}`)
    expect(await stage.mei.submits('取消座谈会', { reason: 'weather', remark: '大雪封路' })).toContain(
      '已取消',
    )
    expect(stage.yang.reads()).toContain('大雪封路')
    expect(stage.chen.history().join('\n')).not.toContain('取消的座谈')
    expect(await stage.yang.pressesOn(invitation, '参加')).toContain('这场座谈会已经取消')
    expect((await stage.symposium(id)).state).toBe('cancelled')
  })
})
