import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GrievanceOf, grievanceCourse } from '#domain/grievances/course.ts'
import { events } from '#domain/grievances/events.ts'
import type { Given } from '#domain/grievances/guards.ts'
import { grievanceMachine } from '#domain/grievances/machine.ts'
import type { Need } from '#domain/grievances/steps.ts'
import type { EdgeOf } from '#domain/steps/index.ts'
import type { FreshDatabase } from '../support/database.ts'
import {
  grantOf,
  holding,
  peopled,
  personWith,
  talentIn,
  tellEveryStep,
  theClock,
} from '../support/every-step.ts'

let db: FreshDatabase
const people = { self: 0, filer: 0, office: 0, second: 0, handler: 0, signer: 0, leader: 0, other: 0 }
const units = { lead: 0, helper: 0, other: 0 }
let talentId = 0

const begun = new Date('2026-11-20T09:00:00+08:00')
const now = new Date('2026-11-23T09:00:00+08:00')
const due = new Date('2026-12-04T17:30:00+08:00')

beforeAll(async () => {
  db = await peopled(people)
  const [lead, helper, other] = await db.prisma.unit.findMany({ orderBy: { id: 'asc' } })
  Object.assign(units, { lead: lead?.id ?? 0, helper: helper?.id ?? 0, other: other?.id ?? 0 })
  talentId = await talentIn(db, '韩梅', { personId: people.self })
  await holding(db, [people.office, 'office'], [people.second, 'office'])
})
afterAll(() => db.drop())

type Edge = EdgeOf<GrievanceOf>
type Columns = Readonly<Record<string, unknown>> & { readonly isHelpDone?: boolean }

/** The person was asked before; the table itself insists on it. */
const asked = ['unsolved', 'solved', 'partly', 'explained']

/** Every case has a number of its own, so that its story begins anew. */
let made = 0

/** A case in which the first officer of the office proposed, wrote and signed whatever there was to. */
const caseIn = async (state: string, { isHelpDone = false, ...more }: Columns) => {
  await db.prisma.grievance.deleteMany({})
  made += 1
  const byOffice = `person:${people.office}`
  return db.prisma.grievance.create({
    data: {
      id: 202_600_000 + made,
      talentId,
      filedById: people.filer,
      channel: 'behalf',
      kind: 'housing',
      nature: 'help',
      text: 'sealed',
      state,
      since: begun,
      dueAt: due,
      leadUnitId: units.lead,
      handlerId: people.handler,
      signerId: people.signer,
      replyDueAt: due,
      replyDays: 10,
      proposedBy: byOffice,
      draftedBy: byOffice,
      signedBy: byOffice,
      visitTries: 2,
      triedAt: begun,
      createdAt: begun,
      updatedAt: begun,
      items: {
        create: {
          unitId: units.helper,
          text: 'sealed',
          createdAt: begun,
          doneAt: isHelpDone ? begun : null,
        },
      },
      ...(asked.includes(state) ? { visitedAt: begun } : {}),
      ...(state === 'unreached' ? { visitTries: 3 } : {}),
      ...more,
    },
  })
}

/** What a step looks for in the record beside its state. */
const readyFor = ({ verb, to }: Edge): Columns => ({
  ...(to === 'deciding' ? { returns: 1 } : {}),
  ...(to === 'escalated' ? { redos: 2 } : {}),
  ...(verb === 'giveUp' ? { visitTries: 3 } : {}),
  ...(verb === 'takeOver' ? { handlerId: null } : {}),
})

/** Records in which a need is not met. Needs not named here are met by what the person brings along. */
const without: Readonly<Partial<Record<Need, Columns>>> = {
  firstReturn: { returns: 1 },
  lastReturn: { returns: 0 },
  itemOpen: { isHelpDone: true },
  noHandler: { handlerId: 1 },
  waitsLeft: { waits: 2 },
  onceExtended: { extraDays: 0 },
  beforeDue: { replyDueAt: begun },
  triesLeft: { visitTries: 3 },
  triesApart: { triedAt: new Date(now.getTime() - 3_600_000) },
  threeTries: { visitTries: 2 },
  askedInPerson: { visitTries: 1 },
  redosLeft: { redos: 2 },
  redosSpent: { redos: 1 },
}

