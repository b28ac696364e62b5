import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage
let li: Speaker

beforeAll(async () => {
  stage = await startStage()
  li = (await stage.verified('李多')).person
})
afterAll(() => stage.county.end())

const all = () => stage.county.db.prisma.pairing.findMany({ orderBy: { id: 'asc' } })

const propose = async (talent: string, served: string) => {
  await stage.mei.says('提结对')
  await stage.mei.submits('提出结对', { kind: 'village', talent, served })
}

describe('Two at once', () => {
  test('take the last place of somebody only once: of three villages he agrees to at the same moment he has two', async () => {
    const cards = []
    for (const served of ['松炼村', '仁山村', '铁厂村']) {
      await propose('李多', served)
      cards.push(li.message())
    }
    const words = await Promise.all(cards.map(card => li.pressesOn(card, '同意')))
    const agreed = (await all()).filter(({ talentYes }) => talentYes !== null)
    expect(agreed).toHaveLength(2)
    expect(words.filter(one => one === '已同意')).toHaveLength(2)
    expect(words.filter(one => one.includes('已经结对2个村'))).toHaveLength(1)
  })

  test('talent and village agreeing at the same moment both count', async () => {
    const { person: wang } = await stage.verified('王同时')
    for (let round = 0; round < 3; round += 1) {
      await propose('王同时', ['白石镇云头村', '漕溪镇松炼村', '漕溪镇仁山村'][round] ?? '')
      if (round > 0) await Promise.all([wang.presses('同意'), stage.qiang.presses('同意')])
      const latest = (await all()).at(-1)
      if (round > 0) expect([round, latest?.state]).toEqual([round, 'office'])
      // Room for the next round.
      await stage.county.db.prisma.pairing.updateMany({
        where: { id: latest?.id ?? 0 },
        data: { state: 'ended' },
      })
    }
  })

  test('pressing the same button is one yes, and the second press says how it stands', async () => {
    const { person: he } = await stage.verified('何二')
    await propose('何二', '苗岭乡水井村')
    const card = he.message()
    await Promise.all([he.pressesOn(card, '同意'), he.pressesOn(card, '同意').catch(() => '')])
    const latest = (await all()).at(-1)
    expect(latest).toMatchObject({ state: 'awaiting', talentYes: expect.any(Date) })
    const number = `JD-${latest?.id}`
    const agreed = { subject: number, event: 'pairing.agreed' }
    expect(await stage.county.db.prisma.auditEvent.count({ where: agreed })).toBe(1)
  })
})

describe('A restart in the middle', () => {
  test('loses nothing: who had agreed has agreed, and the others go on from where it stood', async () => {
    const db = await freshDatabase()
    const first = await startCounty({ open: () => Promise.resolve({ ...db, drop: () => Promise.resolve() }) })
    // The same accounts come back, in the same order.
    const enter = async (county: County) => ({
      mei: await county.person('段小梅', { role: 'office' }),
      zhao: await county.person('赵主任', { role: 'head' }),
      duan: await county.person('段重启'),
    })
    const before = await enter(first)
    await before.duan.says('你好')
    await registered(db, '段重启')
    await before.mei.says('提结对 段重启 表村')
    await before.mei.submits('提出结对')
    expect(await before.duan.presses('同意')).toBe('已同意')
    await first.end()
    const again = await startCounty({
      open: () => Promise.resolve(db),
      furnish: () => Promise.resolve(),
      seed: 20_260_102,
    })
    const after = await enter(again)
    const row = () => db.prisma.pairing.findFirstOrThrow()
    await after.mei.says('JD-1')
    expect(after.mei.reads()).toContain('人才已同意')
    await after.mei.presses('登记电话确认')
    await after.mei.submits('登记', { party: 'village', words: '11月23日与村支书通话，同意' })
    await after.zhao.says('JD-1')
    expect(await after.zhao.presses('审定')).toBe('已审定，结对成立')
    expect(await row()).toMatchObject({ state: 'active' })
    await again.end()
  })
})

const registered = async ({ prisma }: FreshDatabase, name: string): Promise<void> => {
  const { id } = await prisma.person.findFirstOrThrow({ where: { name } })
  await prisma.talent.create({
    data: {
      name,
      initials: 'dcq',
      category: 'rural',
      tags: [],
      state: 'verified',
      personId: id,
      registeredBy: 'system:test',
      createdAt: new Date('2026-11-02T09:00:00+08:00'),
      updatedAt: new Date('2026-11-02T09:00:00+08:00'),
    },
  })
}
