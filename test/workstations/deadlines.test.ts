import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const dueLine = async (id: number): Promise<string> => {
  await stage.mei.says(`经过 GZ-${id}`)
  return /办理期限：(.+)/.exec(stage.mei.reads())?.[1] ?? stage.mei.reads()
}

describe('A station’s deadline says how it came about', { timeout: 60_000 }, () => {
  test('the public notice day by day, and the days after it', async () => {
    const id = await stage.station('publicity')
    expect(await dueLine(id)).toBe(
      '公示自3月2日起算：2、3、4、5、6日，共5个工作日，3月6日截止。期满后批复，自3月9日起算：9、10、11、12、13日，共5个工作日，3月13日17:30截止。',
    )
  })

  test('after an objection the shorter time', async () => {
    const { id } = await stage.county.db.prisma.workstation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await stage.mei.says(`GZ-${id}`)
    await stage.mei.presses('异议成立')
    await stage.mei.submits('异议成立，重新评审', { words: '评委与申报单位有利害关系' })
    expect((await stage.row(id)).state).toBe('review')
    expect(await dueLine(id)).toMatch(
      /^异议成立后重新评审，3月2日收到，自3月3日起算：.*共10个工作日，3月16日17:30截止。$/,
    )
  })

  test('an agreement’s end is a date of its own', async () => {
    const id = await stage.station('running', { expert: '李国栋' })
    const row = await stage.row(id)
    await stage.county.db.prisma.workstation.update({
      where: { id },
      data: { state: 'renewal', dueAt: new Date(`${row.endsOn?.toISOString().slice(0, 10)}T17:30:00+08:00`) },
    })
    expect(await dueLine(id)).toMatch(
      /^2029年3月\d+日，是协议约定的到期日，不按工作日推算；到期前60天起提醒续签。$/,
    )
  })
})
