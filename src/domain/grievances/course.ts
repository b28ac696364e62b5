import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import type { Course, EdgeOf, Kind } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { GrievanceState } from './dictionary.ts'
import { type Given, guards } from './guards.ts'
import { grievanceMachine } from './machine.ts'
import { grievanceNumber } from './number.ts'
import { alsoTold, nextInLine } from './parties.ts'
import { maySee, standingOf } from './policy.ts'
import { findGrievance, type GrievanceRow } from './record.ts'
import { sentences, times } from './settings.ts'
import type { Need, Standing, Verb } from './steps.ts'

/** The types of grievances on their machine. */
export type GrievanceOf = Kind & {
  readonly state: GrievanceState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: GrievanceRow
  readonly given: Given
  readonly data: Prisma.GrievanceUncheckedUpdateManyInput
}

/** Grievances on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const grievanceCourse: Course<GrievanceOf> = {
  machine: grievanceMachine,
  key: 'grievance',
  numberOf: grievanceNumber,
  what: '这件诉求',
  find: findGrievance,
  write: async (tx, where, data) => {
    const { count } = await tx.grievance.updateMany({ where, data })
    // A date that was still open is the answer's too.
    if ('dueAt' in where && data.dueAt)
      await tx.grievance.updateMany({
        where: { id: where.id, state: { in: ['handling', 'signing'] }, replyDueAt: null },
        data: { replyDueAt: data.dueAt, promisedAt: data.dueAt },
      })
    return count
  },
  due: (db, where, take) => db.grievance.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, rightUnitId: null, proposedBy: null },
  standingOf,
  maySee: (ctx, row) => maySee(ctx.actor, row),
  guards,
  notYours: () =>
    new Refusal(
      '这一步不由您办理。',
      '诉求由人才办受理和转办，承办单位办理，单位负责人签发，没经手的同志回访。',
      '请等待负责的同志办理。',
    ),
  barred: (ctx, _tx, edge, row) => barred(ctx, edge, row),
  deadline: row => ({ workingDays: row.replyDays ?? times.escalatedDays }),
  next: nextInLine,
  alsoTold: (db, { after, edge }, now) => alsoTold(db, after, edge.verb, now),
  silent: ['archive', 'takeOver'],
  wordsAfter: {
    accept: '诉求已受理，请转办。',
    proposeRefusal: '拟不予受理，请您复核：同意，或者应当受理。',
    confirmRefusal: '这件诉求没有受理，原因和可以找的地方写在下面。',
    keep: '复核认为应当受理，请转办。',
    assign: sentences.take,
    return: '承办单位退回，请看说明。',
    take: '已经有人办理，期限内答复您。',
    askMaterial: '办理这件事还缺下面的材料，请补充。',
    supply: '本人已补充，请继续办理。',
    goOn: '等候补充的时间已满，请按现有材料办理。',
    askExtension: '承办单位申请延期，请审批。',
    extend: '同意延期，新的日期见下面。',
    refuseExtension: '没有同意延期，请按原来的期限答复。',
    help: '协办单位办完了自己的部分。',
    draft: '答复已拟好，请您签发；签发后发给本人。',
    sendBack: '答复退回修改。',
    sign: '答复已签发。',
    rule: '主任直接答复。',
    startVisit: '您反映的事已经答复，请您自己说一说结果。',
    tryAgain: '还没有收到您的评价，请您说一说结果。',
    giveUp: `回访联系不上您，先按未联系上办结；${sentences.objection}。`,
    answer: '本人已评价。',
    phone: '已登记电话回访的结果。',
    redo: '退回重办，时限减半，请重新签收。',
    escalate: `${sentences.redosDone}仍没有解决，请主任协调。`,
    explain: `这件事目前办不了，说明在下面；${sentences.objection}。`,
    reopen: '本人提出异议，请重办。',
    withdraw: '本人已撤回。',
  },
  draw: deskCard,
  hours: 'office',
}

/** Two persons: whoever proposed does not approve, whoever wrote does not sign, whoever handled does not ask how it went. */
const barred = (ctx: Context, edge: EdgeOf<GrievanceOf>, row: GrievanceRow): Refusal | null => {
  const self = actorKey(ctx.actor)
  if (['confirmRefusal', 'keep', 'extend'].includes(edge.verb))
    return row.proposedBy === self
      ? new Refusal('您提出的事不能由您自己审批。', '提出和审批必须是两个人。', '已通知另一位同志办理。')
      : null
  if (edge.verb === 'sign')
    return row.draftedBy === self
      ? new Refusal('您拟的答复不能由您自己签发。', '拟稿和签发必须是两个人。', '请单位负责人签发。')
      : null
  return [row.draftedBy, row.signedBy, row.handlerId === null ? null : `person:${row.handlerId}`].includes(
    self,
  )
    ? new Refusal('您经办的诉求不能由您回访。', '回访由没有经手的同志做。', '请人才办另一位同志回访。')
    : null
}
