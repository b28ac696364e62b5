import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage
let teacher: Speaker
let pupil: Speaker
let firm: Speaker

beforeAll(async () => {
  stage = await startStage()
  teacher = (await stage.verified('老木匠')).person
  pupil = (await stage.verified('小木匠')).person
  firm = await stage.county.person('茶厂联络员', { role: 'department', unit: '云岭县农业技术推广中心' })
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })

const propose = async (form: Readonly<Record<string, unknown>>): Promise<string> => {
  await stage.mei.says('提结对')
  return stage.mei.submits('提出结对', { form: 'service', ...form })
}

const approve = async (): Promise<void> => {
  await stage.zhao.says(`JD-${(await newest()).id}`)
  expect(await stage.zhao.presses('审定')).toContain('已审定')
}

describe('导师制', () => {
  test('is agreed to by teacher and pupil, each from his own card, and served and confirmed the same way', async () => {
    expect(await propose({ kind: 'mentor', talent: '老木匠', served: '小木匠' })).toContain('已提出')
    expect(pupil.reads()).toContain('导师制')
    expect(await pupil.presses('同意')).toBe('已同意')
    expect(await teacher.presses('同意')).toBe('已同意')
    await approve()
    expect(await newest()).toMatchObject({ kind: 'mentor', state: 'active', villageId: null })
    await teacher.says('登记服务 今天教了榫卯，两小时')
    await teacher.submits('登记服务', { what: '教榫卯' })
    expect(pupil.reads()).toContain('请被带教人确认')
    expect(await pupil.presses('确认')).toBe('已确认')
    await pupil.says('结对')
    expect(pupil.reads()).toContain('老木匠')
  })

  test('covers no village and takes no place of those a person may have', async () => {
    await stage.mei.says('覆盖')
    expect(stage.mei.reads()).toContain('还有7个没有结对')
    for (const served of ['松炼村', '仁山村']) {
      expect(await propose({ kind: 'village', talent: '老木匠', served })).toContain('已提出')
      await teacher.presses('同意')
    }
  })

  test('of somebody with himself is refused', async () => {
    const words = await propose({ kind: 'mentor', talent: '小木匠', served: '小木匠' })
    expect(words + stage.mei.reads()).toContain('导师和被带教人是同一位')
  })

  test('ends when the pupil leaves the register', async () => {
    const { id } = await stage.county.db.prisma.pairing.findFirstOrThrow({ where: { kind: 'mentor' } })
    await pupil.says('撤回同意')
    await pupil.presses('确认撤回')
    expect(await stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'ended',
      reason: 'left',
    })
    await stage.mei.says(`经过 JD-${id}`)
    expect(stage.mei.reads()).toContain('解除')
    expect(stage.mei.reads()).toContain('系统')
  })
})

describe('人才助企', () => {
  test('is agreed to by the enterprise’s officer, who confirms the services', async () => {
    expect(await propose({ kind: 'enterprise', talent: '老木匠', served: '农技中心' })).toContain('已提出')
    expect(firm.reads()).toContain('人才助企')
    expect(await firm.presses('同意')).toBe('已同意')
    await teacher.presses('同意')
    await approve()
    expect((await newest()).state).toBe('active')
    await teacher.says(`登记服务 JD-${(await newest()).id} 今天改了烘干房`)
    await teacher.submits('登记服务', { what: '改了烘干房' })
    expect(firm.reads()).toContain('请企业确认')
    await firm.presses('有异议')
    expect(await firm.submits('提出异议', { remark: '还没有改完' })).toBe('已提出异议')
    // A service somebody disputes is not the latest service.
    expect((await newest()).servedOn).toBeNull()
  })
})

describe('干部结对', () => {
  test('serves a village without making it covered by a talent', async () => {
    expect(await propose({ kind: 'cadre', talent: '老木匠', served: '铁厂村' })).toContain('已提出')
    await stage.qiang.presses('同意')
    await teacher.presses('同意')
    await approve()
    expect(await newest()).toMatchObject({ kind: 'cadre', state: 'active' })
    await stage.mei.says('覆盖')
    expect(stage.mei.reads()).toContain('还有7个没有结对')
  })
})

describe('柔性人才', () => {
  test('needs his employer’s yes as well, within five working days', async () => {
    const { person: flexible, id } = await stage.verified('柔教授')
    const { prisma } = stage.county.db
    const unit = await prisma.unit.findFirstOrThrow({ where: { name: '云岭县人民医院' } })
    await prisma.talent.update({ where: { id }, data: { source: 'flexible', unitId: unit.id } })
    const hospital = await stage.county.person('医院联络员', { role: 'department', unit: '云岭县人民医院' })
    expect(await propose({ kind: 'village', talent: `RC-${id}`, served: '铁厂村' })).toContain('已提出')
    expect(await newest()).toMatchObject({ asksEmployer: true, dueAt: new Date('2026-11-30T17:30:00+08:00') })
    await flexible.presses('同意')
    await stage.qiang.presses('同意')
    expect((await newest()).state).toBe('awaiting')
    expect(await hospital.presses('同意')).toBe('已同意')
    expect((await newest()).state).toBe('office')
  })
})
