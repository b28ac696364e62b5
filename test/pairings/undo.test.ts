import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { startPaired } from './stage.ts'

type Paired = Awaited<ReturnType<typeof startPaired>>

let stage: Paired['stage']
let he: Paired['he']
let id: Paired['id']
let row: Paired['row']
let newest: Paired['newest']

beforeAll(async () => {
  ;({ stage, he, id, row, newest } = await startPaired())
})
afterAll(() => stage.county.end())

const logs = () => stage.county.db.prisma.serviceLog.count()

const undo = async (who: Speaker): Promise<string> => {
  await who.says('撤销')
  const said = await who.presses('确认撤销').catch(() => '')

  return said + who.reads()
}

const serve = async (who: Speaker, on: string, what = '讲课'): Promise<void> => {
  await who.says('登记服务')
  await who.submits('登记服务', { what, on })
}

describe('撤销 of a service', () => {
  test('takes the log away, and the latest service is the one before it', async () => {
    await serve(he, '2026-11-20')
    expect((await row()).servedOn).toEqual(new Date('2026-11-20'))
    await serve(he, '2026-11-22', '写错了')
    expect((await row()).servedOn).toEqual(new Date('2026-11-22'))
    const card = stage.qiang.message()
    expect(await undo(he)).toContain('服务登记已撤销')
    expect(await logs()).toBe(1)
    expect((await row()).servedOn).toEqual(new Date('2026-11-20'))
    expect(stage.qiang.reads()).toContain('不用确认了')
    expect(await stage.qiang.pressesOn(card, '确认')).toContain('没有找到这条服务记录')
    expect(await undo(he)).toContain('不能撤销')
  })

  test('warns again when it was that service that had set the pairing right', async () => {
    const until = new Date('2026-12-18T17:30:00+08:00')
    await stage.county.db.prisma.pairing.update({ where: { id }, data: { state: 'warned', dueAt: until } })
    await serve(he, '2026-11-23', '又写错了')
    expect((await row()).state).toBe('active')
    expect(await undo(he)).toContain('服务登记已撤销')
    expect(await row()).toMatchObject({ state: 'warned', dueAt: until, servedOn: new Date('2026-11-20') })
    await serve(he, '2026-11-23')
    expect((await row()).state).toBe('active')
  })

  test('an old service that is written down late sets no warning right', async () => {
    await stage.county.db.prisma.pairing.update({ where: { id }, data: { state: 'warned' } })
    await serve(he, '2026-06-01', '补记六月的')
    expect(await row()).toMatchObject({ state: 'warned', servedOn: new Date('2026-11-23') })
    await stage.county.db.prisma.pairing.update({ where: { id }, data: { state: 'active' } })
  })

  test('is refused once the village has confirmed it', async () => {
    await serve(he, '2026-11-23', '最后一次')
    expect(await stage.qiang.presses('确认')).toBe('已确认')
    const before = await logs()
    expect(await undo(he)).toContain('已经有人答复')
    expect(await logs()).toBe(before)
  })
})

describe('撤销 of a proposal', () => {
  test('takes it back while nobody is bound, and everybody asked hears of it', async () => {
    const { person: li } = await stage.verified('李一')
    await stage.mei.says('提结对 李一 仁山村')
    await stage.mei.submits('提出结对')
    expect(await undo(stage.mei)).toContain('结对已撤回')
    expect(await newest()).toMatchObject({ state: 'ended', reason: 'withdrawn' })
    expect(li.reads()).toContain('人才办撤回了这项结对')
  })

  test('dispatched for an order opens the order again', async () => {
    await stage.qiang.says('点单 铁厂村 要一位懂茶叶的')
    await stage.qiang.submits('点单')
    await stage.mei.presses({ text: '派单', nth: 0 })
    const order = () => stage.county.db.prisma.pairingOrder.findFirstOrThrow()
    expect((await order()).state).toBe('dispatched')
    expect(await undo(stage.mei)).toContain('已撤销：提出了结对')
    expect((await order()).state).toBe('open')
  })

  test('is refused once everybody has answered', async () => {
    const { person: wang } = await stage.verified('王二')
    await stage.mei.says('提结对 王二 仁山村')
    await stage.mei.submits('提出结对')
    await wang.presses('同意')
    await stage.qiang.presses('同意')
    expect(await undo(stage.mei)).toContain('各方已经答复')
    expect((await newest()).state).toBe('office')
  })
})

describe('撤销 of an order', () => {
  test('takes it back before it is dispatched', async () => {
    const { person: chief } = {
      person: await stage.county.person('表村长', { role: 'township', village: '表村' }),
    }
    await chief.says('点单 表村 要一位懂茶叶的')
    await chief.submits('点单')
    expect(await undo(chief)).toContain('点单已撤销')
    const order = await stage.county.db.prisma.pairingOrder.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(order).toMatchObject({ state: 'cancelled' })
  })
})

describe('服务团队', () => {
  const coverage = (): Promise<string> => stage.mei.asks('覆盖 白石镇')

  test('registered for a village is shown apart, and does not cover it', async () => {
    expect(await coverage()).toContain('没有人才结对的村\n白石镇：云头村、双河村')
    await stage.mei.says('登记服务团队 云头村')
    const early = await stage.mei.submits('登记', {
      name: '州农科院茶叶专家团',
      people: '6',
      from: '2026-12-24',
    })
    expect(early + stage.mei.reads()).toContain('开始日期还没有到')
    expect(await stage.mei.submits('登记', { name: '州农科院茶叶专家团', people: '6' })).toBe('已登记')
    const told = await coverage()
    expect(told).toContain('覆盖率0/2')
    expect(told).toContain('没有人才结对的村\n白石镇：双河村')
    expect(told).toContain('只由服务团队照看的村\n白石镇：云头村（州农科院茶叶专家团）')
  })

  test('cannot be registered twice, and only by the office', async () => {
    await stage.mei.says('登记服务团队 云头村')
    const twice = await stage.mei.submits('登记', { name: '州农科院茶叶专家团', people: '8' })
    expect(twice + stage.mei.reads()).toContain('已经登记了“州农科院茶叶专家团”')
    await stage.qiang.says('登记服务团队 松炼村')
    expect(stage.qiang.reads()).toContain('没有“排结对方案”的权限')
    await stage.qiang.says('服务团队')
    expect(stage.qiang.reads()).toContain('州农科院茶叶专家团（6人）')
    expect(stage.qiang.reads()).not.toContain('〔结束〕')
  })

  test('ends from one day to the next, and its registration can be taken back', async () => {
    await stage.mei.says('服务团队')
    expect(await stage.mei.presses('结束')).toBe('已结束')
    expect(await coverage()).toContain('没有人才结对的村\n白石镇：云头村、双河村')
    await stage.mei.says('登记服务团队 双河村')
    await stage.mei.submits('登记', { name: '县医院义诊队', people: '4' })
    expect(await undo(stage.mei)).toContain('县医院义诊队的登记已撤销')
    expect(await stage.county.db.prisma.villageTeam.count({ where: { to: null } })).toBe(0)
    await stage.mei.says('服务团队')
    expect(stage.mei.reads()).toContain('没有正在照看的服务团队')
    await stage.mei.says('经过 TD-1')
    expect(stage.mei.reads()).toContain('结束了服务团队')
  })
})
