import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'
import type { Speaker } from '../support/speaker.ts'

// Several mornings of the whole county in one story.
vi.setConfig({ testTimeout: 60_000 })

let stage: PairingStage
let chen: Speaker
let zhou: Speaker
let han: Speaker

beforeAll(async () => {
  stage = await startStage('2026-11-18T09:00')
  chen = await stage.county.person('陈立新', { role: 'leader' })
  zhou = await stage.county.person('周敏', { role: 'member' })
  han = await stage.county.person('韩枫', { role: 'member' })
  await stage.paired('杨春兰', '松炼村')
})
afterAll(() => stage.county.end())

const at = (time: string): Promise<void> => stage.county.clock.set(time)
const digests = (speaker: Speaker): readonly string[] =>
  speaker.history().filter(words => words.startsWith('【人才工作周报'))

describe('A reader', () => {
  test('stops his digests until a day, is told what follows, and has none until then', async () => {
    await zhou.says('暂停简报 到12月1日')
    expect(zhou.reads()).toContain('2026年12月1日（含当天）')
    expect(zhou.reads()).toContain('过后也不补发')
    await zhou.presses('暂停')
    expect(zhou.reads()).toContain('已暂停')
    await zhou.says('简报 设置')
    expect(zhou.reads()).toContain('暂停到2026年12月1日')
    await at('2026-11-23T08:45')
    expect(digests(zhou)).toHaveLength(0)
    expect(digests(chen)).toHaveLength(1)
  })

  test('has them in words, at a time of his own', async () => {
    await han.says('简报 设置')
    expect(han.reads()).toContain('周报')
    await han.submits('保存设置', {
      form: '纯文字',
      time: '下午3:00',
      rhythm: '每周',
      morning: '每个工作日早上发',
    })
    expect(han.reads()).toContain('简报设置已保存')
    await at('2026-11-30T09:30')
    expect(digests(han)).toHaveLength(1)
    await at('2026-11-30T15:20')
    expect(digests(han)).toHaveLength(2)
    expect(han.reads()).toContain('11月23日至11月29日')
  })

  test('cannot save an old card over a newer choice', async () => {
    await han.says('简报 设置')
    const old = han.message()
    await han.says('简报 设置')
    const form = {
      form: '卡片（有图表和按钮）',
      time: '上午8:30',
      rhythm: '每周',
      morning: '不发，我自己查（快到期、超期的事仍提醒）',
    }
    await han.submits('保存设置', form)
    const toast = await han.pressesOn(old, '保存设置', { ...form, morning: '每个工作日早上发' })
    expect(toast).toContain('您的设置在别处已经改过了')
    const kept = await stage.county.db.prisma.digestPreference.findFirstOrThrow({
      where: { person: { name: '韩枫' } },
    })
    expect(kept).toMatchObject({ form: 'card', minute: 510, morning: false })
  })

  test('begins again, and the first one goes on from the last he had', async () => {
    await zhou.says('恢复简报')
    await zhou.presses('恢复')
    await at('2026-12-07T08:45')
    expect(digests(zhou)).toHaveLength(1)
    await zhou.says('恢复简报')
    expect(zhou.reads()).toContain('您的简报没有暂停')
  })

  test('on leave has it on his first working day back, told of all that time', async () => {
    await chen.says('我请假到12月16日')
    expect(chen.reads()).toContain('2026年12月16日（含当天）')
    await chen.presses('请假')
    const before = digests(chen).length
    await at('2026-12-14T08:45')
    await at('2026-12-16T10:00')
    expect(digests(chen)).toHaveLength(before)
    await at('2026-12-17T08:45')
    expect(digests(chen)).toHaveLength(before + 1)
    expect(chen.reads()).toContain('12月7日至12月16日')
    expect(chen.reads()).toContain('2026年第50周')
  })

  test('back before he said so has it within minutes', async () => {
    await zhou.says('请假到12月31日')
    await zhou.presses('请假')
    await at('2026-12-21T08:45')
    const before = digests(zhou).length
    await zhou.says('销假')
    await zhou.presses('销假')
    await at('2026-12-21T09:05')
    expect(digests(zhou)).toHaveLength(before + 1)
    await zhou.says('销假')
    expect(zhou.reads()).toContain('您没有在请假')
  })

  test('is told what is wrong with a day', async () => {
    await zhou.says('暂停简报 到2026年11月1日')
    expect(zhou.reads()).toContain('这一天已经过去了')
    await zhou.says('暂停简报 到2029年1月1日')
    expect(zhou.reads()).toContain('时间太长了')
    await zhou.says('暂停简报')
    expect(zhou.reads()).toMatch(/哪一天/)
  })
})

