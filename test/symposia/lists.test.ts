import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weekly } from '#domain/symposia/weekly.ts'
import { contextOn } from '../support/contexts.ts'
import { grantOf, personWith } from '../support/every-step.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let id: number

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const prisma = () => stage.county.db.prisma
const guests = (symposiumId: number) => prisma().symposiumGuest.findMany({ where: { symposiumId } })

describe('The leader who hosts', () => {
  test('is told when the invitations are out, and reads who comes but not why somebody does not', async () => {
    const { id: leader } = await prisma().person.findFirstOrThrow({ where: { name: '陈立新' } })
    id = await stage.invited({ host: String(leader), topic: '领导主持的座谈' })
    expect(stage.chen.reads()).toContain('邀请已经发出')
    await stage.he.presses('请假')
    await stage.he.submits('请假', { reason: '家里有病人' })
    await stage.chen.says(`ZT-${id}`)
    expect(stage.chen.reads()).toContain('请假1')
    expect(stage.chen.reads()).not.toContain('病人')
    expect(stage.chen.reads()).not.toContain('〔改时间地点〕')
  })

  test('who hosts nothing finds nothing', async () => {
    const other = await stage.county.person('周部长', { role: 'leader' })
    await other.says(`ZT-${id}`)
    expect(other.reads()).toContain('没有找到')
  })
})

describe('A slip', () => {
  test('of 已经召开 is taken back within ten minutes, but not once something is written down', async () => {
    await stage.county.clock.set('2026-12-04T17:00')
    await stage.mei.says(`ZT-${id}`)
    await stage.mei.presses('已经召开')
    await stage.mei.says('撤销')
    await stage.mei.presses('确认撤销')
    expect((await stage.symposium(id)).state).toBe('invited')
    await stage.mei.says(`ZT-${id}`)
    await stage.mei.presses('已经召开')
    await stage.mei.says(`记意见 ZT-${id}`)
    const [guest] = await guests(id)
    await stage.mei.submits('记下', {
      speaker: String(guest?.id),
      kind: 'suggestion',
      text: '建议多开这样的会',
    })
    await stage.mei.says('撤销')
    expect(stage.mei.reads()).not.toContain('已撤回')
    expect((await stage.symposium(id)).state).toBe('held')
  })

  test('before the talk took place its minutes cannot be written', async () => {
    const next = await stage.invited({ day: '2026-12-18', topic: '还没开的座谈' })
    await stage.mei.says(`座谈纪要 ZT-${next}`)
    expect(stage.mei.reads()).toContain('还没有登记召开')
    expect(stage.mei.reads()).not.toContain('〔已经召开〕')
  })
})

describe('Somebody who was not on the list', () => {
  test('is put on it by the minutes, and what he said is his', async () => {
    const { id: late } = await stage.verified('后来的人')
    await stage.mei.says(`座谈纪要 ZT-${id}`)
    const present = (await guests(id)).map(guest => String(guest.id))
    const toast = await stage.mei.submits('交纪要', {
      present,
      more: `RC-${late}`,
      others: '县委办',
      text: '听取了意见。',
      said: '后来的人：建议办一个技能比赛',
    })
    expect(toast).toContain('拆出1条意见')
    expect(
      await prisma().symposiumGuest.count({ where: { symposiumId: id, talentId: late, attended: true } }),
    ).toBe(1)
  })
})

describe('A group', () => {
  test('reads nothing of what was said', async () => {
    const group = await stage.county.group('public')
    await stage.mei.says('@伯乐 座谈意见', group)
    expect(group.history().join('\n')).not.toContain('技能比赛')
    expect(stage.mei.reads()).toContain('技能比赛')
  })
})

