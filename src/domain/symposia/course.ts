import { Refusal } from '#core/refusal.ts'
import {
  type Course,
  colleagueOf,
  headsOf,
  type Kind,
  type Told,
  theOffice,
  told,
} from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { SymposiumState } from './dictionary.ts'
import { type Need, type Standing, symposiumMachine, type Verb } from './machine.ts'
import { maySee, standingOf } from './policy.ts'
import { proofOf } from './proof.ts'
import { findSymposium, type SymposiumRow, symposiumNumber } from './record.ts'

export type Given = {
  readonly reason?: string | null
  readonly guests?: number
  readonly future?: boolean
  readonly begun?: boolean
  readonly minutes?: string | null
  /** Opinions nobody has found a place for. */
  readonly unsorted?: number
  /** Opinions somebody still works on. */
  readonly unsettled?: number
}

export type SymposiumOf = Kind & {
  readonly state: SymposiumState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: SymposiumRow
  readonly given: Given
  readonly data: Prisma.SymposiumUncheckedUpdateManyInput
}

/** The leader who hosts it hears of its milestones. */
const theHost = ({ host }: SymposiumRow): readonly Told<Standing>[] => told('host', colleagueOf(host))

const hostHears: readonly Verb[] = ['invite', 'move', 'cancel', 'close']

/** Symposia on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const symposiumCourse: Course<SymposiumOf> = {
  machine: symposiumMachine,
  key: 'symposium',
  numberOf: symposiumNumber,
  what: '这场座谈会',
  find: findSymposium,
  write: async (tx, where, data) => (await tx.symposium.updateMany({ where, data })).count,
  due: (db, where, take) => db.symposium.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null },
  standingOf,
  maySee: (ctx, row) => maySee(ctx.actor, row),
  guards: {
    guests: (_row, { guests = 0 }) =>
      guests > 0 ? null : new Refusal('名单里还没有人。', '发邀请前要定好请谁。', '请先点“添加受邀人”。'),
    future: (_row, { future }) =>
      future ? null : new Refusal('开会的时间已经过了。', '只能安排以后的时间。', '请改成以后的日期和时间。'),
    begun: (_row, { begun }) =>
      begun
        ? null
        : new Refusal('还没有到开会的时间。', '开完会才能登记召开。', '提前开了，请先改时间，再登记召开。'),
    minutes: (_row, { minutes }) =>
      minutes ? null : new Refusal('纪要还是空的。', '纪要要写明谈了什么。', '请写好纪要再提交。'),
    sorted: (_row, { unsorted = 1 }) =>
      unsorted === 0
        ? null
        : new Refusal(
            `还有${unsorted}条意见没有去处。`,
            '每条意见都要交办、转为诉求或者注明不作交办。',
            '请点“看意见”逐条办理。',
          ),
    settled: (_row, { unsettled = 1 }) =>
      unsettled === 0
        ? null
        : new Refusal(
            `还有${unsettled}条意见没有办完。`,
            '意见全部办完才能归档。',
            '请点“看意见”看看卡在哪里。',
          ),
    reason: (_row, { reason }) =>
      reason ? null : new Refusal('还没有选择原因。', '取消要告诉大家原因。', '请选择原因后再提交。'),
  },
  notYours: () => new Refusal('这一步不由您办理。', '座谈会由县委人才办组织。', '有建议请告诉县委人才办。'),
  // The day decides; the step itself writes the deadline.
  deadline: () => null,
  proof: proofOf,
  next: (db, row, now) =>
    row.state === 'archived' || row.state === 'cancelled' ? none() : theOffice(db, row, now),
  alsoTold: async (_db, { after, edge }) => (hostHears.includes(edge.verb) ? theHost(after) : []),
  escalated: async (db, _row, past, now) => (past >= 3 ? told('head', await headsOf(db, now)) : []),
  silent: ['edit', 'amend', 'unhold', 'record', 'sort', 'hold'],
  wordsAfter: {
    invite: '座谈会的邀请已经发出。',
    move: '座谈会改了时间或地点，已告诉受邀人。',
    close: '座谈会的意见全部办完，已归档。',
    cancel: '座谈会取消了，已告诉受邀人。',
  },
  draw: deskCard,
  hours: 'office',
}

const none = async (): Promise<readonly Told<Standing>[]> => []
