import { dateWords } from '#cards/kit/dates.ts'
import { Refusal } from '#core/refusal.ts'
import { type Course, colleagueOf, type Kind, type Line, theOffice, told } from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { LiaisonState } from './dictionary.ts'
import { liaisonMachine, type Need, type Standing, type Verb } from './machine.ts'
import { maySee, standingOf } from './policy.ts'
import { findLiaison, type LiaisonRow, liaisonNumber } from './record.ts'

export type Given = {
  readonly reason?: string | null
  /** A contact of one's own is taken back. */
  readonly withdrawn?: boolean
}

export type LiaisonOf = Kind & {
  readonly state: LiaisonState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: LiaisonRow
  readonly given: Given
  readonly data: Prisma.LiaisonUncheckedUpdateManyInput
}

type Next = Line<LiaisonRow, Standing>

const theLeader: Next = async (_db, { leader }) => told('leader', colleagueOf(leader.person))

const lines: Readonly<Record<LiaisonState, Next>> = {
  assigned: theLeader,
  active: theLeader,
  due_soon: theLeader,
  overdue: theLeader,
  changed: theOffice,
  ended: theLeader,
  declined: theOffice,
}

/** Liaisons on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const liaisonCourse: Course<LiaisonOf> = {
  machine: liaisonMachine,
  key: 'liaison',
  numberOf: liaisonNumber,
  what: '这项联系',
  find: findLiaison,
  write: async (tx, where, data) => (await tx.liaison.updateMany({ where, data })).count,
  due: (db, where, take) => db.liaison.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null },
  standingOf,
  maySee: (ctx, row) => maySee(ctx.actor, row),
  guards: {
    reason: (_row, { reason }) =>
      reason ? null : new Refusal('还没有选择原因。', '不接和结束联系都要有原因。', '请选择原因后再提交。'),
    withdrawn: (_row, { withdrawn }) =>
      withdrawn
        ? null
        : new Refusal(
            '没有可以撤销的联系。',
            '只能撤销自己刚登记的联系。',
            '要改动更早的记录，请联系县委人才办。',
          ),
  },
  notYours: () =>
    new Refusal(
      '这一步不由您办理。',
      '每一步由规定的人办：领导确认和联系，人才办安排。',
      '请等待负责的同志办理。',
    ),
  // The half-year's end is the deadline, whatever weekday it is; the step itself writes it.
  deadline: () => null,
  proof: ({ state, dueAt }) =>
    state === 'due_soon' && dueAt !== null
      ? `${dateWords(dueAt)}，是半年的最后一天，不按工作日推算；这以前至少联系一次。`
      : null,
  next: (db, row, now) => lines[row.state as LiaisonState](db, row, now), // every write goes through the machine
  escalated: async (db, row, past, now) =>
    past >= 1 && row.state === 'assigned' ? theOffice(db, row, now) : [],
  silent: ['accept', 'contact', 'uncontact'],
  wordsAfter: {
    decline: '领导没有接这项安排，请另行安排。',
    fallDueSoon: '本半年还没有联系这位专家，请安排一次。',
    fallOverdue: '半年已过，还没有联系这位专家，请尽快安排。',
    change: '领导工作变动，请在10个工作日内安排接任领导。',
    end: '这项联系已结束。',
    succeed: '这位专家已由接任领导联系。',
    takeBack: '人才办撤回了这项安排。',
  },
  draw: deskCard,
  hours: 'office',
}
