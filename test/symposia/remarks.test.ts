import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Remarks, remarksOf, said } from './remarks.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let remarks: Remarks
let id: number

beforeAll(async () => {
  stage = await startStage()
  id = await stage.recorded(said)
  remarks = remarksOf(stage, id)
})
afterAll(() => stage.county.end())

describe('Remarks split from the minutes', () => {
  test('keep who said them and what they are; words of thanks are put aside without a message', async () => {
    expect((await stage.opinions(id)).map(({ kind }) => kind)).toEqual([
      'suggestion',
      'suggestion',
      'praise',
      'difficulty',
      'suggestion',
      'suggestion',
    ])
    const before = stage.yang.history().length
    expect(await remarks.thank('谢谢大家')).toBe('已注明')
    expect(stage.yang.history().length).toBe(before)
  })

  test('written down wrongly are put right; what is missing is noted by itself', async () => {
    expect(await remarks.note('杨春兰', 'question', '请问制茶师怎么考级')).toContain('已记下')
    await stage.mei.says(await remarks.numberOf('制茶师'))
    await stage.mei.presses('改正记录')
    expect(await stage.mei.submits('改正', { text: '请问制茶师怎样评级' })).toBe('已改正')
    expect(await remarks.stateOf('怎样评级')).toBe('noted')
  })

  test('cannot count as sorted before each has its place', async () => {
    await stage.mei.says(`ZT-${id}`)
    expect(stage.mei.reads()).toContain('待梳理')
    expect(stage.mei.reads()).not.toContain('〔梳理完毕〕')
  })
})

describe('A unit', () => {
  test('that is not the one says so, and the office gives it to another', async () => {
    await remarks.assign('机耕道', '教体局')
    await stage.school.says(await remarks.numberOf('机耕道'))
    await stage.school.presses('退回')
    expect(await stage.school.submits('退回', { reason: 'duty', remark: '归农业农村局' })).toContain('已退回')
    expect(stage.mei.reads()).toContain('归农业农村局')
    expect(await remarks.stateOf('机耕道')).toBe('noted')
    expect(await remarks.assign('机耕道', '农业农村局', '30')).toContain('不能超过20个工作日')
    expect(await remarks.assign('机耕道', '农业农村局', '3')).toBe('已交办')
    expect(await remarks.opinionOf('机耕道')).toMatchObject({
      days: 3,
      dueAt: new Date('2026-12-09T17:30:00+08:00'),
    })
  })

  test('of somebody else does not find it', async () => {
    await stage.school.says(await remarks.numberOf('机耕道'))
    expect(stage.school.reads()).toContain('没有找到')
  })

  test('does not learn who asked not to be named, not by a search or the story either', async () => {
    await remarks.assign('少要论文', '教体局')
    expect(stage.school.reads()).toContain('不具名')
    expect(stage.school.history().join('\n')).not.toContain('何山')
    await stage.school.says('座谈意见 何山')
    expect(stage.school.reads()).toContain('没有符合条件的意见')
    await stage.school.says(`经过 ${await remarks.numberOf('少要论文')}`)
    expect(stage.school.reads()).toContain('交办给单位答复')
    expect(stage.school.reads()).not.toContain('何山')
  })
})

describe('A difficulty', () => {
  test('stands on no card that comes by itself; whoever asks for its words leaves a trace', async () => {
    await stage.mei.says(await remarks.numberOf('接送困难'))
    expect(stage.mei.reads()).not.toContain('接送困难')
    await stage.mei.presses('看内容')
    expect(stage.mei.reads()).toContain('接送困难')
    await stage.he.says('谁看过我')
    expect(stage.he.reads()).toContain('段小梅')
    expect(stage.he.reads()).toContain('看座谈会意见')
  })

  test('becomes a grievance with its link both ways, in one change, and is told to who said it', async () => {
    const number = await remarks.numberOf('接送困难')
    await stage.mei.says(number)
    await stage.mei.presses('转为诉求')
    expect(JSON.stringify(stage.mei.card())).toContain('接送困难')
    expect(await stage.mei.submits('转为诉求')).toContain('已转为诉求SQ-2026-')
    const opinion = await remarks.opinionOf('接送困难')
    const grievance = await stage.county.db.prisma.grievance.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(opinion).toMatchObject({ state: 'grievance', grievanceId: grievance.id })
    expect(grievance).toMatchObject({ channel: 'symposium', kind: 'schooling', talentId: stage.ids.he })
    expect(stage.he.history().join('\n')).toContain('已转为诉求')
    await stage.mei.says('SQ-2026-0001')
    expect(stage.mei.reads()).toContain(`来自座谈会意见${number}`)
    await stage.mei.says(`经过 ${number}`)
    expect(stage.mei.reads()).toContain('困难转为诉求')
    expect(stage.mei.reads()).toContain('SQ-2026-0001 提交了诉求')
  })
})
