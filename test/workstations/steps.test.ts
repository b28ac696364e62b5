import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant, Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import { MovedOn, takeStep } from '#domain/steps/index.ts'
import { stationCourse } from '#domain/workstations/course.ts'
import { events } from '#domain/workstations/events.ts'
import type { Given } from '#domain/workstations/guards.ts'
import { type Edge, type Need, type Standing, workstationMachine } from '#domain/workstations/machine.ts'
import { bindWriter } from '#storage/change.ts'
import { contextOn } from '../support/contexts.ts'
import { furnish } from '../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const { edges, verbs } = workstationMachine

let db: FreshDatabase
let turns = 0
const units = { host: 0, dept: 0, other: 0 }
const ids = { contact: 0, host: 0, dept: 0, office: 0, second: 0, head: 0, other: 0 }

const grantOf = (role: Role, unitId: number | null = null): Grant => ({
  role,
  unitId,
  townshipId: null,
  villageId: null,
})

const person = (personId: number, ...grants: readonly Grant[]): Actor => ({
  kind: 'person',
  personId,
  openId: `ou_${personId}`,
  name: `人${personId}`,
  grants,
  talentId: null,
})

/** Everybody who could try, and what each is to the station; written down here, not computed. */
const tries: Readonly<Record<string, { readonly actor: () => Actor; readonly is: readonly Standing[] }>> = {
  建站单位联系人: { actor: () => person(ids.contact, grantOf('talent')), is: ['host'] },
  建站单位联络员: { actor: () => person(ids.host, grantOf('department', units.host)), is: ['host'] },
  主管部门联络员: { actor: () => person(ids.dept, grantOf('department', units.dept)), is: ['dept'] },
  外单位联络员: { actor: () => person(ids.other, grantOf('department', units.other)), is: [] },
  乡镇联络员: { actor: () => person(ids.other, { ...grantOf('township'), townshipId: 1 }), is: [] },
  申报的人才办: { actor: () => person(ids.office, grantOf('office')), is: ['office', 'host'] },
  另一位人才办: { actor: () => person(ids.second, grantOf('office')), is: ['office'] },
  人才办主任: { actor: () => person(ids.head, grantOf('head')), is: ['office', 'head'] },
  另一位人才: { actor: () => person(ids.other, grantOf('talent')), is: [] },
  财政经办: { actor: () => person(ids.other, grantOf('finance')), is: [] },
  县级领导: { actor: () => person(ids.other, grantOf('leader')), is: [] },
  领导小组成员: { actor: () => person(ids.other, grantOf('member')), is: [] },
  审计: { actor: () => person(ids.other, grantOf('audit')), is: [] },
  管理员: { actor: () => person(ids.other, grantOf('admin')), is: [] },
  陌生人: { actor: () => person(ids.other, grantOf('stranger')), is: [] },
  时钟: { actor: () => ({ kind: 'system', name: 'clock' }), is: ['system'] },
}

const agreement = {
  signedOn: '2026-11-23',
  startsOn: '2026-11-23',
  endsOn: '2029-11-22',
  daysPerYear: 30,
  tasks: '培训',
  results: '共有',
  payFen: 0,
  exitTerms: '提前告知',
  file: '档案柜',
}

/** Everything any step could need. */
const complete = (edge: Edge): Partial<Given> => ({
  today: '2026-11-23',
  words: '同意',
  scores: edge.verb === 'fail' ? [60, 60, 60] : [80, 80, 80],
  document: '云岭人才〔2026〕8号',
  agreement,
  plateOn: '2026-11-23',
  reported: true,
  points: 90,
  level: 'province',
  fen: 1_000_000,
  revokeReason: 'false_report',
  expert: { name: '吴新任', institution: '省农业大学' },
})

/** What is missing, or wrong, for each need. */
const lacking: Readonly<Record<Need, Partial<Given>>> = {
  team: {},
  opinion: { words: ' ' },
  reason: { words: '' },
  judges: { scores: [80, 80] },
  passed: { scores: [60, 60, 60] },
  notPassed: { scores: [80, 80, 80] },
  noticeOver: { today: '2026-11-20' },
  document: { document: '' },
  agreement: { agreement: { ...agreement, daysPerYear: 10 } },
  plate: { plateOn: '2026-12-01' },
  report: { reported: false },
  scores: {},
  higherLevel: { level: 'county' },
  served: { today: '2024-12-31' },
  amount: { fen: 0 },
  decision: { document: '' },
  goneLongEnough: { revokeReason: 'expert_gone' },
  expert: { expert: { name: '吴新任', institution: '' } },
}

