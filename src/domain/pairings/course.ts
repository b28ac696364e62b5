import { Refusal } from '#core/refusal.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import {
  type Course,
  headsOf,
  type Kind,
  type Line,
  officeOf,
  type Told,
  theHead,
  theOffice,
  told,
} from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { PairingState } from './dictionary.ts'
import { type Need, pairingMachine, type Standing, type Verb } from './machine.ts'
import { employerOf, servedOf, talentOf } from './parties.ts'
import { isProposer, maySee, standingOf } from './policy.ts'
import { findPairing, type Looking, type PairingRow, pairingNumber } from './record.ts'
import { partiesOf } from './view.ts'

/** What the person taking a step brings along. */
export type Given = {
  readonly reason?: string | null
  readonly note?: string | null
  /** The parties that have said yes once this step is taken. */
  readonly agreed?: number
  readonly until?: string | null
  /** The log that is taken back is the one that had set the pairing right. */
  readonly withdrawn?: boolean
}

type PairingOf = Kind & {
  readonly state: PairingState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: PairingRow
  readonly given: Given
  readonly data: Prisma.PairingUncheckedUpdateManyInput
}

/** Whoever has not answered yet, each from his own card. */
const unanswered: Line<PairingRow, Standing> = async (db, row, now) => {
  const open = partiesOf(row).filter(({ yes }) => yes === null)
  const all: Told<Standing>[] = []
  for (const { party } of open) all.push(...told(party, await membersOf[party](db, row, now)))
  return all
}

const membersOf = {
  talent: (_db: Looking, row: PairingRow) => Promise.resolve(talentOf(row)),
  village: servedOf,
  employer: employerOf,
} as const

const everybody: Line<PairingRow, Standing> = async (db, row, now) => [
  ...told('talent', talentOf(row)),
  ...told('village', await servedOf(db, row, now)),
]

const lines: Readonly<Record<PairingState, Line<PairingRow, Standing>>> = {
  awaiting: unanswered,
  office: theHead,
  active: everybody,
  warned: async (db, row, now) => [...told('talent', talentOf(row)), ...(await theOffice(db, row, now))],
  paused: everybody,
  review: theOffice,
  ended: everybody,
  declined: theOffice,
  expired: theOffice,
}

const missing = (what: string, rule: string, next: string) => new Refusal(what, rule, next)

/** Working days the parties have to answer. */
const answersWithin = (asksEmployer: boolean): number => (asksEmployer ? 5 : 3)

/** When the parties of a pairing proposed now have to have answered. */
export const answerDue = (calendar: Calendar, now: Date, asksEmployer: boolean): Date | null =>
  dueAfterIfLoaded(calendar, now, answersWithin(asksEmployer))

/** Pairings on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const pairingCourse: Course<PairingOf> = {
  machine: pairingMachine,
  key: 'pairing',
  numberOf: pairingNumber,
  what: '这项结对',
  find: findPairing,
  write: async (tx, where, data) => (await tx.pairing.updateMany({ where, data })).count,
  due: (db, where, take) => db.pairing.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null },
  standingOf,
  maySee: (ctx, row) => maySee(ctx.actor, row),
  guards: {
    reason: (_row, { reason }) =>
      reason ? null : missing('还没有选择原因。', '不同意、暂停和解除都要有原因。', '请选择原因后再提交。'),
    note: (_row, { note }) =>
      note ? null : missing('还没有写明情况。', '代为确认和继续结对都要留下记录。', '请写明后再提交。'),
    everybody: (row, { agreed = 0 }) =>
      agreed >= partiesOf(row).length
        ? null
        : missing(
            '还有一方没有答复。',
            '各方都同意才能成立，沉默不算同意。',
            '请等对方答复，或者登记电话确认。',
          ),
    withdrawn: (_row, { withdrawn }) =>
      withdrawn
        ? null
        : missing('没有要撤销的服务。', '预警只在撤销使它解除的那次服务时恢复。', '请核对服务记录。'),
    term: (_row, { until }) =>
      until ? null : missing('还没有选择新的期限。', '续结要有新的截止日期。', '请选择日期后再提交。'),
  },
  notYours: () =>
    missing(
      '这一步不由您办理。',
      '每一步由规定的人办：人才和村各自确认，人才办审定。',
      '请等待负责的同志办理。',
    ),
  barred: async (ctx, tx, _edge, row) => {
    if (!isProposer(ctx.actor, row)) return null
    const others = [...(await headsOf(tx, ctx.now)), ...(await officeOf(tx, ctx.now))]
    const own = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    return others.some(({ personId }) => personId !== own)
      ? missing('您提出的结对不能由您自己审定。', '提出和审定必须是两个人。', '已通知其他负责的同志办理。')
      : null
  },
  deadline: (row, state) => (state === 'awaiting' ? { workingDays: answersWithin(row.asksEmployer) } : null),
  // Who answers first leaves the others their time.
  began: row => (row.state === 'awaiting' ? [row.createdAt] : []),
  next: (db, row, now) => lines[row.state as PairingState](db, row, now), // every write goes through the machine
  alsoTold: async (db, { after, edge }, now) => {
    if (edge.verb === 'decline') return everybody(db, after, now)
    // The office plans by coverage: it hears of every village that is open again.
    return edge.verb === 'end' ? theOffice(db, after, now) : []
  },
  escalated: async (db, row, past, now) => (past >= 1 ? theOffice(db, row, now) : []),
  silent: ['agree', 'byPhone', 'serve', 'unserve'],
  wordsAfter: {
    settle: '各方都已同意，请审定。',
    settleByPhone: '各方都已同意（有一方是电话确认），请审定。',
    decline: '有一方不同意，这项结对不成立。',
    expire: '到期没有答复，不算同意。可以电话确认后登记，也可以撤回。',
    takeBack: '人才办撤回了这项结对。',
    approve: '人才办已审定，结对成立。',
    warn: '一个季度没有服务记录。请尽快安排服务并登记；有困难请告诉人才办。',
    keep: '人才办谈话后，结对继续。',
    pause: '结对暂停。',
    resume: '结对恢复。',
    fallDue: '期限已到，请评估：续结还是解除。',
    renew: '结对已续结。',
    end: '结对已解除。',
    handOver: '结对已交接给其他人才，感谢您的服务。',
  },
  draw: deskCard,
  hours: 'office',
}