describe('Whoever leaves the register', () => {
  test('is not expected any more; erased, his words go with him; merged, they are the other record’s', async () => {
    const next = await stage.invited({ day: '2026-12-21', topic: '离库以后' })
    const ctx = { ...contextOn(stage.county.db, { turn: 'leaving' }), vault: stage.county.vault }
    const { follows } = await import('#domain/symposia/follows.ts')
    const happens = (event: string, talentId: number) =>
      prisma().$transaction(
        async tx => void (await follows[event]?.(ctx, tx, { event, subject: `RC-${talentId}` })),
      )
    await happens('talent.exited', stage.ids.silent)
    const gone = (await guests(next)).find(({ talentId }) => talentId === stage.ids.silent)
    expect(gone).toMatchObject({ answer: 'no', answeredBy: 'system:symposia' })
    const [remark] = await stage.opinions(id)
    const speaker = (await guests(id)).find(guest => guest.id === remark?.guestId)
    await happens('talent.erased', speaker?.talentId ?? 0)
    const [wiped] = await stage.opinions(id)
    expect(stage.county.vault.open(wiped?.text ?? '')).toBe('（已按本人要求删除）')
    const keptId = stage.ids.he
    const goneId = stage.ids.silent
    await prisma().merge.create({
      data: { keptId, goneId, moved: {}, by: 'system:test', at: stage.county.clock.now() },
    })
    await happens('talent.merged', keptId)
    expect((await guests(next)).some(({ talentId }) => talentId === goneId)).toBe(false)
  })
})

describe('Long lists', () => {
  test('turn their pages; a list of guests is narrowed to who has not answered', async () => {
    for (let nth = 0; nth < 9; nth += 1)
      await prisma().symposium.create({
        data: {
          kind: 'exchange',
          topic: `第${nth}场交流`,
          startsAt: new Date(`2027-03-${10 + nth}T09:00:00+08:00`),
          place: '人才之家',
          state: 'planned',
          createdBy: 'system:test',
          since: stage.county.clock.now(),
          createdAt: stage.county.clock.now(),
          updatedAt: stage.county.clock.now(),
        },
      })
    await stage.mei.says('座谈会 交流会')
    expect(stage.mei.reads()).toContain('第8场交流')
    expect(stage.mei.reads()).not.toContain('第0场交流')
    await stage.mei.presses('下一页')
    expect(stage.mei.reads()).toContain('第0场交流')
    await stage.mei.presses('上一页')
    expect(stage.mei.reads()).toContain('第8场交流')
  })

  test('of guests go on page by page', async () => {
    const many = await stage.planned({ topic: '人多的座谈', day: '2026-12-22' })
    const talents = await prisma().talent.createManyAndReturn({
      data: Array.from({ length: 12 }, (_, nth) => ({
        name: `客人${nth}`,
        initials: 'kr',
        category: 'folk',
        tags: [],
        state: 'verified',
        registeredBy: 'system:test',
        createdAt: stage.county.clock.now(),
        updatedAt: stage.county.clock.now(),
      })),
    })
    await prisma().symposiumGuest.createMany({
      data: talents.map(one => ({
        symposiumId: many,
        talentId: one.id,
        createdAt: stage.county.clock.now(),
      })),
    })
    await stage.mei.says(`参会名单 ZT-${many}`)
    expect(stage.mei.reads()).not.toContain('客人11')
    await stage.mei.presses('下一页')
    expect(stage.mei.reads()).toContain('客人11')
    await stage.mei.presses({ text: '去掉', nth: 0 })
    expect((await guests(many)).length).toBe(16)
  })
})

describe('The weekly digest', () => {
  const week = { from: new Date('2026-11-28T09:00:00+08:00'), to: new Date('2026-12-05T09:00:00+08:00') }

  test('tells the office what took place and what waits, a stranger nothing', async () => {
    const ctx = contextOn(stage.county.db, { turn: 'weekly', now: week.to })
    const office = personWith(9_999, null, grantOf('office'))
    const stranger = personWith(9_998, null, grantOf('stranger'))
    if (office.kind !== 'person' || stranger.kind !== 'person') throw new Error('not people')
    expect((await weekly(ctx, office, week)).changed).toEqual([
      { words: expect.stringContaining('开了1场座谈会'), say: '座谈会' },
    ])
    expect(await weekly(ctx, stranger, week)).toEqual({ own: [], changed: [], atRisk: [] })
  })
})
