import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

/** The same person twice: verified once with an account, and once registered by an officer on paper. */
const twice = async (name: string, phone: string) => {
  const first = await stage.verified(name, { phone })
  await stage.mei.says(`登记 ${name}`)
  await stage.mei.submits('提交', stage.form({ phone, fields: '茶叶、临床医学', title: '技师' }))
  return { ...first, second: (await stage.newest()).id }
}

describe('Somebody registered twice', () => {
  test('stays a draft until the officer has looked, and goes on when he says it is another person', async () => {
    const { id, second } = await twice('杨春兰', '13900000001')
    expect(stage.mei.reads()).toContain(`RC-${id} 杨春兰：姓名和单位（村）相同，手机号相同`)
    expect((await stage.row(second)).state).toBe('draft')
    await stage.mei.presses('不是同一人，提交')
    expect((await stage.row(second)).state).toBe('awaiting_consent')
  })

  test('as a draft that is given up leaves nothing but its number', async () => {
    const { second } = await twice('李雷', '13900000002')
    await stage.mei.presses('作废')
    expect(await stage.row(second)).toMatchObject({ state: 'erased', name: '', phoneSealed: null })
  })

  test('is not told to an officer of another area by name', async () => {
    await stage.verified('韩梅', { phone: '13900000003' })
    const stone = await stage.county.person('白石联络员', { role: 'township', township: '白石镇' })
    await stone.says('登记 韩梅')
    await stone.submits('提交', stage.form({ phone: '13900000003', place: '白石镇云头村' }))
    expect(stone.reads()).toContain('不在您的范围内')
    expect(stone.reads()).not.toContain('松炼村')
  })

  test('is not verified while the likeness is not looked at', async () => {
    const { second } = await twice('吴用', '13900000004')
    await stage.mei.presses('不是同一人，提交')
    await stage.mei.submits('已签字同意，送审核', { paper: '存村委会' })
    await stage.qiang.says(`审核 RC-${second}`)
    await stage.qiang.submits('审核通过', { evidence: '查验了证书' })
    expect(stage.ling.reads()).toContain('疑似重复')
    const card = stage.ling.message()
    expect(await stage.ling.pressesOn(card, '通过核验', { level: 'junior' })).toContain(
      '疑似重复的记录没有处理',
    )
    expect(await stage.ling.pressesOn(card, '通过核验', { level: 'junior', distinct: true })).toBe(
      '已通过核验，正式入库',
    )
  })
})

describe('Merging', () => {
  test('moves everything to the record that stays, and back again within seven days', async () => {
    const { person, id, second } = await twice('郑和', '13900000005')
    await stage.mei.presses('不是同一人，提交')
    await stage.mei.submits('已签字同意，送审核', { paper: '存村委会' })
    const before = { first: await stage.row(id), second: await stage.row(second) }
    await stage.mei.says(`合并 RC-${second} RC-${id}`)
    expect(stage.mei.reads()).toContain('139****0005')
    expect(await stage.mei.presses(`合并，保留RC-${second}`)).toBe('已合并')

    const { prisma } = stage.county.db
    expect(await stage.row(id)).toMatchObject({
      state: 'exited',
      reason: 'merged',
      mergedIntoId: second,
      personId: null,
    })
    const kept = await stage.row(second)
    expect(kept).toMatchObject({ personId: before.first.personId, level: 'middle', title: '技师' })
    expect(await prisma.consent.count({ where: { talentId: second } })).toBe(2)
    const names = await prisma.talentField.findMany({ where: { talentId: second }, include: { field: true } })
    expect(names.map(({ field }) => field.name).sort()).toEqual(['临床医学', '核桃', '茶叶'].sort())
    await person.says('我的信息')
    expect(person.reads()).toContain(`RC-${second}`)

    await stage.county.clock.set('2026-11-29T10:00')
    await stage.mei.says(`撤销合并 RC-${second}`)
    expect(await stage.mei.presses('确认撤销合并')).toContain('恢复原状')
    const same = ({ version: _version, updatedAt: _at, since: _since, dueAt: _due, ...row }: typeof kept) =>
      row
    expect(same(await stage.row(second))).toEqual(same(before.second))
    expect(same(await stage.row(id))).toEqual({ ...same(before.first), reason: null, remark: null })
    expect(await prisma.consent.count({ where: { talentId: id } })).toBe(1)
    expect(await prisma.talentField.count({ where: { talentId: second } })).toBe(2)
  })

  test('cannot be taken back on the eighth day', async () => {
    await stage.county.clock.set('2026-11-30T10:00')
    const { id, second } = await twice('冯唐', '13900000006')
    await stage.mei.presses('不是同一人，提交')
    await stage.mei.submits('已签字同意，送审核', { paper: '存村委会' })
    await stage.mei.says(`合并 RC-${id} RC-${second}`)
    await stage.mei.presses(`合并，保留RC-${id}`)
    await stage.county.clock.set('2026-12-08T10:00')
    await stage.mei.says(`撤销合并 RC-${id}`)
    expect(await stage.mei.presses('确认撤销合并')).toContain('合并已经超过7天')
    expect((await stage.row(second)).state).toBe('exited')
  })

  test('of two people with an account each is refused', async () => {
    const one = await stage.verified('周明')
    const other = await stage.verified('周亮')
    await stage.mei.says(`合并 RC-${one.id} RC-${other.id}`)
    expect(await stage.mei.presses(`合并，保留RC-${one.id}`)).toContain('两条记录各有各的账号')
  })
})
