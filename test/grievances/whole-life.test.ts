import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { farming, type GrievanceStage, school, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const unit = async (name: string): Promise<string> =>
  String((await stage.county.db.prisma.unit.findFirstOrThrow({ where: { name } })).id)

describe('From one sentence to solved', () => {
  test('a case is accepted, passed on, signed for, answered, signed and closed by the person alone', async () => {
    const { han, mei, ling, duan, yang, newestCase } = stage
    const number = await stage.taken()
    expect(duan.reads()).toContain('办理中')
    expect(han.reads()).toContain('已经有人办理')
    expect(han.reads()).toContain('云岭县教育体育局（段老师）')
    expect(await newestCase()).toMatchObject({ replyDays: 15, state: 'handling' })
    await duan.presses('答复')
    expect(await duan.submits('送单位负责人签发', { words: '已协调民族小学接收。' })).toContain('已送签')
    // Whoever wrote it cannot sign it.
    expect(duan.reads()).not.toContain('〔签发〕')
    await yang.says(number)
    expect(yang.reads()).toContain('已协调民族小学接收')
    expect(await yang.presses('签发')).toContain('已签发')
    expect(han.reads()).toContain('已协调民族小学接收')
    expect(await newestCase()).toMatchObject({ state: 'replied', inTime: true, outcome: null })
    // Nothing is closed by a word of the office.
    await mei.says(`${number}可以销号了`)
    expect(mei.reads()).toContain('办结由回访说了算')
    await ling.says(`回访 ${number}`)
    expect(await ling.presses('开始回访')).toContain('已开始回访')
    expect(han.reads()).toContain('事情解决了吗')
    expect(
      await han.submits('提交', { solved: 'solved', satisfied: '5', comment: '谢谢，我电话13812345678' }),
    ).toContain('谢谢您的评价')
    expect(await newestCase()).toMatchObject({ state: 'solved', outcome: 'solved', satisfied: 5 })
    // A second press finds the truth instead of a second answer.
    await han.says(`评价 ${number}：不满意`)
    expect(han.reads()).not.toContain('事情解决了吗')
    expect(han.reads()).toContain('办结：已解决')
  })

  test('the text is read by the handler with a tap that is written down, and by nobody else', async () => {
    const { han, duan, yang, county } = stage
    const number = stage.numberOf((await stage.newestCase()).id)
    await duan.says(number)
    expect(duan.reads()).not.toContain('跑了两个部门')
    await duan.presses('看内容')
    expect(duan.reads()).toContain('跑了两个部门')
    expect(duan.reads()).toContain('138****5678')
    await yang.says(number)
    expect(await yang.presses('看内容')).toContain('您不能看')
    const admin = await county.person('系统管理员', { role: 'admin' })
    await admin.says(number)
    expect(admin.reads()).toContain('没有“查看诉求”的权限')
    await han.says('谁看过我')
    expect(han.reads()).toContain(`看诉求${number}的内容`)
  })
})

describe('The rates', () => {
  test('leave a case out only with a code and the head’s yes, and print both numbers', async () => {
    const { mei, zhao } = stage
    const number = stage.numberOf((await stage.newestCase()).id)
    await mei.says(number)
    await mei.presses('提请不计入考核')
    expect(await mei.submits('提请主任审批', { code: 'demand' })).toContain('已提请')
    expect(zhao.reads()).toContain('原因：诉求不合理，已解释')
    await mei.says('诉求统计')
    expect(mei.reads()).toContain('解决率 | 1/1 | 1/1')
    expect(await zhao.presses('同意剔除')).toBe('已同意剔除')
    await mei.says('诉求统计')
    expect(mei.reads()).toContain('解决率 | 1/1 | — | 1/1')
    expect(mei.reads()).toContain('剔除1件')
  })
})

describe('A refusal', () => {
  test('has a reason, says what else to do, and counts only once a second officer agrees', async () => {
    const { mei, ling, han, newestCase } = stage
    const number = await stage.submitted('我想反映个事，低保怎么没发')
    await mei.says(number)
    await mei.presses('不予受理')
    expect(
      await mei.submits('提交复核', { reason: 'notTalent', words: '低保由乡镇民政所办，请到民政所申请。' }),
    ).toBe('已提交复核')
    expect((await newestCase()).state).toBe('refusing')
    expect(mei.reads()).toContain('〔同意不予受理〕')
    expect(await mei.presses('同意不予受理')).toContain('您提出的事不能由您自己审批')
    expect(ling.reads()).toContain('低保由乡镇民政所办')
    expect(await ling.presses('同意不予受理')).toContain('不予受理')
    expect(han.reads()).toContain('低保由乡镇民政所办')
    expect(await newestCase()).toMatchObject({ state: 'refused', reason: 'notTalent' })
  })
})

describe('A case that lands in the wrong place', () => {
  test('goes back with the right unit named; the second time the head decides', async () => {
    const { mei, duan, zhao, county, newestCase } = stage
    const wang = await county.person('农业局王', { role: 'department', unit: farming })
    const number = await stage.submitted('我想反映个事，人才补贴说好的三万块还没到账')
    await mei.says(`受理 ${number}`)
    await mei.submits('受理')
    await mei.presses('转办')
    await mei.submits('转办', { unit: await unit(school) })
    await duan.says(`${number}不归我们管，应该是农业农村局的`)
    expect(await duan.submits('退回', { reason: 'notOurs', words: '补贴由农业局发' })).toBe('已退回')
    expect(mei.reads()).toContain('承办单位退回')
    await mei.presses('转办')
    expect(mei.reads()).toContain(`认为应由${farming}办理`)
    await mei.submits('转办')
    await wang.says(number)
    await wang.presses('不归我们管')
    expect(wang.reads()).toContain('第二次退回')
    await wang.submits('退回', { unit: await unit(school), reason: 'mixed', words: '应由教体局牵头' })
    expect(await newestCase()).toMatchObject({ state: 'deciding', returns: 2 })
    await mei.says(`转办 ${number}`)
    expect(await mei.submits('转办', { unit: await unit(school) })).toContain('这一步不由您办理')
    await zhao.says(number)
    await zhao.presses('转办')
    expect(
      await zhao.submits('转办', { unit: await unit(farming), items: '云岭县教育体育局：核对名单' }),
    ).toBe('已转办')
    expect(await newestCase()).toMatchObject({ state: 'assigned', nature: 'joint' })
    await wang.says(number)
    expect(wang.reads()).toContain('云岭县教育体育局：办理中')
  })
})

describe('Time', () => {
  test('stops while the person is asked for material, and is extended once, before it is over, by half', async () => {
    const { han, mei, duan, county, newestCase } = stage
    const number = await stage.taken('我想反映个事，宿舍漏水没人管')
    expect(await newestCase()).toMatchObject({ replyDueAt: new Date('2026-11-30T17:30:00+08:00') })
    await county.clock.set('2026-11-25T10:00')
    await duan.says(number)
    await duan.presses('请本人补充材料')
    await duan.submits('发给本人', { words: '请补充租住合同' })
    expect(han.reads()).toContain('请补充租住合同')
    await county.clock.set('2026-11-27T10:00')
    await han.says(number)
    await han.presses('补充材料')
    await han.submits('提交', { words: '合同已经送到前台' })
    // Three days were left on the 25th: the 30th, the 1st, the 2nd.
    expect(await newestCase()).toMatchObject({
      state: 'handling',
      replyDueAt: new Date('2026-12-02T17:30:00+08:00'),
    })
    await duan.says(`${number}申请延期3个工作日，等配件`)
    expect(await duan.submits('提交申请', { words: '等配件' })).toContain('这件最多2个工作日')
    await duan.submits('提交申请', { days: '2', words: '等配件' })
    expect(mei.reads()).toContain('等配件')
    await mei.presses('同意延期')
    expect(han.reads()).toContain('2026年12月4日前答复')
    await duan.says(`诉求延期 ${number} 1个工作日`)
    expect(await duan.submits('提交申请', { days: '1', words: '再等等' })).toContain('延期只有一次')
  })
})

describe('Not solved', () => {
  test('is done again in half the time, twice; then the head coordinates; explained cases may be objected to', async () => {
    const { han, mei, ling, duan, yang, zhao, county, newestCase } = stage
    await county.clock.set('2026-12-07T09:00')
    const number = await stage.replied('我想反映个事，热水器坏了')
    const visited = async (answer: string) => {
      await ling.says(`回访 ${number}`)
      await ling.presses('开始回访')
      await han.submits('提交', { solved: answer, satisfied: '2', comment: '还是没有热水' })
    }
    for (const round of [1, 2]) {
      await visited('unsolved')
      expect(ling.reads()).toContain('还是没有热水')
      await ling.presses('认定')
      await ling.submits('提交认定', { reason: 'handler', words: '请把热水器修好' })
      expect(await newestCase()).toMatchObject({ state: 'redo', redos: round, visitedAt: null })
      await duan.says(number)
      await duan.presses('签收办理')
      expect((await newestCase()).replyDays).toBe(3)
      await duan.presses('答复')
      await duan.submits('送单位负责人签发', { words: '已经再修。' })
      await yang.says(number)
      await yang.presses('签发')
    }
    await visited('unsolved')
    await ling.presses('认定')
    await ling.submits('提交认定', { reason: 'handler', words: '三次都没修好' })
    expect((await newestCase()).state).toBe('escalated')
    await zhao.says(number)
    await zhao.presses('直接答复')
    await zhao.submits('答复本人', { words: '已换新热水器。' })
    // The head answered: somebody else asks how it went.
    await mei.says(`回访 ${number}`)
    await mei.presses('开始回访')
    await han.submits('提交', { solved: 'partly', satisfied: '3' })
    expect(await newestCase()).toMatchObject({ state: 'partly', outcome: 'partly' })
    expect(han.reads()).toContain('没有解决，要求重办')
  })
})

describe('Two handlers', () => {
  test('who press at once: one has it, the other reads the truth', async () => {
    const { mei, duan, yang } = stage
    const number = await stage.submitted('我想反映个事，宿舍停水没人管')
    await mei.says(`受理 ${number}`)
    await mei.submits('受理')
    await mei.presses('转办')
    await mei.submits('转办', { unit: await unit(school) })
    for (const one of [duan, yang]) await one.says(number)
    const toasts = await Promise.all([duan.presses('签收办理'), yang.presses('签收办理')])
    expect(toasts.toSorted()).toEqual(['已签收', '情况已有变化，卡片已更新为最新情况。'].toSorted())
  })
})
