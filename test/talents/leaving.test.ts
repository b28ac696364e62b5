import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let zhao: Speaker

beforeAll(async () => {
  stage = await startStage()
  zhao = await stage.county.person('赵主任', { role: 'head' })
})
afterAll(() => stage.county.end())

describe('Consent taken back', () => {
  test('shows what it does first, then empties what was sealed and stops what was open', async () => {
    const { person, id } = await stage.verified('杨春兰')
    await person.says('更正')
    await person.submits('提交更正', { field: 'level', value: '高层次', reason: '贡献大' })
    await person.says('撤回同意')
    expect(person.reads()).toContain('手机号、出生年月、身份证号立即删除')
    expect((await stage.row(id)).state).toBe('verified')
    expect(await person.presses('确认撤回')).toBe('已撤回同意')
    expect(await stage.row(id)).toMatchObject({
      state: 'exited',
      reason: 'consent_withdrawn',
      phoneSealed: null,
      phoneHash: null,
    })
    const { prisma } = stage.county.db
    expect(await prisma.correction.findFirst({ where: { talentId: id } })).toMatchObject({
      state: 'cancelled',
    })
    expect(await prisma.consent.findMany({ where: { talentId: id }, orderBy: { id: 'asc' } })).toMatchObject([
      { answer: 'agreed', withdrawnAt: expect.any(Date) },
      { answer: 'withdrawn' },
    ])
  })

  test('is refused with a sentence where nothing was agreed to', async () => {
    const stranger = await stage.county.person('路人')
    await stranger.says('撤回同意')
    expect(stranger.reads()).toContain('您还没有登记')
  })

  test('before it was given ends the registration', async () => {
    const person = await stage.county.person('李雷')
    await person.says('登记')
    await person.submits('提交', stage.form())
    expect(await person.presses('不同意')).toBe('登记已作废')
    expect(await stage.newest()).toMatchObject({
      state: 'exited',
      reason: 'consent_refused',
      phoneSealed: null,
    })
  })
})

describe('Leaving the register', () => {
  test('is done by the office with a reason, and told to the person', async () => {
    const { person, id } = await stage.verified('钱进')
    await stage.mei.says(`离库 RC-${id}`)
    expect(await stage.mei.submits('办理离库', { reason: 'transfer', remark: '调州农科院' })).toBe(
      '已办理离库',
    )
    expect(await stage.row(id)).toMatchObject({
      state: 'exited',
      reason: 'transfer',
      exitedAt: expect.any(Date),
    })
    expect(person.reads()).toContain('调离本县。调州农科院')
  })

  test('is not done by a township officer', async () => {
    const { id } = await stage.verified('吴用')
    await stage.qiang.says(`离库 RC-${id}`)
    expect(stage.qiang.reads()).toContain('没有')
    expect((await stage.row(id)).state).toBe('verified')
  })
})

describe('Erasing', () => {
  test('at the person’s request takes two: one checks, the head approves; only the number stays', async () => {
    const { person, id } = await stage.verified('孙悦', { phone: '13655556666', title: '非遗传承人' })
    await person.says('成果')
    await person.submits('提交成果', { what: '一等奖', on: '2025-06-01', evidence: '证书' })
    await person.says('删除我')
    expect(person.reads()).toContain('不能恢复')
    expect(await person.submits('申请删除')).toBe('已提交删除申请')
    expect((await stage.row(id)).state).toBe('verified')

    expect(stage.mei.reads()).toContain('请核实删除申请')
    expect(await stage.mei.presses('已核实，报主任批准')).toBe('已报主任批准')
    expect(zhao.reads()).toContain('核实人：段小梅')
    expect(await zhao.presses('批准删除')).toBe('已删除')

    expect(await stage.row(id)).toMatchObject({
      state: 'erased',
      name: '',
      initials: '',
      title: null,
      personId: null,
      phoneSealed: null,
      villageId: null,
    })
    expect(person.reads()).toContain('您的个人信息已经删除')
    for (const words of ['非遗传承人', '13655556666', '一等奖']) {
      const left = (await stage.tablesWith(words)).filter(table => table !== 'public.audit_event')
      expect([words, left]).toEqual([words, []])
    }
    await person.says('我的信息')
    expect(person.reads()).toContain('您还没有登记')
  })

  test('prepared by a head is approved by the other, who alone is asked', async () => {
    const other = await stage.county.person('钱副主任', { role: 'head' })
    const { id } = await stage.verified('郑和')
    await zhao.says(`删除 RC-${id}`)
    await zhao.submits('申请删除', { reason: '法定期限届满' })
    expect((await stage.row(id)).state).toBe('verified')
    expect(zhao.history().filter(text => text.includes('请批准删除') && text.includes(`RC-${id} `))).toEqual(
      [],
    )
    expect(await other.presses('批准删除')).toBe('已删除')
    expect((await stage.row(id)).state).toBe('erased')
  })

  test('pressed by two heads at once happens once', async () => {
    const { person, id } = await stage.verified('冯唐')
    const second = await stage.county.person('孔副主任', { role: 'head' })
    await person.says('删除我')
    await person.submits('申请删除')
    await stage.ling.presses('已核实，报主任批准')
    const cards = [zhao.message(), second.message()] as const
    const toasts = [await zhao.pressesOn(cards[0], '批准删除'), await second.pressesOn(cards[1], '批准删除')]
    expect(toasts[0]).toBe('已删除')
    expect(toasts[1]).toContain('情况已有变化')
    const { prisma } = stage.county.db
    expect(await prisma.auditEvent.count({ where: { subject: `RC-${id}`, event: 'talent.erased' } })).toBe(1)
  })

  test('that is declined leaves everything, and says so', async () => {
    const { person, id } = await stage.verified('陈晨')
    await person.says('删除我')
    await person.submits('申请删除')
    expect(await stage.mei.presses('不同意删除')).toBe('已答复不同意')
    expect((await stage.row(id)).state).toBe('verified')
    expect(person.reads()).toContain('没有获准')
  })
})
