import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('An account', () => {
  test('linked later is asked for consent itself, and then reads its own data', async () => {
    await stage.mei.says('登记 和晓峰')
    await stage.mei.submits('提交', stage.form({ phone: '13311112222' }))
    const { id } = await stage.newest()
    const feng = await stage.county.person('和晓峰')
    const group = await stage.county.group('office')
    await stage.mei.says(`@伯乐 关联 RC-${id} @和晓峰`, group)
    expect(group.reads()).toContain('详情已私聊发您。')
    expect(await stage.mei.presses('确认关联')).toBe('已关联')
    expect(feng.reads()).toContain('段小梅为您登记了人才信息')
    expect(await feng.presses('同意')).toBe('已同意，已送审核')
    await feng.says('我的信息')
    expect(feng.reads()).toContain('13311112222')
  })

  test('of one person is never linked to a second record', async () => {
    const { id } = await stage.agreed('李雷')
    await stage.mei.says('登记 韩梅')
    await stage.mei.submits('提交', stage.form())
    const second = (await stage.newest()).id
    const group = await stage.county.group('office')
    await stage.mei.says(`@伯乐 关联 RC-${second} @李雷`, group)
    expect(await stage.mei.presses('确认关联')).toContain(`这个账号已经有记录RC-${id}`)
    expect((await stage.row(second)).personId).toBeNull()
  })
})

describe('In a group', () => {
  test('nobody’s data is shown: the answer goes to the person alone', async () => {
    const { person, id } = await stage.verified('吴用', { phone: '13344445555' })
    const group = await stage.county.group('public')
    for (const words of ['我的信息', '更正', '成果', '撤回同意', '删除我', `存疑 RC-${id}`]) {
      await person.says(`@伯乐 ${words}`, group)
      expect(group.reads()).not.toContain('13344445555')
      expect(group.reads()).not.toContain('吴用')
    }
    expect(person.history().join()).toContain('13344445555')
  })

  test('anybody may read what is done with personal data', async () => {
    const stranger = await stage.county.person('路人')
    const group = await stage.county.group('public')
    await stranger.says('@伯乐 告知书', group)
    expect(group.reads()).toContain('个人信息告知书')
  })
})
