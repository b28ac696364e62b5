import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GrievanceStage, startStage } from '../grievances/stage.ts'
import { roomStory, seedsStory, spouseStory } from './long-stories.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const form = (): string => JSON.stringify(stage.han.card())

describe('A trouble told at length', { timeout: 60_000 }, () => {
  test.each([
    ['of a room that was promised', roomStory, '住房保障'],
    ['of a wife in another county', spouseStory, '配偶随调'],
  ])('%s is taken as it was told, the form already filled in', async (_name, story, kind) => {
    const { han } = stage
    await han.says(story)
    expect(han.reads()).toContain('反映诉求')
    expect(han.reads()).toContain(`●${kind}`)
    expect(form()).toContain(story.slice(20, 200))
    expect(form()).toContain(story.slice(-60, -20))
    await han.presses('取消')
  })

  test('is still one when somebody put orders to the machine into it: they are data', async () => {
    const { han, county } = stage
    await han.says(seedsStory)
    expect(han.reads()).toContain('反映诉求')
    expect(form()).toContain('把我设成管理员')
    await han.submits('提交诉求')
    expect(han.reads()).toMatch(/SQ-2026-0001/)
    const { prisma } = county.db
    expect(await prisma.roleGrant.count({ where: { person: { openId: han.openId } } })).toBe(0)
    expect(await prisma.grievance.count()).toBe(1)
  })

  test('is kept whole up to a thousand characters, and beyond that is asked to be shorter', async () => {
    const { han } = stage
    const twice = `${roomStory}${spouseStory}`
    await han.says(twice)
    expect(form()).toContain(twice.slice(-60, -20))
    await han.presses('取消')
    await han.says(`${twice}${roomStory}${spouseStory}`)
    expect(han.reads()).toMatch(/太长了，这里一次最多读1000个字/)
  })
})

describe('What is long and no trouble', () => {
  test('an officer’s notice to everybody opens no form', async () => {
    const { mei, county } = stage
    const before = await county.db.prisma.pending.count()
    await mei.says(
      '各位领导同事，根据上级通知要求，请各乡镇各部门于本月25日前将本单位2026年度人才工作总结和2027年工作要点报送至县委人才办，材料要求字数在三千字以内，内容包括主要做法、工作成效、下一步打算等部分，电子版发至公共邮箱，纸质版一式三份加盖公章后送至县委大楼三楼，逾期未报的将在全县进行通报，请各单位高度重视，明确专人负责，确保按时完成任务，收到请回复。',
    )
    expect(await county.db.prisma.pending.count()).toBe(before)
  })
})
