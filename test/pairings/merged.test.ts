import { afterAll, beforeAll, expect, test } from 'vitest'
import { talentIn } from '../support/every-step.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage('2026-12-07T09:00')
})
afterAll(() => stage.county.end())

const pairing = (id: number) => stage.county.db.prisma.pairing.findUniqueOrThrow({ where: { id } })

/** A record of the same person that came in twice. */
const twin = (name: string): Promise<number> => talentIn(stage.county.db, name)

const merge = async (kept: number, gone: number): Promise<void> => {
  await stage.mei.says(`合并 RC-${kept} RC-${gone}`)
  expect(await stage.mei.presses(`合并，保留RC-${kept}`)).toBe('已合并')
}

const unmerge = async (kept: number): Promise<void> => {
  await stage.mei.says(`撤销合并 RC-${kept}`)
  expect(await stage.mei.presses('确认撤销合并')).toContain('恢复原状')
}

const covered = (): Promise<string> => stage.mei.asks('覆盖')

test('Whose two records become one goes on looking after his village under the one that stays, and gets it back', async () => {
  const { id, talentId, person } = await stage.paired('何山', '松炼村')
  const before = await covered()
  const kept = await twin('何山')
  await merge(kept, talentId)
  expect(await pairing(id)).toMatchObject({ talentId: kept, state: 'active' })
  expect(await covered()).toBe(before)
  await person.says(`JD-${id}`)
  expect(person.reads()).toContain('松炼村')
  await unmerge(kept)
  expect(await pairing(id)).toMatchObject({ talentId, state: 'active' })
  expect(await covered()).toBe(before)
})

test('Two pairings of one person with one village become one: the one that is further along stays', async () => {
  const { id, talentId } = await stage.paired('江流', '松炼村')
  const kept = await twin('江流')
  const { prisma } = stage.county.db
  const { id: _, ...own } = await pairing(id)
  const awaiting = await prisma.pairing.create({
    data: { ...own, talentId: kept, state: 'awaiting', talentYes: null, villageYes: null },
  })
  await merge(kept, talentId)
  expect(await pairing(id)).toMatchObject({ talentId: kept, state: 'active' })
  expect(await pairing(awaiting.id)).toMatchObject({ state: 'ended', reason: 'joined' })
  await unmerge(kept)
  expect(await pairing(id)).toMatchObject({ talentId, state: 'active' })
  expect((await pairing(awaiting.id)).talentId).toBe(kept)
})

test('A leader who kept in touch with both records keeps in touch with the person once', async () => {
  const { county, mei } = stage
  const chen = await county.person('陈立新', { role: 'leader' })
  await mei.says('县级领导 陈立新')
  await mei.submits('登记', {
    person: chen.openId,
    rank: 'standing',
    post: '县委常委',
    since: '2026-03-01',
  })
  const leader = await county.db.prisma.leader.findFirstOrThrow()
  const liaisons = () => county.db.prisma.liaison.findMany({ orderBy: { id: 'asc' } })
  const one = (await stage.verified('白露')).id
  const other = await twin('白露')
  for (const talent of [one, other]) {
    await mei.says('安排联系')
    await mei.submits('安排', { leader: String(leader.id), expert: `RC-${talent}` })
  }
  await merge(other, one)
  expect(await liaisons()).toMatchObject([
    { talentId: other, state: 'assigned' },
    { talentId: other, state: 'ended', reason: 'joined' },
  ])
  await unmerge(other)
  expect(await liaisons()).toMatchObject([{ talentId: one, state: 'assigned' }, { talentId: other }])
})
