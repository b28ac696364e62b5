import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difficultyHeard, linkGrievance } from '#domain/liaisons/index.ts'
import { change } from '#storage/change.ts'
import { contextOn } from '../support/contexts.ts'
import { grantOf, personWith } from '../support/every-step.ts'
import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage } from '../talents/stage.ts'

let stage: Stage
let chen: Speaker
let yang: number

beforeAll(async () => {
  stage = await startStage('2026-12-07T09:00')
  chen = await stage.county.person('陈立新', { role: 'leader' })
  yang = (await stage.verified('杨春兰')).id
  await stage.mei.says('县级领导 陈立新')
  await stage.mei.submits('登记', {
    person: chen.openId,
    rank: 'standing',
    post: '县委常委',
    since: '2026-03-01',
  })
})
afterAll(() => stage.county.end())

const row = () => stage.county.db.prisma.liaison.findFirstOrThrow({ orderBy: { id: 'desc' } })

const assign = async (): Promise<void> => {
  await stage.mei.says('安排联系')
  const leader = await stage.county.db.prisma.leader.findFirstOrThrow()
  await stage.mei.submits('安排', { leader: String(leader.id), expert: `RC-${yang}` })
}

const undo = async (who: Speaker): Promise<string> => {
  await who.says('撤销')
  const said = await who.presses('确认撤销').catch(() => '')
  return said + who.reads()
}

describe('撤销 of an assignment', () => {
  test('takes it back while the leader has not answered, and he hears of it', async () => {
    await assign()
    expect(await undo(stage.mei)).toContain('安排已撤回')
    expect(await row()).toMatchObject({ state: 'ended', reason: 'withdrawn' })
    expect(chen.reads()).toContain('人才办撤回了这项安排')
  })

  test('is refused once he has', async () => {
    await assign()
    await chen.presses('确认')
    expect((await row()).state).toBe('active')
    expect(await undo(stage.mei)).toContain('领导已经答复')
    expect((await row()).state).toBe('active')
  })
})

describe('撤销 of a contact', () => {
  const log = async (words: string): Promise<void> => {
    await chen.says(`登记联系 ${words}`)
    await chen.submits('登记')
  }

  test('takes it away, and the clock stands where the remaining ones leave it', async () => {
    await log('今天走访了杨春兰，看了茶厂')
    expect(await row()).toMatchObject({ contactOn: new Date('2026-12-07'), halfYear: new Date('2027-06-30') })
    expect(await undo(chen)).toContain('联系登记已撤销')
    // December: the half-year is nearly over, and there is no contact any more.
    expect(await row()).toMatchObject({
      state: 'due_soon',
      contactOn: null,
      halfYear: new Date('2026-12-31'),
      dueAt: new Date('2026-12-31T17:30:00+08:00'),
    })
    expect(await stage.county.db.prisma.contact.count()).toBe(0)
  })

  test('of two takes the last, and the one before it counts', async () => {
    await log('昨天给杨春兰打了电话，问了苗木')
    await log('今天走访了杨春兰，他反映孩子上学远')
    expect(await undo(chen)).toContain('联系登记已撤销')
    expect(await row()).toMatchObject({
      state: 'active',
      contactOn: new Date('2026-12-06'),
      halfYear: new Date('2027-06-30'),
    })
    expect(await undo(chen)).toContain('不能撤销')
  })

  test('tells its story in people’s words', async () => {
    await stage.mei.says(`LX-${(await row()).id} 经过`)
    for (const words of ['安排了联系', '领导确认', '登记了联系', '撤销了联系登记'])
      expect(stage.mei.reads()).toContain(words)
  })
})

describe('A difficulty', () => {
  const contextFor = (actor: ReturnType<typeof personWith>, turn: string) =>
    contextOn(stage.county.db, { turn, actor, vault: stage.county.vault })

  test('is read by the leader who heard it and the office, by nobody else; and becomes one grievance only', async () => {
    await chen.says('登记联系 今天走访了杨春兰，他反映孩子上学远')
    await chen.submits('登记')
    const contact = await stage.county.db.prisma.contact.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const { id } = await stage.county.db.prisma.person.findFirstOrThrow({ where: { name: '陈立新' } })
    const leader = personWith(id, null, grantOf('leader'))
    const heard = await difficultyHeard(contextFor(leader, 'a'), contact.id)
    expect(heard).toMatchObject({ talentId: yang, words: expect.stringContaining('上学远'), grievance: null })
    const office = personWith(99_999, null, grantOf('office'))
    expect(await difficultyHeard(contextFor(office, 'b'), contact.id)).not.toBeNull()
    const other = personWith(99_999, null, grantOf('leader'))
    expect(await difficultyHeard(contextFor(other, 'c'), contact.id)).toBeNull()
    const file = (turn: string) =>
      change({ ...contextFor(office, turn), db: stage.county.db.reader }, async tx => {
        await linkGrievance(tx, contact.id, 'SQ-2026-0001')
        return { result: null, event: { event: 'test.linked', subject: 'SQ-2026-0001' } }
      })
    await file('d')
    await expect(file('e')).rejects.toThrow('已经转成诉求')
    expect(await undo(chen)).toContain('已转为诉求SQ-2026-0001')
    expect(await stage.county.db.prisma.contact.count({ where: { id: contact.id } })).toBe(1)
  })
})
