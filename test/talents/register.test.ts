import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('Registering', () => {
  test('oneself: consent with one tap, the township’s review, the office’s verification, and one’s own data to read', async () => {
    const lan = await stage.county.person('杨春兰')
    await lan.says('登记 杨春兰')
    expect(lan.reads()).toContain('登记本人信息')
    expect(await lan.submits('提交', stage.form({ phone: '13912341234' }))).toContain('已登记，编号RC-')
    expect(lan.reads()).toContain('个人信息告知')
    expect(await lan.presses('同意')).toBe('已同意，已送审核')
    expect(lan.reads()).toContain('待单位审核')

    expect(stage.qiang.reads()).toContain('请审核登记信息')
    expect(stage.qiang.reads()).toContain('139****1234')
    expect(stage.qiang.reads()).not.toContain('13912341234')
    expect(await stage.qiang.submits('审核通过')).toBe('审核已通过')

    expect(stage.mei.reads()).toContain('请核验人才信息')
    expect(await stage.mei.submits('通过核验', { level: 'middle', tags: ['scarce'] })).toBe(
      '已通过核验，正式入库',
    )
    expect(await stage.newest()).toMatchObject({ state: 'verified', level: 'middle', tags: ['scarce'] })

    expect(lan.reads()).toContain('正式入库')
    await lan.says('我的信息')
    expect(lan.reads()).toContain('13912341234')
    expect(lan.reads()).toContain('2026年11月23日 同意（2026-12版，卡片）')
  })

  test('a second time shows what stands already', async () => {
    const { person, id } = await stage.agreed('李雷')
    await person.says('登记')
    expect(person.reads()).toContain(`RC-${id}`)
    expect(person.reads()).toContain('您已经登记过')
  })

  test('in a group answers with a short word there, and the form alone', async () => {
    const group = await stage.county.group('office')
    await stage.mei.says('@伯乐 登记 何秀英', group)
    expect(group.reads()).toContain('登记表已私聊发您。')
    expect(group.history().join()).not.toContain('手机号')
    expect(stage.mei.reads()).toContain('登记人才')
    expect(stage.mei.reads()).toContain('何秀英')
  })

  test('for somebody without an account goes on with the signed paper', async () => {
    await stage.qiang.says('登记 赵德贵')
    await stage.qiang.submits('提交', stage.form())
    expect(stage.qiang.reads()).toContain('登记书面同意')
    expect(await stage.qiang.submits('已签字同意，送审核', { paper: '11月23日签字，存松炼村委会' })).toBe(
      '已记录，已送审核',
    )
    const row = await stage.newest()
    expect(row).toMatchObject({ state: 'unit_review', consentVersion: '2026-12' })
    // The township's only officer registered it, so the office reviews.
    expect(stage.mei.reads()).toContain('请审核登记信息')
    await stage.qiang.says(`审核 RC-${row.id}`)
    expect(await stage.qiang.submits('审核通过')).toContain('您登记的人才不能由您自己审核')
    expect((await stage.row(row.id)).state).toBe('unit_review')
  })

  test('for somebody named with @ asks that person, and nobody may agree in his place', async () => {
    const group = await stage.county.group('office')
    const feng = await stage.county.person('和晓峰')
    await stage.mei.says('@伯乐 登记 和晓峰 @和晓峰', group)
    await stage.mei.submits(
      '提交',
      stage.form({ place: '农技中心', category: 'professional', title: '农艺师' }),
    )
    expect(stage.mei.reads()).toContain('等待本人确认')
    expect(feng.reads()).toContain('段小梅为您登记了人才信息')
    expect(await feng.presses('同意')).toBe('已同意，已送审核')
    expect((await stage.newest()).state).toBe('unit_review')
  })

  test('outside one’s area is refused with the rule', async () => {
    const before = await stage.county.db.prisma.talent.count()
    await stage.qiang.says('登记 张三')
    expect(await stage.qiang.submits('提交', stage.form({ place: '白石镇云头村' }))).toContain(
      '不在您负责的范围内',
    )
    expect(await stage.qiang.submits('提交', stage.form({ place: '没有这个地方' }))).toContain(
      '没有找到单位或村',
    )
    expect(await stage.county.db.prisma.talent.count()).toBe(before)
  })

  test('is taken back with 撤销 while nobody has reviewed it, and the phone is gone', async () => {
    const { person, id } = await stage.agreed('孙悦')
    await person.says('撤销')
    await person.presses('确认撤销')
    const row = await stage.row(id)
    expect(row).toMatchObject({ state: 'exited', reason: 'taken_back', phoneSealed: null, phoneHash: null })
  })

  test('again after having left keeps the old number', async () => {
    const { person, id } = await stage.agreed('周明')
    await person.says('撤回同意')
    await person.presses('确认撤回')
    await person.says('登记')
    await person.presses('重新登记')
    await person.submits('提交', stage.form({ name: '周明' }))
    expect((await stage.row(id)).state).toBe('awaiting_consent')
    await person.presses('同意')
    expect((await stage.row(id)).state).toBe('unit_review')
  })
})
