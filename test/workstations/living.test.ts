import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn, opensDue } from '../support/morning.ts'
import { agreementFrom, type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const morning = (day: string) => stage.county.clock.set(`${day}T09:30`)

const report = {
  techniques: '3',
  varieties: '2',
  acreage: '900',
  trainees: '210人次',
  households: '120',
  income: '1500元',
  daysOnSite: '34',
  spent: '3.2万元',
}

const points = (more: Readonly<Record<string, string>> = {}) => ({
  conditions: '14',
  operation: '14',
  outcomes: '23',
  training: '18',
  service: '14',
  money: '9',
  ...more,
})

describe('A running workstation', () => {
  test('gets money only after a year of service, once a year, to the fen', async () => {
    const id = await stage.station('running')
    const { head } = stage
    await head.says(`GZ-${id}`)
    await head.presses('择优资助')
    expect(await head.submits('确定资助', { amount: '10万', document: '领导小组第2次会议' })).toContain(
      '服务还不满一年',
    )
    const { prisma } = stage.county.db
    await prisma.workstation.update({ where: { id }, data: { plateOn: new Date('2025-03-01') } })
    expect(await head.submits('确定资助', { amount: '很多', document: '领导小组第2次会议' })).toContain(
      '资助金额请写成',
    )
    expect(await head.submits('确定资助', { amount: '10.05万元', document: '领导小组第2次会议' })).toBe(
      '资助已确定',
    )
    expect(await prisma.workstationSubsidy.findMany()).toMatchObject([
      { stationId: id, year: 2026, fen: 10_050_000n },
    ])
    expect(head.reads()).toContain('10.05万元（2026年10.05万元）')
    await head.presses('择优资助')
    expect(await head.submits('确定资助', { amount: '1万', document: '领导小组第3次会议' })).toContain(
      '2026年已经资助过了',
    )
  })

  test('raised to a higher level is one station, with both levels in its history', async () => {
    const id = 1
    const { host, mei } = stage
    await host.says(`GZ-${id}`)
    await host.presses('申报升级')
    expect(await host.submits('申报升级', { level: 'prefecture', words: '连续两年优秀，带动明显' })).toBe(
      '已申报升级',
    )
    await mei.says(`GZ-${id}`)
    expect(
      await mei.submits('登记升级', {
        level: 'prefecture',
        fromOn: '2026-03-10 +0800',
        document: '州科〔2026〕5号',
      }),
    ).toBe('已登记升级')
    expect(await stage.row(id)).toMatchObject({ level: 'prefecture', state: 'running', targetLevel: null })
    expect(mei.reads()).toContain('级别沿革')
    await mei.says('工作站统计')
    expect(mei.reads()).toContain('共1个')
    const levels = await stage.county.db.prisma.workstationLevel.findMany({ orderBy: { id: 'asc' } })
    expect(levels.map(({ level, toOn }) => [level, toOn?.toISOString().slice(0, 10) ?? null])).toEqual([
      ['county', '2026-03-09'],
      ['prefecture', null],
    ])
  })

  test('whose expert leaves says so at once, and finds another', async () => {
    const { host, mei } = stage
    await host.says('GZ-1')
    await host.presses('更换专家')
    expect(await host.submits('登记', {})).toContain('还没有填离开日期或者新专家')
    expect(await host.submits('登记', { leftOn: '2026-03-09 +0800' })).toBe('已登记专家离开')
    expect(mei.reads()).toContain('2026年3月9日离开，待更换')
    await host.presses('更换专家')
    expect(await host.submits('登记', { expert: '吴新任' })).toContain('新专家的姓名和单位还没有填')
    expect(await host.submits('登记', { expert: '吴新任', institution: '省农业大学' })).toBe('领衔专家已更换')
    expect(await stage.row(1)).toMatchObject({ expertName: '吴新任', expertLeftOn: null, state: 'running' })
  })
})

describe('The yearly assessment', () => {
  test('begins on the first working day of December, and the host reports within ten working days', async () => {
    await morning('2026-11-30')
    expect((await stage.row(1)).state).toBe('running')
    await morning('2026-12-01')
    expect(await stage.row(1)).toMatchObject({
      state: 'reporting',
      assessYear: 2026,
      dueAt: new Date('2026-12-15T17:30:00+08:00'),
    })
    expect(stage.host.reads()).toContain('年度考核开始，请填写述职表。')
    await morning('2026-12-08')
    expect(dueOn(stage.host, 'GZ-1')).toBe('还有5个工作日到期')
    expect(dueOn(stage.mei, 'GZ-1')).toBeNull()
    expect(await opensDue(stage.host, 'GZ-1')).toContain('〔填写述职〕')
    await stage.host.presses('填写述职')
    expect(await stage.host.submits('提交述职', { ...report, daysOnSite: '400' })).toContain(
      '专家驻站不能超过366天',
    )
    expect(await stage.host.submits('提交述职', report)).toBe('述职已提交')
    expect(stage.mei.reads()).toContain('34天（协议30天）')
  })

  test('gives a grade by points; a basic one has to be put right within sixty working days', async () => {
    const { mei, host } = stage
    expect(await mei.submits('评定', points({ outcomes: '30' }))).toContain('服务成果不能超过25分')
    expect(
      await mei.submits('评定', points({ outcomes: '5', service: '3', words: '驻站不足，成果少' })),
    ).toBe('已评定：基本合格')
    expect(await stage.row(1)).toMatchObject({ state: 'rectify', grade: 'basic', gradedYear: 2026 })
    expect(host.reads()).toContain('驻站不足，成果少')
    expect(await host.submits('报告整改完成', { words: '已补足驻站天数' })).toBe('已报告，等人才办评定')
    expect(await mei.submits('评定', points())).toBe('已评定：优秀')
    expect(await stage.row(1)).toMatchObject({ state: 'running', grade: 'excellent' })
    await mei.says('GZ-1')
    expect(mei.reads()).toContain('2026年优秀')
    expect(mei.reads()).toContain('210')
    await morning('2026-12-10')
    expect((await stage.row(1)).state).toBe('running')
  })

  test('a failed one goes to the leading group, whose decision the head records', async () => {
    const { prisma } = stage.county.db
    const { mei, head, host } = stage
    await prisma.workstation.update({ where: { id: 1 }, data: { assessYear: 2025, gradedYear: 2025 } })
    await morning('2026-12-11')
    await host.presses('填写述职')
    await host.submits('提交述职', report)
    expect(
      await mei.submits('评定', points({ outcomes: '2', training: '2', service: '2', operation: '2' })),
    ).toBe('已评定：不合格')
    expect(await stage.row(1)).toMatchObject({ state: 'deliberation', reason: 'failed' })
    expect(head.reads()).toContain('请提交领导小组会议审定')
    await mei.says('GZ-1')
    expect(mei.reads()).not.toContain('登记结果')
    await head.submits('登记结果', {
      decision: 'orderRectify',
      document: '领导小组2026年第4次会议',
      words: '限期补课',
    })
    expect(await stage.row(1)).toMatchObject({ state: 'rectify' })
  })
})

describe('The end of an agreement', () => {
  test('is told of sixty days before, and the host renews', async () => {
    const { prisma } = stage.county.db
    await prisma.workstation.update({
      where: { id: 1 },
      data: {
        state: 'running',
        dueAt: null,
        endsOn: new Date('2027-02-12'),
        assessYear: 2026,
        version: { increment: 1 },
      },
    })
    await morning('2026-12-14')
    expect(await stage.row(1)).toMatchObject({
      state: 'renewal',
      dueAt: new Date('2027-02-12T17:30:00+08:00'),
    })
    expect(stage.host.reads()).toContain('协议60天内到期，请续签或者终止。')
    await stage.mei.says('工作站 三个月内到期')
    expect(stage.mei.reads()).toContain('2027年2月12日')
    await stage.host.presses('续签协议')
    expect(
      await stage.host.submits(
        '续签',
        agreementFrom('2026-12-14', { startsOn: '2027-02-13 +0800', years: '2' }),
      ),
    ).toBe('协议已续签')
    expect(await stage.row(1)).toMatchObject({ state: 'running', endsOn: new Date('2029-02-12') })
  })
})

describe('A revocation', () => {
  test('for an expert who is gone waits six months, and is decided by the leading group', async () => {
    const { mei, head, host } = stage
    const { prisma } = stage.county.db
    await prisma.workstation.update({ where: { id: 1 }, data: { expertLeftOn: new Date('2026-09-01') } })
    await mei.says('撤销工作站 GZ-1')
    await mei.presses('提请撤销')
    const ask = () => mei.submits('提请撤销', { reason: 'expert_gone', words: '专家退休，无人接替' })
    expect(await ask()).toContain('专家离开还不满6个月')
    await prisma.workstation.update({ where: { id: 1 }, data: { expertLeftOn: new Date('2026-05-01') } })
    expect(await ask()).toBe('已提请撤销')
    await head.says('GZ-1')
    expect(await head.submits('登记结果', { decision: 'revoke', document: '领导小组2026年第5次会议' })).toBe(
      '审定结果已登记',
    )
    expect(await stage.row(1)).toMatchObject({ state: 'revoked', reason: 'expert_gone' })
    expect(host.reads()).toContain('领导小组审定撤销')
    await mei.says('工作站统计')
    expect(mei.reads()).toContain('共0个')
  })

  test('a notice of a step taken at night waits for the morning, and the doer is told so', async () => {
    const id = await stage.station('applied', { expert: '夜归人' })
    await stage.county.clock.set('2026-12-15T20:00')
    await stage.dept.says(`GZ-${id}`)
    expect(await stage.dept.submits('初审通过', { words: '同意推荐' })).toContain(
      '现在是休息时间，12月16日 8:30通知下一位',
    )
    expect(stage.mei.reads()).not.toContain('夜归人')
    await stage.county.clock.set('2026-12-16T08:31')
    expect(stage.mei.reads()).toContain('夜归人')
  })
})
