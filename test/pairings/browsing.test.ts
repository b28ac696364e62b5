import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type PairingStage, startStage } from './stage.ts'

let stage: PairingStage
let village: Speaker
let he: Speaker

beforeAll(async () => {
  stage = await startStage()
  const { prisma } = stage.county.db
  village = await stage.county.person('仁山支书', { role: 'township', village: '仁山村' })
  he = (await stage.verified('何山')).person
  const villages = await prisma.village.findMany({ orderBy: { id: 'asc' } })
  const now = stage.county.clock.now()
  // Three pairings of every village but the last: eighteen, two pages.
  for (const [nth, { id: villageId }] of villages.slice(0, 6).entries())
    for (const round of [0, 1, 2]) {
      const talentId =
        nth === 0 && round === 0
          ? (await prisma.talent.findFirstOrThrow({ where: { name: '何山' } })).id
          : (
              await prisma.talent.create({
                data: {
                  name: `人才${nth}${round}`,
                  initials: 'rc',
                  category: 'rural',
                  tags: [],
                  state: 'verified',
                  registeredBy: 'system:test',
                  createdAt: now,
                  updatedAt: now,
                },
              })
            ).id
      await prisma.pairing.create({
        data: {
          kind: 'village',
          talentId,
          villageId,
          origin: 'office',
          state: round === 2 ? 'warned' : 'active',
          proposedBy: 'system:test',
          since: now,
          createdAt: now,
          updatedAt: now,
        },
      })
    }
})
afterAll(() => stage.county.end())

describe('结对', () => {
  test('is a list that goes on by 下一页 and is narrowed by what is said next', async () => {
    await stage.mei.says('结对')
    expect(stage.mei.reads()).toContain('第1—10项，共18项')
    await stage.mei.says('下一页')
    expect(stage.mei.reads()).toContain('第11—18项，共18项')
    await stage.mei.says('上一页')
    expect(stage.mei.reads()).toContain('第1—10项，共18项')
    await stage.mei.says('只看白石镇的')
    expect(stage.mei.reads()).toContain('共6项')
    expect(stage.mei.reads()).not.toContain('漕溪镇')
    await stage.mei.says('只看预警的')
    expect(stage.mei.reads()).toContain('共2项')
    await stage.mei.says('第二个')
    expect(stage.mei.reads()).toContain('结对预警')
    expect(stage.mei.reads()).toContain('白石镇')
  })

  test('of a village’s officer is his village’s, of a township’s his township’s, until another place is named', async () => {
    await village.says('结对')
    expect(village.reads()).toContain('共3项')
    expect(village.reads()).toContain('仁山村')
    await village.says('我们村结的对子是哪个')
    expect(village.reads()).toContain('仁山村')
    expect(village.reads()).not.toContain('松炼村')
    await stage.qiang.says('结对')
    expect(stage.qiang.reads()).toContain('共9项')
    await stage.qiang.says('结对 白石镇')
    expect(stage.qiang.reads()).toContain('共6项')
  })

  test('of a talent is his own, whatever he asks for', async () => {
    await he.says('结对')
    expect(he.reads()).toContain('共1项')
    expect(he.reads()).toContain('何山')
    await he.says('结对 白石镇')
    expect(he.reads()).toContain('没有符合条件的结对')
  })

  test('nobody may open is not there', async () => {
    const { id } = await stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await he.says(`JD-${id}`)
    expect(he.reads()).toContain('没有找到这项结对')
    await stage.mei.says('JD-999999')
    expect(stage.mei.reads()).toContain('没有找到这项结对')
  })

  test('in the public group shows masked names', async () => {
    const square = await stage.county.group('public')
    await stage.mei.says('@伯乐 结对 松炼村', square)
    expect(square.reads()).toContain('何*')
    expect(square.reads()).not.toContain('何山')
  })
})
