import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage
let standing: number

beforeAll(async () => {
  stage = await startStage()
  standing = (await stage.paired('茶一', '松炼村')).id
  await stage.verified('桃二')
})
afterAll(() => stage.county.end())

/** The last two messages: what is said about locking, and the plan. */
const told = async (words: string): Promise<readonly [string, string]> => {
  await stage.mei.says(words)
  const [locking = '', plan = ''] = stage.mei.history().slice(-2)
  return [locking, plan]
}

// 锁定=JD-12 was passed over in silence.
describe('Whoever wants a pairing locked in a plan', () => {
  test('hears that one which stands is never touched, and where a draft’s pairs are locked', async () => {
    const [locking, plan] = await told(`排结对方案 锁定=JD-${standing}`)
    expect(locking).toMatch(
      new RegExp(
        `JD-${standing}（茶一 — 漕溪镇松炼村）正在结对，方案只给没有结对的村排人，不会动它，不用锁定`,
      ),
    )
    expect(locking).toContain('请在方案卡片上点那一行的“锁定”')
    expect(plan).toContain('开始排')
    expect(await stage.mei.presses('开始排')).toBe('已排出草稿')
    await stage.mei.presses({ text: '锁定', nth: 0 })
    expect(stage.mei.reads()).toContain('已锁定')
  })

  test('hears it of each, of one that is over, and of one there is not', async () => {
    const { prisma } = stage.county.db
    const row = await prisma.pairing.findUniqueOrThrow({ where: { id: standing } })
    const { id: _id, ...rest } = row
    const over = await prisma.pairing.create({ data: { ...rest, state: 'ended', reason: 'other' } })
    const [locking] = await told(`排结对方案 锁定=JD-${standing} JD-${over.id} JD-999`)
    expect(locking).toMatch(
      new RegExp(`JD-${standing}.*正在结对.*JD-${over.id}.*已经结束，锁不住了.*没有找到JD-999`, 's'),
    )
  })

  test('without a number hears how it is done', async () => {
    const [locking] = await told('排结对方案 锁定=和平村')
    expect(locking).toBe('要锁定的是草稿里的一对：请在方案卡片上点那一行的“锁定”，重排时它就不再变动。')
  })
})