describe('The office', () => {
  test('sees who got which issue when, and who did not and why', async () => {
    await stage.mei.says('简报 记录 周报')
    expect(stage.mei.reads()).toContain('周报 2026年第51周')
    expect(stage.mei.reads()).toContain('周敏')
    expect(stage.mei.reads()).toContain('已送达')
    await stage.mei.presses('看2026年第50周')
    await stage.mei.presses('看2026年第49周')
    await stage.mei.presses('看2026年第48周')
    expect(stage.mei.reads()).toContain('本人暂停到12月1日')
    await stage.qiang.says('简报 记录')
    expect(stage.qiang.reads()).toContain('没有“看简报发送记录”的权限')
  })

  test('puts the latest issue right by a new message that names the old one, once to each', async () => {
    await stage.mei.says('简报 更正 周报')
    const nothing = { kind: '周报 2026年第51周（12月21日发）', note: '' }
    expect(await stage.mei.submits('看看有哪些差别', nothing)).toContain('没有发现差别')
    await stage.mei.submits('看看有哪些差别', {
      kind: '周报 2026年第51周（12月21日发）',
      note: '上期把漕溪镇写成了白石镇。',
    })
    expect(stage.mei.reads()).toContain('发给收到过这一期的每一个人')
    await stage.mei.presses('发出更正')
    expect(stage.mei.reads()).toContain('更正已安排')
    await at('2026-12-21T09:25')
    for (const reader of [zhou, chen, han]) {
      const corrections = reader.history().filter(words => words.startsWith('【更正：周报 2026年第51周'))
      expect(corrections).toHaveLength(1)
      expect(corrections[0]).toContain('上期把漕溪镇写成了白石镇')
    }
    await zhou.says('简报 更正')
    expect(zhou.reads()).toContain('没有“更正简报”的权限')
  })

  test('has the month’s bulletin, and every officer his queue of a morning', async () => {
    const bulletin = stage.mei.history().find(words => words.startsWith('【人才工作月报 2026年11月'))
    expect(bulletin).toContain('入库人才')
    await stage.mei.says('每日待办')
    expect(stage.mei.reads()).toContain('每日待办 12月21日')
  })
})

describe('The office’s head', () => {
  test('has digests wait for him, is reminded, and lets them go', async () => {
    await stage.zhao.says('简报 放行规则')
    await stage.zhao.submits('保存规则', { released: ['周报'] })
    expect(stage.zhao.reads()).toContain('周报要主任放行后才发')
    const before = digests(zhou).length
    await at('2026-12-28T08:45')
    expect(digests(zhou)).toHaveLength(before)
    expect(stage.zhao.history().some(words => words.includes('周报等您放行'))).toBe(true)
    await at('2026-12-28T10:45')
    expect(stage.zhao.history().filter(words => words.includes('还没有放行'))).toHaveLength(1)
    const reminder = stage.zhao.message()
    await stage.zhao.says('简报 放行')
    await stage.zhao.presses('放行')
    expect(await stage.zhao.pressesOn(reminder, '放行')).toContain('已经放行过')
    await at('2026-12-28T10:55')
    expect(digests(zhou)).toHaveLength(before + 1)
    await stage.zhao.says('简报 放行')
    expect(stage.zhao.reads()).toContain('没有等您放行的简报')
    await stage.mei.says('简报 放行规则')
    expect(stage.mei.reads()).toContain('没有“放行简报”的权限')
  })
})
