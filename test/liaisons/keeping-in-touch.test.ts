import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage } from '../talents/stage.ts'

let stage: Stage
let chen: Speaker
let zhou: Speaker

beforeAll(async () => {
  stage = await startStage('2026-10-12T09:00')
  chen = await stage.county.person('陈立新', { role: 'leader' })
  zhou = await stage.county.person('周部长', { role: 'leader' })
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.liaison.findFirstOrThrow({ orderBy: { id: 'desc' } })
const leaderId = async (name: string): Promise<string> =>
  String(
    (await stage.county.db.prisma.leader.findFirstOrThrow({ where: { person: { name }, until: null } })).id,
  )

const assign = async (leader: string, expert: string): Promise<string> => {
  await stage.mei.says('安排联系')
  return stage.mei.submits('安排', { leader: await leaderId(leader), expert })
}

describe('A county leader', () => {
  test('has a rank before he is given experts, and confirms each with a tap', async () => {
    const { person: yang, id } = await stage.verified('杨春兰')
    await stage.mei.says('安排联系 陈立新 杨春兰')
    expect(stage.mei.reads()).toContain('还没有登记县级领导的职级')
    for (const one of [chen, zhou]) {
      await stage.mei.says(`县级领导 ${one.name}`)
      expect(
        await stage.mei.submits('登记', {
          person: one.openId,
          rank: 'other',
          post: '副县长',
          since: '2026-03-01',
        }),
      ).toBe('已登记')
    }
    expect(await assign('陈立新', `RC-${id}`)).toContain('确认卡片已发给领导')
    expect(chen.reads()).toContain('请您联系服务这位专家')
    expect(await chen.presses('确认')).toBe('已确认')
    expect(await newest()).toMatchObject({ state: 'active', talentId: id })
    expect(yang.reads()).toBeTruthy()
  })

  test('writes a contact down in one sentence, with the difficulty he heard kept sealed', async () => {
    await chen.says('今天走访了杨春兰，商量茶厂扩建，他反映孩子上学远')
    expect(chen.reads()).toContain('登记联系服务')
    const form = chen.card()
    expect(JSON.stringify(form)).toContain('孩子上学远')
    expect(await chen.submits('登记')).toBe('已登记联系')
    const contact = await stage.county.db.prisma.contact.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(contact).toMatchObject({ form: 'visit', on: new Date('2026-10-12') })
    expect(contact.difficulty).not.toContain('上学')
    expect(stage.county.vault.open(contact.difficulty ?? '')).toContain('孩子上学远')
    expect(await newest()).toMatchObject({
      contactOn: new Date('2026-10-12'),
      halfYear: new Date('2027-06-30'),
    })
  })

  test('with as many experts as his rank allows gets no more, and two of one expert are shown', async () => {
    for (const name of ['何山', '李石']) {
      const { id } = await stage.verified(name)
      await assign('陈立新', `RC-${id}`)
    }
    const { id } = await stage.verified('段远')
    await assign('陈立新', `RC-${id}`)
    const { prisma } = stage.county.db
    expect(await prisma.liaison.count({ where: { leader: { person: { name: '陈立新' } } } })).toBe(3)
    const { id: yang } = await prisma.talent.findFirstOrThrow({ where: { name: '杨春兰' } })
    expect(await assign('周部长', `RC-${yang}`)).toContain('已安排')
    await stage.mei.says('联系')
    expect(stage.mei.reads()).toContain('另有陈立新联系')
    expect(stage.mei.reads()).toContain('周部长已联系1位，至少2位')
    await chen.says('联系')
    expect(chen.reads()).not.toContain('周部长')
  })

  test('who says no is named to the office with his reason', async () => {
    await zhou.presses('不接')
    expect(await zhou.submits('不接', { reason: 'kin', remark: '是我爱人的表弟' })).toBe('已告诉人才办')
    expect(stage.mei.reads()).toContain('需要回避')
  })

  test('is enough for the office to name, and only his experts stand in the form', async () => {
    const { id } = await stage.verified('白河')
    await assign('周部长', `RC-${id}`)
    await zhou.presses('确认')
    const form = (): string => JSON.stringify(stage.mei.card())
    await stage.mei.says('登记联系 今天走访，商量新品种')
    expect(form()).toContain('周部长 — 白河')
    expect(form()).toContain('陈立新 — 杨春兰')
    await stage.mei.says('登记联系 领导陈立新今天走访，商量新品种')
    expect(form()).toContain('陈立新 — 杨春兰')
    expect(form()).not.toContain('周部长 — 白河')
  })
})

describe('The half-year', () => {
  test('reminds thirty days before it ends, and names who is overdue to those who may see it', async () => {
    const he = await stage.county.db.prisma.liaison.findFirstOrThrow({
      where: { talent: { name: '何山' } },
    })
    await chen.says(`LX-${he.id}`)
    await chen.presses('确认')
    await stage.county.clock.set('2026-11-30T09:40')
    const row = () => stage.county.db.prisma.liaison.findUniqueOrThrow({ where: { id: he.id } })
    expect((await row()).state).toBe('active')
    await stage.county.clock.set('2026-12-01T09:40')
    expect((await row()).state).toBe('due_soon')
    expect(chen.reads()).toContain('本半年还没有联系')
    await stage.mei.says('联系 快到期')
    expect(stage.mei.reads()).toContain('何山')
    await stage.qiang.says('联系 快到期')
    expect(stage.qiang.reads()).toContain('没有“查看联系服务专家情况”的权限')
    await chen.says('登记联系 昨天给何山打了电话，问了苗木')
    await chen.submits('登记')
    expect((await row()).state).toBe('active')
  })
})

describe('经过 of a liaison', () => {
  test('is told to the leader and his expert, who does not read why another leader would not', async () => {
    const rows = await stage.county.db.prisma.liaison.findMany({
      include: { talent: true, leader: { include: { person: true } } },
    })
    const own = rows.find(row => row.talent.name === '何山' && row.leader.person.name === '陈立新')
    for (const one of [chen, stage.county.speaker('何山')]) {
      await one.says(`经过 LX-${own?.id}`)
      expect([one.name, one.reads()]).toEqual([one.name, expect.stringContaining('领导确认')])
    }
    await zhou.says(`经过 LX-${own?.id}`)
    expect(zhou.reads()).toContain('没有找到')
    const declined = rows.find(row => row.state === 'declined')
    await stage.mei.says(`经过 LX-${declined?.id}`)
    expect(stage.mei.reads()).toContain('是我爱人的表弟')
    const expert = stage.county.speaker(declined?.talent.name ?? '')
    await expert.says(`经过 LX-${declined?.id}`)
    expect(expert.reads()).toContain('领导不接')
    expect(expert.reads()).not.toContain('表弟')
  })
})

describe('A leader whose role is taken from him', () => {
  test('leaves his experts to a successor as well', async () => {
    const { prisma } = stage.county.db
    const head = await stage.county.person('赵主任', { role: 'head' })
    const office = await stage.county.group('office')
    const wu = await stage.county.person('吴副县长', { role: 'leader' })
    await stage.mei.says('县级领导 吴副县长')
    await stage.mei.submits('登记', {
      person: wu.openId,
      rank: 'other',
      post: '副县长',
      since: '2026-03-01',
    })
    const { id } = await stage.verified('罗专家')
    await assign('吴副县长', `RC-${id}`)
    await wu.presses('确认')
    const { id: liaison } = await newest()
    await head.says('@伯乐 撤权 @吴副县长', office)
    expect(await head.presses('确认撤权', office)).toBe('已撤权')
    const row = await prisma.liaison.findUniqueOrThrow({ where: { id: liaison } })
    expect(row.state).toBe('changed')
    expect(stage.mei.reads()).toContain('请在10个工作日内安排接任领导')
  })
})

describe('A leader who leaves', () => {
  test('leaves his experts to a successor the office names within ten working days', async () => {
    await chen.leaves()
    const { prisma } = stage.county.db
    const rows = await prisma.liaison.findMany({ where: { leader: { person: { name: '陈立新' } } } })
    expect(rows.filter(({ state }) => state === 'changed').length).toBeGreaterThan(0)
    const [waiting] = rows.filter(({ state }) => state === 'changed')
    await stage.mei.says(`LX-${waiting?.id}`)
    await stage.mei.presses('换一位领导')
    expect(await stage.mei.submits('安排', { leader: await leaderId('周部长') })).toContain('已安排')
    expect(await newest()).toMatchObject({ formerId: waiting?.id, state: 'assigned' })
    expect(await prisma.liaison.findUniqueOrThrow({ where: { id: waiting?.id ?? 0 } })).toMatchObject({
      state: 'ended',
      reason: 'leader',
    })
  })
})