beforeAll(async () => {
  db = await freshDatabase()
  await furnish(db)
  bindWriter(db.reader, db, () => undefined)
  const [host, dept, other] = await db.prisma.unit.findMany({ orderBy: { id: 'asc' } })
  Object.assign(units, { host: host?.id, dept: dept?.id, other: other?.id })
  for (const key of Object.keys(ids) as (keyof typeof ids)[])
    ids[key] = (await db.prisma.person.create({ data: { openId: `ou_${key}`, name: key } })).id
  // Others who could review, so that whoever applied need not.
  for (const [personId, role, unitId] of [
    [ids.dept, 'department', units.dept],
    [ids.office, 'office', null],
    [ids.second, 'office', null],
  ] as const)
    await db.prisma.roleGrant.create({
      data: { personId, role, unitId, grantedBy: 'system:test', grantedAt: new Date('2026-01-05') },
    })
})
afterAll(() => db.drop())

const contextFor = (actor: Actor): Context => {
  turns += 1
  return contextOn(db, { turn: `step:${turns}`, actor })
}

const stationIn = async (state: string, team = 3) => {
  const [township, field] = [
    await db.prisma.township.findFirstOrThrow(),
    await db.prisma.field.findFirstOrThrow(),
  ]
  const at = new Date('2026-11-01T09:00:00+08:00')
  return db.prisma.workstation.create({
    data: {
      name: '农技中心周正平专家工作站',
      kind: 'expert',
      level: 'county',
      state,
      hostUnitId: units.host,
      deptUnitId: units.dept,
      townshipId: township.id,
      fieldId: field.id,
      expertName: '周正平',
      institution: '省茶叶研究所',
      plan: '培训茶农。',
      contactId: ids.contact,
      noticeFrom: new Date('2026-11-16'),
      noticeTo: new Date('2026-11-20'),
      signedOn: new Date('2026-11-01'),
      plateOn: new Date('2024-01-01'),
      assessYear: 2026,
      since: at,
      registeredBy: `person:${ids.office}`,
      createdAt: at,
      updatedAt: at,
      members: {
        create: Array.from({ length: team }, (_, index) => ({ side: 'local', name: `队员${index}` })),
      },
      reports: {
        create: {
          year: 2026,
          techniques: 1,
          varieties: 1,
          acreageMu: 1,
          trainees: 1,
          households: 1,
          incomeFen: 0n,
          daysOnSite: 20,
          spentFen: 0n,
          by: `person:${ids.office}`,
          at,
        },
      },
    },
  })
}

const outcome = async (edge: Edge, actor: Actor, given: Partial<Given>, team = 3) => {
  const ref = await stationIn(edge.from, team)
  try {
    const row = await takeStep(stationCourse, contextFor(actor), { verb: edge.verb, ref, to: edge.to, given })
    return { id: ref.id, state: row.state }
  } catch (error) {
    if (error instanceof Refusal) return { id: ref.id, state: 'refused' }
    throw error
  }
}

describe('Every step', () => {
  test.each(edges.map(edge => [edge.verb, edge.from, edge.to, edge] as const))(
    '%s from %s to %s is taken by whom the table names, and refused to everybody else',
    async (_verb, _from, _to, edge) => {
      for (const [who, { actor, is }] of Object.entries(tries)) {
        const may =
          is.some(standing => edge.by.includes(standing)) && !(edge.separate && who === '申报的人才办')
        const { id, state } = await outcome(edge, actor(), complete(edge))
        expect([who, state]).toEqual([who, may ? edge.to : 'refused'])
        const kept = await db.prisma.auditEvent.findMany({ where: { subject: `GZ-${id}` } })
        expect([who, kept.map(({ event }) => event)]).toEqual([who, may ? [verbs[edge.verb].event] : []])
      }
    },
  )

  test.each(edges.flatMap(edge => edge.needs.map(need => [edge.verb, edge.from, need, edge] as const)))(
    '%s from %s is refused without %s',
    async (_verb, _from, need, edge) => {
      const passer = Object.entries(tries).find(
        ([who, { is }]) => who !== '申报的人才办' && is.some(standing => edge.by.includes(standing)),
      )?.[1]
      const { points: _points, ...without } = complete(edge)
      const given = { ...(need === 'scores' ? without : complete(edge)), ...lacking[need] }
      const { state } = await outcome(edge, passer?.actor() ?? person(0), given, need === 'team' ? 2 : 3)
      expect(state).toBe('refused')
    },
  )

  test('has a word of its own in a station’s story', () => {
    expect(Object.values(verbs).filter(({ event }) => !events[event])).toEqual([])
  })
})

test('A step pressed by three at once is taken once', async () => {
  const { id, version } = await stationIn('dept_review')
  const press = () =>
    takeStep(stationCourse, contextFor(person(ids.second, grantOf('office'))), {
      verb: 'sendToReview',
      ref: { id, version },
      given: { words: '同意', today: '2026-11-23' },
    })
  const all = await Promise.allSettled([press(), press(), press()])
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(all.flatMap(one => (one.status === 'rejected' ? [one.reason instanceof MovedOn] : []))).toEqual([
    true,
    true,
  ])
  expect(await db.prisma.auditEvent.count({ where: { subject: `GZ-${id}` } })).toBe(1)
})
