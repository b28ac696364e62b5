import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('A verified record', () => {
  test('keeps its old value until a correction is ruled on, and remembers it after', async () => {
    const { person, id } = await stage.verified('褚时')
    await person.says('更正')
    await person.submits('提交更正', { field: 'title', value: '制茶技师', reason: '今年评上' })
    expect(await stage.row(id)).toMatchObject({ title: null })
    expect(stage.mei.reads()).toContain('请处理更正申请')
    expect(await stage.mei.submits('提交处理意见', { decision: 'apply' })).toBe('已处理')
    expect(await stage.row(id)).toMatchObject({
      title: '制茶技师',
    })
    expect(
      await stage.county.db.prisma.correction.findFirstOrThrow({ where: { talentId: id } }),
    ).toMatchObject({
      state: 'applied',
      oldValue: null,
      newValue: '制茶技师',
    })
    expect(person.reads()).toContain('职称或技能等级已更正')
  })

  test('with a phone to correct: sealed everywhere, opened for the office only with a record of the reading', async () => {
    const { person, id } = await stage.verified('卫青')
    await person.says('更正')
    await person.submits('提交更正', { field: 'phone', value: '13700007777', reason: '换号' })
    expect(stage.mei.reads()).not.toContain('13700007777')
    await stage.mei.presses('处理')
    expect(stage.mei.reads()).toContain('13700007777')
    expect(
      await stage.county.db.prisma.accessRecord.findFirst({ where: { talentId: id, dataClass: 'P2' } }),
    ).toMatchObject({
      actorName: '段小梅',
      why: '处理更正申请',
    })
    await stage.mei.submits('提交处理意见', { decision: 'apply' })
    await person.says('我的信息')
    expect(person.reads()).toContain('13700007777')
    expect(await stage.tablesWith('13700007777')).toEqual([])
  })

  test('is not corrected without the reason of a no', async () => {
    const { person, id } = await stage.verified('蒋干')
    await person.says('更正')
    await person.submits('提交更正', { field: 'level', value: '高层次', reason: '贡献大' })
    const asked = stage.mei.message()
    expect(await stage.mei.pressesOn(asked, '提交处理意见', { decision: 'reject' })).toContain(
      '还没有写明不更正的理由',
    )
    expect(await stage.mei.pressesOn(asked, '提交处理意见', { decision: 'reject', words: '材料不足' })).toBe(
      '已处理',
    )
    expect(await stage.row(id)).toMatchObject({
      level: 'middle',
    })
    expect(person.reads()).toContain('材料不足')
  })

  test('may be doubted by whoever sees it, and is ruled on by the office', async () => {
    const { id } = await stage.verified('沈括')
    const leader = await stage.county.person('县领导', { role: 'leader' })
    await leader.says(`存疑 RC-${id}`)
    expect(leader.reads()).not.toContain('138')
    expect(await leader.submits('提出疑问', { field: 'place', reason: '听说已调走' })).toBe('已提出疑问')
    expect((await stage.row(id)).state).toBe('disputed')
    await stage.mei.says(`审核 RC-${id}`)
    await stage.mei.presses('处理：单位或村存疑')
    await stage.mei.submits('提交处理意见', { decision: 'apply', value: '白石镇云头村', words: '已核实' })
    expect((await stage.row(id)).state).toBe('verified')
    const { villageId } = await stage.row(id)
    const village = await stage.county.db.prisma.village.findFirstOrThrow({ where: { name: '云头村' } })
    expect(villageId).toBe(village.id)
    expect(leader.reads()).toContain('疑问已核实')
  })

  test('gains achievements that count once the office has checked them', async () => {
    const { person, id } = await stage.verified('韩信')
    await person.says('成果')
    expect(
      await person.submits('提交成果', { what: '制茶比赛一等奖', on: '2026-12-01', evidence: '证书' }),
    ).toContain('取得日期还没有到')
    await person.says('成果')
    await person.submits('提交成果', { what: '制茶比赛一等奖', on: '2025-06-01', evidence: '证书' })
    expect(stage.mei.reads()).toContain('请核实业绩成果')
    await stage.mei.presses('属实')
    await person.says('我的信息')
    expect(person.reads()).toContain('2025年6月1日 制茶比赛一等奖（已核实）')
    expect(
      await stage.county.db.prisma.achievement.findFirstOrThrow({ where: { talentId: id } }),
    ).toMatchObject({
      verifiedBy: expect.stringMatching(/^person:/),
    })
  })
})

// Forms stood in clear in the inbox and cards in the outbox while the register was sealed.
test('No phone or identity number stands in clear anywhere in the database', async () => {
  const { id } = await stage.verified('许仙', { phone: '13655556666', idNumber: '11010519491231002X' })
  expect((await stage.row(id)).state).toBe('verified')
  expect(await stage.tablesWith('13655556666')).toEqual([])
  expect(await stage.tablesWith('11010519491231002X')).toEqual([])
})
