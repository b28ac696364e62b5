import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opensDue } from '../support/morning.ts'
import { agreementFrom, type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

describe('A workstation', () => {
  test('is applied for by its host, and the industry department is asked at once', async () => {
    const { host, dept } = stage
    await host.says('申报工作站 茶叶')
    expect(host.reads()).toContain('申报专家工作站')
    expect(await host.submits('提交申报', stage.form())).toBe('已申报，编号GZ-1')
    expect(await stage.row(1)).toMatchObject({
      name: '农技中心周正平专家工作站',
      state: 'applied',
      dueAt: new Date('2026-03-09T17:30:00+08:00'),
    })
    expect(dept.reads()).toContain('请初审建站申报')
    expect(dept.reads()).toContain('本地团队3人：杨春兰（制茶师）、赵明（农艺师）、王丽（技术员）')
  })

  test('goes through review, public notice, approval, agreement and plate to its first day', async () => {
    const { county, dept, mei, host } = stage
    expect(await dept.submits('初审通过', { words: '材料齐全，同意推荐' })).toBe('初审已通过')
    expect(mei.reads()).toContain('主管部门初审通过，请会同科技、人社部门会审。')
    expect(await mei.submits('会审通过', { words: '科技、人社部门同意' })).toBe('会审已通过，请组织专家评审')
    expect(
      await mei.submits('登记评审结果', {
        scores: '张教授 86\n李研究员 82\n王农艺师 90',
        noticeFrom: '2026-03-07 +0800',
      }),
    ).toBe('评审通过，开始公示')
    expect(mei.reads()).toContain('自3月9日起算：9、10、11、12、13日，共5个工作日，3月13日截止。')
    expect(await stage.row(1)).toMatchObject({ score: 860, dueAt: new Date('2026-03-20T17:30:00+08:00') })

    await county.clock.set('2026-03-13T16:00')
    expect(await mei.submits('批复备案', { document: '云岭人才〔2026〕8号' })).toContain(
      '公示要到2026-03-13才期满',
    )
    await county.clock.set('2026-03-16T09:00')
    expect(await opensDue(mei, 'GZ-1')).toContain('〔批复备案〕')
    expect(await mei.submits('批复备案', { document: '云岭人才〔2026〕8号' })).toBe('已批复备案')

    expect(host.reads()).toContain('已批复备案，请和专家及其单位签订协议。')
    await host.presses('登记协议')
    expect(
      await host.submits('登记协议', agreementFrom('2026-04-01', { signedOn: '2026-03-20 +0800' })),
    ).toBe('协议已登记')
    expect(await stage.row(1)).toMatchObject({ payFen: 5_000_000n, endsOn: new Date('2029-03-31') })

    await county.clock.set('2026-04-01T10:00')
    await mei.says('GZ-1')
    expect(await mei.submits('登记挂牌', { plateOn: '2026-04-01 +0800' })).toBe('已挂牌，开始运行')
    expect(host.reads()).toContain('工作站已挂牌，开始运行。')
    expect(host.reads()).toContain('报酬每年5万元')
  })

  test('tells its whole story, and who did each step', async () => {
    await stage.mei.says('经过 GZ-1')
    const story = stage.mei.reads()
    for (const step of [
      '申报建站',
      '部门初审通过',
      '会审通过',
      '评审通过，开始公示',
      '批复备案',
      '签订了协议',
      '挂牌运行',
    ])
      expect(story).toContain(step)
  })
})

describe('An application', () => {
  test('for another unit’s station is refused to a department officer', async () => {
    await stage.host.says('申报工作站')
    expect(await stage.host.submits('提交申报', stage.form({ host: '县医院', dept: '教体局' }))).toContain(
      '您只能为本单位申报工作站',
    )
  })

  test.each([
    [{ localTeam: '杨春兰\n赵明' }, '本地团队不少于3人'],
    [{ host: '没有这个单位' }, '没有找到建站单位“没有这个单位”'],
    [{ field: '航天' }, '没有找到领域“航天”'],
    [{ plan: '茶' }, '工作方案至少写10个字'],
    [{ expert: '1' }, '领衔专家请填姓名'],
  ])('with %o is answered with the rule', async (more, words) => {
    await stage.host.says('申报工作站')
    expect(await stage.host.submits('提交申报', stage.form(more))).toContain(words)
  })

  test('that lacks something comes back to its host, and goes to the first review again', async () => {
    const id = await stage.station('applied', { expert: '钱学文' })
    await stage.dept.presses('请补正')
    await stage.dept.submits('发出补正通知', { words: '请补专家单位的推荐函' })
    expect(stage.host.reads()).toContain('请补专家单位的推荐函')
    await stage.host.presses('去补正')
    expect(
      await stage.host.submits('提交补正', stage.form({ expert: '钱学文', institution: '省农业大学' })),
    ).toContain('已提交补正')
    expect(await stage.row(id)).toMatchObject({ state: 'applied', institution: '省农业大学' })
    expect(stage.dept.reads()).toContain('建站单位已补正，请初审。')
  })

  test('is not reviewed by whoever made it while somebody else can', async () => {
    const { mei, ling } = stage
    await mei.says('申报工作站')
    await mei.submits(
      '提交申报',
      stage.form({ dept: '教体局', host: '县医院', field: '临床医学', expert: '孙一明' }),
    )
    const { id } = await stage.county.db.prisma.workstation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await mei.says(`GZ-${id}`)
    expect(await mei.submits('初审通过', { words: '同意' })).toContain('您申报的工作站不能由您自己审批')
    await ling.says(`GZ-${id}`)
    expect(await ling.submits('初审通过', { words: '同意' })).toBe('初审已通过')
  })

  test('below seventy points on average ends, with the reason', async () => {
    const id = await stage.station('review', { expert: '李低分' })
    await stage.mei.says(`GZ-${id}`)
    await stage.mei.submits('登记评审结果', {
      scores: '张教授 60\n李研究员 75\n王农艺师 70',
      noticeFrom: '2026-05-06 +0800',
    })
    expect(await stage.row(id)).toMatchObject({ state: 'rejected', score: 683 })
    expect(stage.host.reads()).toContain('专家评审平均68.3分，没有达到70分')
  })

  test('with two judges, or points that are none, is not taken', async () => {
    const id = await stage.station('review', { expert: '吴评委' })
    await stage.mei.says(`GZ-${id}`)
    const scored = (scores: string) =>
      stage.mei.submits('登记评审结果', { scores, noticeFrom: '2026-05-06 +0800' })
    expect(await scored('张教授 86\n李研究员 82')).toContain('只有2位评委的分数')
    expect(await scored('张教授 优秀\n李研究员 82\n王 90')).toContain('评委打分每行一位')
    expect(await scored('张教授 186\n李研究员 82\n王 90')).toContain('评委打分每行一位')
  })

  test('with an objection that holds is looked into again within ten working days', async () => {
    const id = await stage.station('review', { expert: '郑异议' })
    await stage.mei.says(`GZ-${id}`)
    await stage.mei.submits('登记评审结果', { scores: '甲 80\n乙 80\n丙 80', noticeFrom: '2026-04-01 +0800' })
    await stage.mei.presses('异议成立')
    expect(await stage.mei.submits('异议成立，重新评审', { words: '专家未到过本地，核查属实' })).toContain(
      '已退回评审',
    )
    expect(await stage.row(id)).toMatchObject({
      state: 'review',
      noticeFrom: null,
      dueAt: new Date('2026-04-16T17:30:00+08:00'),
    })
  })

  test('is taken back by its host with 撤销 before anybody has looked at it, and by a button later', async () => {
    const id = await stage.station('applied', { expert: '冯撤回' })
    await stage.host.says('撤销')
    await stage.host.presses('确认撤销')
    expect((await stage.row(id)).state).toBe('closed')
    const other = await stage.station('dept_review', { expert: '冯又来' })
    await stage.host.says(`GZ-${other}`)
    expect(await stage.host.presses('撤回申报')).toBe('申报已撤回')
    expect((await stage.row(other)).state).toBe('closed')
  })

  test('a second tap and an old card change nothing', async () => {
    const id = await stage.station('applied', { expert: '陈旧卡' })
    await stage.dept.says(`GZ-${id}`)
    const old = stage.dept.message()
    await stage.dept.submits('初审通过', { words: '同意推荐' })
    const events = () => stage.county.db.prisma.auditEvent.count({ where: { subject: `GZ-${id}` } })
    const before = await events()
    await stage.mei.says(`GZ-${id}`)
    await stage.mei.submits('会审通过', { words: '同意' })
    await stage.dept.pressesOn(old, '初审通过', { words: '同意推荐' }).catch(() => '')
    expect(await events()).toBe(before + 1)
  })
})

describe('An agreement', () => {
  test.each([
    [{ daysPerYear: '10' }, '不少于20天'],
    [{ startsOn: '2026-05-01 +0800' }, '协议内容还不齐，或者日期不对'],
    [{ years: '0' }, '期限至少填1年'],
    [{ pay: '很多' }, '每年报酬请写成'],
    [{ file: '柜' }, '协议存放至少写2个字'],
  ])('with %o is answered with the rule', async (more, words) => {
    const { prisma } = stage.county.db
    const id =
      (await prisma.workstation.findFirst({ where: { state: 'approved' } }))?.id ??
      (await stage.station('approved', { expert: '卫签约' }))
    await stage.host.says(`GZ-${id}`)
    await stage.host.presses('登记协议')
    expect(await stage.host.submits('登记协议', agreementFrom('2026-05-06', more))).toContain(words)
  })
})
