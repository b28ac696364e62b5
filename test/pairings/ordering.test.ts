import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, morningOf, opensDue } from '../support/morning.ts'
import type { Speaker } from '../support/speaker.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage
let tao: Speaker
let cha: Speaker

const newestOrder = () => stage.county.db.prisma.pairingOrder.findFirstOrThrow({ orderBy: { id: 'desc' } })
const newestPairing = () => stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })

beforeAll(async () => {
  stage = await startStage()
  tao = (await stage.verified('桃大姐', { fields: '核桃' })).person
  cha = (await stage.verified('茶大哥', { fields: '茶叶' })).person
})
afterAll(() => stage.county.end())

describe('点单', () => {
  test('is understood from one sentence, and the office gets a card with the best few for that village', async () => {
    await stage.qiang.says('铁厂村想要一个懂核桃的')
    expect(stage.qiang.reads()).toContain('点单：向人才办要人')
    expect(await stage.qiang.submits('点单', { strict: true })).toContain('已点单')
    expect(await newestOrder()).toMatchObject({ state: 'open', strict: true, wish: '铁厂村想要一个懂核桃的' })
    expect((await newestOrder()).dueAt).toEqual(new Date('2026-11-26T17:30:00+08:00'))
    expect(stage.mei.reads()).toContain('村里点单要人')
    expect(stage.mei.reads()).toContain('桃大姐')
    expect(stage.mei.reads()).toContain('对口：核桃')
    // Only somebody of that field will do.
    expect(stage.mei.reads()).not.toContain('茶大哥')
    expect(stage.zhao.reads()).not.toContain('点单')
  })

  test('is dispatched with a tap; talent and village answer as usual, and the order is filled with the approval', async () => {
    expect(await stage.mei.presses('派单')).toContain('已派单')
    expect(await newestOrder()).toMatchObject({ state: 'dispatched', dueAt: null })
    const { id, orderId } = await newestPairing()
    expect(orderId).toBe((await newestOrder()).id)
    expect(await tao.presses('同意')).toBe('已同意')
    expect(await stage.qiang.presses('同意')).toBe('已同意')
    await stage.zhao.says(`JD-${id}`)
    expect(await stage.zhao.presses('审定')).toBe('已审定，结对成立')
    expect(await newestOrder()).toMatchObject({ state: 'filled' })
    expect(stage.qiang.history().join('\n')).toContain('结对已经成立')
  })

  test('waits for another one when the talent says no, and he is not suggested again', async () => {
    await stage.qiang.says('点单 仁山村 想要一位懂茶叶的老师')
    await stage.qiang.submits('点单')
    const { id } = await newestOrder()
    await stage.mei.says(`DD-${id}`)
    expect(await stage.mei.presses({ text: '派单', nth: 0 })).toContain('已派单')
    expect(await newestPairing()).toMatchObject({ orderId: id, goal: '仁山村 想要一位懂茶叶的老师' })
    await cha.presses('不同意')
    await cha.submits('不同意', { reason: 'busy', remark: '' })
    expect(await newestOrder()).toMatchObject({ id, state: 'open' })
    expect(stage.mei.history().join('\n')).toContain('派出的没有成，请另派一位')
    await stage.mei.says(`DD-${id}`)
    expect(stage.mei.reads()).not.toMatch(/茶大哥（/)
    expect(stage.mei.reads()).toContain('桃大姐')
  })

  test('can be dispatched to somebody the office chooses itself, for that village only', async () => {
    const { id } = await newestOrder()
    await stage.mei.says(`DD-${id}`)
    await stage.mei.presses('另选一位')
    const text = await stage.mei.submits('提出结对', { talent: '桃大姐', served: '松炼村' })
    expect(text + stage.mei.reads()).toContain('服务对象不一致')
    expect((await newestOrder()).state).toBe('open')
    await stage.mei.says(`DD-${id}`)
    await stage.mei.presses('另选一位')
    expect(await stage.mei.submits('提出结对', { talent: '桃大姐' })).toContain('已提出')
    expect((await newestOrder()).state).toBe('dispatched')
  })

  test('cancelled by the township ends what was proposed for it, and everybody hears of it', async () => {
    const { id } = await newestOrder()
    await stage.qiang.says(`DD-${id}`)
    expect(await stage.qiang.presses('取消点单')).toBe('点单已取消')
    expect(await newestOrder()).toMatchObject({ state: 'cancelled', closedAt: expect.any(Date) })
    expect(await newestPairing()).toMatchObject({ state: 'ended', reason: 'withdrawn' })
    expect(stage.mei.history().join('\n')).toContain('点单已取消')
    expect(tao.reads()).toContain('结对已解除')
  })

  test('pressed on a card that has moved on shows the present truth', async () => {
    await stage.qiang.says('点单 松炼村 要一个懂核桃的')
    await stage.qiang.submits('点单')
    const { id } = await newestOrder()
    await stage.mei.says(`DD-${id}`)
    const card = stage.mei.message()
    await stage.qiang.says(`DD-${id}`)
    await stage.qiang.presses('取消点单')
    expect(await stage.mei.pressesOn(card, { text: '派单', nth: 0 })).toContain('情况已有变化')
    expect(await stage.county.db.prisma.pairing.count({ where: { orderId: id } })).toBe(0)
  })

  test('twice for the same village and field is refused with the number of the first', async () => {
    await stage.qiang.says('点单 松炼村 要一个懂核桃的')
    await stage.qiang.submits('点单')
    const { id } = await newestOrder()
    await stage.qiang.says('点单 松炼村 要一个懂核桃的')
    const answer = await stage.qiang.submits('点单')
    expect(answer + stage.qiang.reads()).toContain(`DD-${id}`)
    expect((await newestOrder()).id).toBe(id)
  })

  test('is the village’s and township’s own: others may not ask for it, and only the office dispatches', async () => {
    await stage.qiang.says('点单 云头村 要一个懂核桃的')
    const refused = await stage.qiang.submits('点单')
    expect(refused + stage.qiang.reads()).toContain('这不在您负责的范围')
    await stage.qiang.says(`DD-${(await newestOrder()).id}`)
    expect(stage.qiang.reads()).not.toContain('推荐人选')
    await cha.says('点单 松炼村 要一个懂核桃的')
    expect(cha.reads()).toContain('没有“提出结对”的权限')
  })

  test('is listed while it waits, the township’s own for its officer, narrowed by a follow-up', async () => {
    const other = await stage.county.person('表村长', { role: 'township', village: '表村' })
    await other.says('我们村想要一个会制茶的')
    await other.submits('点单')
    await stage.mei.says('派单')
    expect(stage.mei.reads()).toContain('松炼村')
    expect(stage.mei.reads()).toContain('表村')
    await stage.mei.says('只看苗岭乡的')
    expect(stage.mei.reads()).toContain('表村')
    expect(stage.mei.reads()).not.toContain('松炼村')
    await other.says('派单')
    expect(other.reads()).not.toContain('松炼村')
    expect(other.reads()).toContain('表村')
  })

  test('not dispatched within three working days reminds the office, and then its head', async () => {
    const number = `DD-${(await newestOrder()).id}`
    await stage.county.clock.set('2026-11-26T09:30')
    expect(dueOn(stage.mei, number)).toBe('今天到期')
    expect(dueOn(stage.zhao, number)).toBeNull()
    // What the village wrote stands on the order itself.
    expect(morningOf(stage.mei)).not.toContain('会制茶')
    expect(await opensDue(stage.mei, number)).toContain('〔另选一位〕')
    await stage.county.clock.set('2026-11-27T09:30')
    expect(dueOn(stage.zhao, number)).toBe('超期1个工作日')
    expect(await opensDue(stage.zhao, number)).toContain('会制茶')
  })

  test('prints how its deadline was counted', async () => {
    const { id } = await stage.county.db.prisma.pairingOrder.findFirstOrThrow({ where: { state: 'open' } })
    await stage.mei.says(`经过 DD-${id}`)
    expect(stage.mei.reads()).toMatch(/办理期限：.*收到，自.*起算：.*共3个工作日，.*17:30截止/)
  })

  test('tells its story in people’s words', async () => {
    const { id } = await stage.county.db.prisma.pairingOrder.findFirstOrThrow({
      where: { state: 'cancelled' },
    })
    await stage.mei.says(`经过 DD-${id}`)
    for (const words of ['点单', '派单', '派出的没有成', '取消点单'])
      expect(stage.mei.reads()).toContain(words)
  })
})