const complete = (): Given => ({
  now,
  kind: 'housing',
  reason: 'notTalent',
  words: '已经写明',
  unitId: units.lead,
  rightUnitId: units.other,
  unitIds: [units.helper],
  days: 5,
  satisfied: 4,
})

const lacking = (): Record<Need, Given> => {
  const whole = complete()
  const needs = Object.keys(grievanceMachine.needs) as Need[]
  return {
    // Every need of the machine is in it.
    ...(Object.fromEntries(needs.map(need => [need, whole])) as Record<Need, Given>),
    kind: { ...whole, kind: null },
    reason: { ...whole, reason: null },
    words: { ...whole, words: ' ' },
    unit: (({ unitId: _unit, ...rest }) => rest)(whole),
    rightUnit: { ...whole, rightUnitId: units.lead },
    halfAtMost: { ...whole, days: 6 },
    satisfied: { ...whole, satisfied: null },
  }
}

const ofUnit = (personId: number, unitId: number) =>
  personWith(personId, null, grantOf('department', { unitId }))

tellEveryStep<GrievanceOf>({
  course: grievanceCourse,
  db: () => db,
  began: '提出的人才办',
  recordIn: (state, edge) => caseIn(state, readyFor(edge)),
  recordLacking: (edge, need) =>
    caseIn(edge.from, {
      ...readyFor(edge),
      ...without[need],
      ...(need === 'noHandler' ? { handlerId: people.handler } : {}),
    }),
  dataFor: ({ to }) => (asked.includes(to) ? { visitedAt: now } : {}),
  get complete() {
    return complete()
  },
  get lacking() {
    return lacking()
  },
  tries: {
    诉求人: { actor: () => personWith(people.self, talentId, grantOf('talent')), is: ['person'] },
    代为反映的人: {
      actor: () => personWith(people.filer, null, grantOf('township', { townshipId: 1 })),
      is: ['filer'],
    },
    提出的人才办: { actor: () => personWith(people.office, null, grantOf('office')), is: ['office'] },
    另一位人才办: { actor: () => personWith(people.second, null, grantOf('office')), is: ['office'] },
    人才办主任: { actor: () => personWith(people.other, null, grantOf('head')), is: ['head'] },
    经办人: { actor: () => ofUnit(people.handler, units.lead), is: ['handler', 'unit'] },
    承办单位另一位: { actor: () => ofUnit(people.other, units.lead), is: ['unit'] },
    单位负责人: { actor: () => ofUnit(people.signer, units.lead), is: ['signer', 'unit'] },
    协办单位: { actor: () => ofUnit(people.other, units.helper), is: ['helper'] },
    外单位: { actor: () => ofUnit(people.other, units.other), is: [] },
    另一位人才: { actor: () => personWith(people.other, 999_999, grantOf('talent')), is: [] },
    县级领导: { actor: () => personWith(people.leader, null, grantOf('leader')), is: [] },
    领导小组成员: { actor: () => personWith(people.other, null, grantOf('member')), is: [] },
    审计: { actor: () => personWith(people.other, null, grantOf('audit')), is: [] },
    财政经办: { actor: () => personWith(people.other, null, grantOf('finance')), is: [] },
    管理员: { actor: () => personWith(people.other, null, grantOf('admin')), is: [] },
    陌生人: { actor: () => personWith(people.other, null, grantOf('stranger')), is: [] },
    时钟: { actor: () => theClock, is: ['system'] },
  },
})

test('Every step has a word for its story', () => {
  expect(Object.values(grievanceMachine.verbs).filter(({ event }) => !events[event])).toEqual([])
})
