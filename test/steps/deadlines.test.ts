import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grievanceNumber } from '#domain/grievances/number.ts'
import type { Speaker } from '../support/speaker.ts'
import type { County } from '../support/world.ts'
import { startDemoCounty } from '../talents/demo-county.ts'

let county: County
let office: Speaker

beforeAll(async () => {
  county = await startDemoCounty()
  office = await county.person('段秀英', { role: 'office' })
})
afterAll(() => county.end())

/** Every record of the demo county that is under a deadline, one a state. */
const underDeadline = async (): Promise<readonly string[]> => {
  const { prisma } = county.db
  const due = {
    where: { dueAt: { not: null } },
    distinct: ['state' as const],
    orderBy: { id: 'asc' as const },
  }
  const numbers = (letters: string, rows: readonly { readonly id: number }[]) =>
    rows.map(({ id }) => `${letters}-${id}`)
  return [
    ...numbers('RC', await prisma.talent.findMany(due)),
    ...numbers('GZ', await prisma.workstation.findMany(due)),
    ...numbers('JD', await prisma.pairing.findMany(due)),
    ...numbers('DD', await prisma.pairingOrder.findMany(due)),
    ...numbers('LX', await prisma.liaison.findMany(due)),
    ...numbers('ZT', await prisma.symposium.findMany(due)),
    ...numbers('JY', await prisma.symposiumOpinion.findMany(due)),
    ...(await prisma.grievance.findMany(due)).map(({ id }) => grievanceNumber(id)),
  ]
}

const dueLine = async (number: string): Promise<string> => {
  await office.says(`经过 ${number}`)
  return /办理期限：(.+)/.exec(office.reads())?.[1] ?? office.reads()
}

describe('A deadline says in one line how it came about', () => {
  test('every open one of the demo county, of every noun and state', { timeout: 120_000 }, async () => {
    const { id } = await county.db.prisma.liaison.findFirstOrThrow({ where: { state: 'active' } })
    const due = { state: 'due_soon', dueAt: new Date('2026-12-31T17:30:00+08:00') }
    await county.db.prisma.liaison.update({ where: { id }, data: due })
    const numbers = await underDeadline()
    expect(new Set(numbers.map(number => number.slice(0, 2)))).toEqual(
      new Set(['RC', 'GZ', 'JD', 'DD', 'LX', 'ZT', 'JY', 'SQ']),
    )
    for (const number of numbers) expect(await dueLine(number), number).toMatch(/^\S*月\d+日.*。$/)
    expect(await dueLine(`LX-${id}`)).toBe(
      '2026年12月31日，是半年的最后一天，不按工作日推算；这以前至少联系一次。',
    )
  })

  test('a date nobody can count yet says what it waits for', async () => {
    const { prisma } = county.db
    const { id } = await prisma.workstation.findFirstOrThrow({ where: { dueAt: { not: null } } })
    await prisma.workstation.update({ where: { id }, data: { dueAt: null } })
    expect(await dueLine(`GZ-${id}`)).toMatch(/还没有定：要等那一年的放假安排导入/)
  })

  test('one that a step has moved says so', async () => {
    const { prisma } = county.db
    const { id } = await prisma.pairing.findFirstOrThrow({ where: { state: 'warned' } })
    await prisma.pairing.update({ where: { id }, data: { dueAt: new Date('2026-12-17T17:30:00+08:00') } })
    expect(await dueLine(`JD-${id}`)).toBe('2026年12月17日 17:30截止，是办理中另行定下的，见下面的记录。')
  })

  test('a record under none says nothing of it', async () => {
    const { prisma } = county.db
    const { id } = await prisma.workstation.findFirstOrThrow({ where: { state: 'running' } })
    await office.says(`经过 GZ-${id}`)
    expect(office.reads()).not.toContain('办理期限')
  })
})
