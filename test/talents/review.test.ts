import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('Reviewing', () => {
  test('asks for something to be put right, and gets it back', async () => {
    const { person, id } = await stage.agreed('钱进', { title: '农艺师' })
    await stage.qiang.says(`审核 RC-${id}`)
    expect(await stage.qiang.submits('审核通过')).not.toBe('审核已通过')
    await stage.qiang.says(`审核 RC-${id}`)
    await stage.qiang.presses('请补正')
    expect(await stage.qiang.submits('发出补正通知', { items: '补农艺师证书编号，联系13900001111' })).toBe(
      '已发出补正通知',
    )
    expect(person.reads()).toContain('补农艺师证书编号')
    const { why } = await stage.county.db.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(why).toBe('补农艺师证书编号，联系139****1111')

    await person.presses('去补正')
    expect(await person.submits('提交补正', { title: '高级农艺师' })).toBe('已提交')
    expect(await stage.row(id)).toMatchObject({
      state: 'unit_review',
      title: '高级农艺师',
    })
    expect(stage.qiang.reads()).toContain('请审核登记信息')
    expect(await stage.qiang.submits('审核通过', { evidence: '查验了高级农艺师证书原件' })).toBe('审核已通过')
    expect(stage.mei.reads()).toContain('查验了高级农艺师证书原件')
  })

  test('by the office sends back with a reason, and the person may report again', async () => {
    const { person, id } = await stage.agreed('吴用')
    await stage.qiang.says(`审核 RC-${id}`)
    await stage.qiang.submits('审核通过')
    await stage.mei.presses('退回')
    expect(await stage.mei.submits('退回', { reason: 'evidence', remark: '请补照片' })).toBe('已退回')
    expect((await stage.row(id)).state).toBe('rejected')
    expect(person.reads()).toContain('佐证材料不足。请补照片')
    await person.presses('修改后重报')
    await person.submits('重新报送', { fields: '茶叶' })
    expect((await stage.row(id)).state).toBe('unit_review')
  })

  test('by two of the office at once happens once; the slower sees the present truth', async () => {
    const { id } = await stage.agreed('郑和')
    await stage.qiang.says(`审核 RC-${id}`)
    await stage.qiang.submits('审核通过')
    const [first, second] = [stage.mei.message(), stage.ling.message()]
    const filled = { level: 'junior' }
    expect(await stage.mei.pressesOn(first, '通过核验', filled)).toBe('已通过核验，正式入库')
    expect(await stage.ling.pressesOn(second, '通过核验', { level: 'high' })).toContain('情况已有变化')
    expect(stage.ling.reads()).toContain('已入库')
    expect(await stage.row(id)).toMatchObject({
      level: 'junior',
    })
    const events = await stage.county.db.prisma.auditEvent.count({
      where: { subject: `RC-${id}`, event: 'talent.verified' },
    })
    expect(events).toBe(1)
  })

  test('a form sent twice registers once', async () => {
    const person = await stage.county.person('冯唐')
    await person.says('登记')
    const card = person.message()
    const filled = stage.form({ name: '冯唐' })
    const toasts = await Promise.all([
      person.pressesOn(card, '提交', filled),
      person.pressesOn(card, '提交', filled).catch(error => String(error)),
    ])
    expect(toasts.filter(toast => toast.includes('已登记，编号'))).toHaveLength(1)
    expect(await stage.county.db.prisma.talent.count({ where: { name: '冯唐' } })).toBe(1)
  })

  test('lists what waits for the one who asks, and only that', async () => {
    const { id } = await stage.agreed('陈晨')
    await stage.qiang.says('审核')
    expect(stage.qiang.reads()).toContain(`RC-${id} 陈晨`)
    const other = await stage.county.person('邻镇联络员', { role: 'township', township: '白石镇' })
    await other.says('审核')
    expect(other.reads()).not.toContain(`RC-${id}`)
    await other.says(`审核 RC-${id}`)
    expect(other.reads()).toContain('没有找到这条人才记录')
  })
})
