import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const uncovered = (): Promise<string> => stage.mei.asks('覆盖 漕溪镇')

const story = (number: string): Promise<string> => stage.mei.asks(`${number} 经过`)

describe('A pairing that holds', () => {
  test('pauses with its reason: the village is uncovered at once, and covered again when it goes on', async () => {
    await stage.mei.says(`JD-${id}`)
    await stage.mei.presses('暂停')
    const without = await stage.mei.submits('暂停', { remark: '住院' })
    expect(without + stage.mei.reads()).toContain('请选择暂停原因')
    expect(await stage.mei.submits('暂停', { reason: 'illness', remark: '住院两周' })).toBe('已暂停')
    expect(await row()).toMatchObject({ state: 'paused', reason: 'illness' })
    expect(he.reads()).toContain('人才生病、休养：住院两周')
    expect(stage.mei.reads()).toContain('松炼村现在没有人才结对；全县7个村覆盖0个，0.0%')
    expect(await uncovered()).toContain('松炼村')
    await he.says('登记服务')
    expect(he.reads()).toContain('没有正在结对的对象')
    await stage.mei.says(`JD-${id}`)
    expect(await stage.mei.presses('恢复')).toBe('已恢复')
    expect(await row()).toMatchObject({ state: 'active', reason: null })
    expect(stage.mei.reads()).toContain('松炼村有人才结对；全县7个村覆盖1个，14.3%')
    expect(await uncovered()).not.toContain('松炼村')
  })

  test('warned after a quarter goes on after a talk that is written down', async () => {
    await stage.county.db.prisma.pairing.update({ where: { id }, data: { state: 'warned' } })
    await stage.mei.says(`JD-${id}`)
    await stage.mei.presses('谈话后继续')
    const short = await stage.mei.submits('继续结对', { words: '谈' })
    expect(short + stage.mei.reads()).toContain('谈话情况至少写4个字')
    expect(await stage.mei.submits('继续结对', { words: '11月23日与本人谈话，月底前到村' })).toContain(
      '结对继续',
    )
    expect(await row()).toMatchObject({ state: 'active' })
    expect(he.reads()).toContain('人才办谈话后，结对继续')
  })

  test('whose term is over is renewed with a new one, which cannot lie in the past', async () => {
    await stage.county.db.prisma.pairing.update({ where: { id }, data: { endsOn: new Date('2026-11-23') } })
    await stage.county.clock.set('2026-11-24T09:30')
    expect((await row()).state).toBe('review')
    expect(stage.mei.reads()).toContain('期限已到，请评估')
    await stage.mei.presses('续结')
    const past = await stage.mei.submits('续结', { until: '2026-11-01', words: '服务扎实' })
    expect(past + stage.mei.reads()).toContain('续结的截止日期已经过了')
    expect(await stage.mei.submits('续结', { until: '2027-11-23', words: '服务扎实' })).toBe('已续结')
    expect(await row()).toMatchObject({ state: 'active', endsOn: new Date('2027-11-23') })
  })

  test('is handed over: the former ends in the moment the new one is approved, with a story of its own', async () => {
    const { person: li } = await stage.verified('李接')
    await stage.mei.says(`JD-${id}`)
    await stage.mei.presses('交接给他人')
    expect(await stage.mei.submits('提出结对', { talent: '李接' })).toContain('已提出')
    const next = await newest()
    expect(next).toMatchObject({ formerId: id, origin: 'handover', state: 'awaiting' })
    await li.presses('同意')
    await stage.qiang.presses('同意')
    expect((await row()).state).toBe('active')
    await stage.zhao.says(`JD-${next.id}`)
    await stage.zhao.presses('审定')
    expect(await row()).toMatchObject({ state: 'ended', reason: 'handover' })
    expect((await row(next.id)).state).toBe('active')
    expect(he.reads()).toContain('结对已交接给其他人才')
    expect(await uncovered()).not.toContain('松炼村')
    const told = await story(`JD-${id}`)
    for (const words of [
      '提出了结对',
      '同意',
      '审定',
      '暂停',
      '恢复',
      '谈话后继续',
      '期满',
      '续结',
      '交接给他人',
    ])
      expect(told).toContain(words)
    expect(told).toContain('赵主任')
  })

  test('ends with a reason, and the office hears which village is open again', async () => {
    const { id: last } = await newest()
    await stage.zhao.says(`JD-${last}`)
    await stage.zhao.presses('解除')
    expect(await stage.zhao.submits('解除', { reason: 'transfer', remark: '' })).toBe('已解除')
    expect(await row(last)).toMatchObject({ state: 'ended', reason: 'transfer' })
    expect(stage.mei.reads()).toContain('人才调离')
    expect(stage.mei.reads()).toContain('松炼村现在没有人才结对')
    expect(await uncovered()).toContain('松炼村')
  })
})

