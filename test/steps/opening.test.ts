import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#core/actor.ts'
import { timedStates } from '#core/machine.ts'
import type { DueMatter, Reminded } from '#core/morning.ts'
import { machines, work } from '#domain/index.ts'
import { identify } from '#domain/people/index.ts'
import { contextOn } from '../support/contexts.ts'
import type { County } from '../support/world.ts'
import { startDemoCounty } from '../talents/demo-county.ts'

const nouns = work.filter(({ name }) => ['talents', 'workstations', 'pairings', 'liaisons'].includes(name))
const due = new Date('2026-11-24T17:30:00+08:00')
/** The day after the deadlines: whoever reads along when somebody is late does so too. */
const at = new Date('2026-11-27T08:31:00+08:00')

let county: County
let reminded: readonly Reminded[]

const context = (actor?: Actor) =>
  contextOn(county.db, { turn: 'morning', now: at, vault: county.vault, ...(actor ? { actor } : {}) })

beforeAll(async () => {
  county = await startDemoCounty()
  await everybodyIsThere()
  await everyStateIsDue()
  const told: Reminded[] = []
  for (const { morning } of nouns) told.push(...((await morning?.(context(), '2026-11-23')) ?? []))
  reminded = told
}, 120_000)
afterAll(() => county.end())

/** An account for each record of a person, an officer for each place, and their roles for the leaders. */
const everybodyIsThere = async (): Promise<void> => {
  const { prisma } = county.db
  const granted = { grantedBy: 'system:test', grantedAt: new Date('2026-01-05T09:00:00+08:00') }
  const someone = async (name: string): Promise<number> =>
    (await prisma.person.create({ data: { openId: `ou_test_${name}`, name } })).id
  const unitOfficer = await someone('单位联络员')
  const townshipOfficer = await someone('乡镇联络员')
  const units = await prisma.unit.findMany()
  const townships = await prisma.township.findMany()
  const leaders = await prisma.leader.findMany()
  await prisma.roleGrant.createMany({
    data: [
      ...units.map(({ id }) => ({ personId: unitOfficer, role: 'department', unitId: id, ...granted })),
      ...townships.map(({ id }) => ({
        personId: townshipOfficer,
        role: 'township',
        townshipId: id,
        ...granted,
      })),
      ...leaders.map(({ personId }) => ({ personId, role: 'leader', ...granted })),
    ],
  })
  const records = await prisma.talent.findMany({
    where: {
      personId: null,
      OR: [{ state: { not: 'verified' } }, { pairings: { some: {} } }, { id: { lt: 40 } }],
    },
    select: { id: true },
  })
  for (const { id } of records)
    await prisma.talent.update({ where: { id }, data: { personId: await someone(`人才${id}`) } })
}

/** One record of each machine for each of its states with a deadline. */
const everyStateIsDue = async (): Promise<void> => {
  const { prisma } = county.db
  const statesOf = (name: string) => timedStates(machines.find(one => one.name === name) ?? { states: {} })
  const own = { dueAt: null }
  await prisma.talent.updateMany({ data: own })
  await prisma.workstation.updateMany({ data: own })
  await prisma.pairing.updateMany({ data: own })
  await prisma.pairingOrder.updateMany({ data: own })
  await prisma.liaison.updateMany({ data: own })
  const put = async (name: string, write: (id: number, state: string) => Promise<unknown>) => {
    for (const [nth, state] of statesOf(name).entries()) await write(nth + 1, state)
  }
  // The half-year's end is told of up to the day itself.
  const dueAt = (state: string) =>
    ['due_soon', 'annual_due'].includes(state) ? new Date('2026-11-27T17:30:00+08:00') : due
  const dataOf = (state: string) => ({ state, dueAt: dueAt(state) })
  await put('talents', (id, state) => prisma.talent.update({ where: { id }, data: dataOf(state) }))
  await put('workstations', (id, state) => prisma.workstation.update({ where: { id }, data: dataOf(state) }))
  await put('pairings', (id, state) =>
    prisma.pairing.update({
      where: { id },
      data: { ...dataOf(state), talentYes: null, villageYes: null, asksEmployer: true, endsOn: null },
    }),
  )
  await put('orders', (id, state) => prisma.pairingOrder.update({ where: { id }, data: dataOf(state) }))
  await put('liaisons', (id, state) => prisma.liaison.update({ where: { id }, data: dataOf(state) }))
}

const matters = (): readonly { readonly to: Reminded['to']; readonly matter: DueMatter }[] =>
  reminded.flatMap(one => one.matters.map(matter => ({ to: one.to, matter })))

describe('Whatever somebody is reminded of', () => {
  test('is of every state with a deadline', () => {
    const wanted = ['talents', 'workstations', 'pairings', 'orders', 'liaisons'].flatMap(name => {
      const machine = machines.find(one => one.name === name)
      return machine ? timedStates(machine).map(state => machine.states[state]?.words) : []
    })
    const told = matters().map(({ matter }) => /［(.+)］$/.exec(matter.what)?.[1])
    expect(new Set(told)).toEqual(new Set(wanted))
  })

  test('opens for him, with the record itself', async () => {
    for (const { to, matter } of matters()) {
      const known = await identify(county.db.reader, to.openId, null, at)
      const action = nouns.flatMap(({ actions }) => actions).find(({ name }) => name === matter.open.do)
      if (!known || !action) throw new Error(`${matter.number} leads nowhere`)
      const own = context(known.person)
      expect([matter.number, to.openId, action.allow.check(own)]).toEqual([matter.number, to.openId, null])
      const reply = await action.press(own, { value: matter.open.value, form: {}, option: null })
      expect(JSON.stringify(reply.answer)).toContain(matter.number)
      // The card of the morning stays where it is.
      expect(reply.anew).toBe(true)
    }
  })

  test('goes not on by the clock alone that very morning, also before the clock has done so', async () => {
    const { prisma } = county.db
    const long = { dueAt: new Date('2026-11-19T17:30:00+08:00') }
    const near = { dueAt: due }
    await prisma.talent.updateMany({ where: { state: 'awaiting_consent' }, data: long })
    await prisma.pairing.updateMany({ where: { state: 'awaiting' }, data: long })
    await prisma.pairing.updateMany({
      where: { state: 'warned' },
      data: { ...near, endsOn: new Date('2026-11-26') },
    })
    await prisma.liaison.updateMany({ where: { state: 'due_soon' }, data: near })
    const states: string[] = []
    for (const { morning } of nouns)
      for (const one of (await morning?.(context(), '2026-11-11')) ?? [])
        states.push(...one.matters.map(({ what }) => /［(.+)］$/.exec(what)?.[1] ?? ''))
    for (const over of ['待本人确认', '待双方确认', '预警', '即将到期']) expect(states).not.toContain(over)
    expect(states).toContain('待审定')
  })

  test('says no phone number and nobody’s own words', async () => {
    const { prisma } = county.db
    const said = matters().map(({ matter }) => [matter.what, ...matter.lines].join(' '))
    expect(said.join('\n')).not.toMatch(/1\d{2}(?:\d{8}|\*{4}\d{4})/)
    for (const { wish } of await prisma.pairingOrder.findMany()) expect(said.join('\n')).not.toContain(wish)
  })
})