describe('经过 of a pairing', () => {
  test('is told to the talent, the village and its township, and to nobody else', async () => {
    const village = await stage.county.person('村支书', { role: 'township', village: '松炼村' })
    const far = await stage.county.person('外乡干部', { role: 'township', township: '苗岭乡' })
    const other = await stage.verified('旁观者')
    const leader = await stage.county.person('某领导', { role: 'leader' })
    for (const one of [he, village, stage.qiang]) {
      await one.says(`经过 JD-${id}`)
      expect([one.name, one.reads()]).toEqual([one.name, expect.stringContaining(`JD-${id}的经过`)])
    }
    for (const one of [far, other.person, leader]) {
      await one.says(`经过 JD-${id}`)
      expect([one.name, one.reads()]).toEqual([one.name, expect.stringContaining('没有找到')])
    }
  })

  test('in a group goes to whoever asks alone', async () => {
    const group = await stage.county.group('village')
    await he.says(`@伯乐 经过 JD-${id}`, group)
    expect(group.reads()).not.toContain('审定')
    expect(he.reads()).toContain('审定')
  })
})

describe('A proposal', () => {
  test('is taken back by the office, and everybody asked hears of it', async () => {
    const { person: wang } = await stage.verified('王撤')
    await stage.mei.says('提结对 王撤 仁山村')
    await stage.mei.submits('提出结对')
    const { id: own } = await newest()
    const card = wang.message()
    await stage.mei.says(`JD-${own}`)
    await stage.mei.presses('撤回')
    expect(await stage.mei.submits('撤回', { reason: 'withdrawn', remark: '' })).toBe('已撤回')
    expect(await row(own)).toMatchObject({ state: 'ended', reason: 'withdrawn' })
    expect(wang.reads()).toContain('人才办撤回了这项结对')
    expect(await wang.pressesOn(card, '同意')).toContain('情况已有变化')
    expect((await row(own)).state).toBe('ended')
  })

  test('nobody answered expires, and can still be agreed to by phone; a second call about the same side is refused', async () => {
    const { person: zhang } = await stage.verified('张迟')
    await stage.mei.says('提结对 张迟 仁山村')
    await stage.mei.submits('提出结对')
    const { id: late } = await newest()
    await stage.county.clock.set('2026-12-03T09:30')
    expect((await row(late)).state).toBe('expired')
    expect(zhang.reads()).toBeTruthy()
    await stage.mei.says(`JD-${late}`)
    const card = stage.mei.message()
    await stage.mei.presses('登记电话确认')
    const bare = await stage.mei.submits('登记', { party: 'talent', words: '好' })
    expect(bare + stage.mei.reads()).toContain('通话情况至少写4个字')
    expect(await stage.mei.submits('登记', { party: 'talent', words: '12月3日与本人通话，同意' })).toContain(
      '已登记',
    )
    expect(await row(late)).toMatchObject({ state: 'awaiting', talentBy: expect.stringContaining('phone') })
    await stage.mei.pressesOn(card, '登记电话确认').catch(() => undefined)
    await stage.mei.says(`JD-${late}`)
    await stage.mei.presses('登记电话确认')
    await stage.mei.submits('登记', { party: 'village', words: '12月3日与村支书通话，同意' })
    expect((await row(late)).state).toBe('office')
    expect(stage.zhao.reads()).toContain('有一方是电话确认')
  })

  test('of a township’s officer is his to take back while nobody has answered', async () => {
    await stage.verified('周乡')
    await stage.qiang.says('提结对 周乡 铁厂村')
    await stage.qiang.submits('提出结对')
    const { id: own, state } = await newest()
    expect(state).toBe('awaiting')
    await stage.qiang.says(`JD-${own}`)
    await stage.qiang.presses('撤回')
    await stage.qiang.submits('撤回', { reason: 'other', remark: '村里另有想法' })
    expect(await row(own)).toMatchObject({ state: 'ended' })
  })

  test('with a term that ends before it begins is refused', async () => {
    await stage.mei.says('提结对 周乡 铁厂村')
    const before = await newest()
    const words = await stage.mei.submits('提出结对', { startsOn: '2026-12-10', endsOn: '2026-12-01' })
    expect(words + stage.mei.reads()).toContain('截止日期早于开始日期')
    expect((await newest()).id).toBe(before.id)
  })
})
