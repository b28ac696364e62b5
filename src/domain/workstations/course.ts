import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import {
  bylineOf,
  type Colleague,
  type Course,
  type EdgeOf,
  type Kind,
  officeOf,
  unitOfficers,
} from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { StationState } from './dictionary.ts'
import { type Given, guards } from './guards.ts'
import { type Need, type Standing, type Verb, workstationMachine } from './machine.ts'
import { nextInLine, theOffice } from './parties.ts'
import { sees, standingOf } from './policy.ts'
import { proofOf } from './proof.ts'
import { findStation, type StationRow, stationNumber } from './record.ts'

/** The types of stations on their machine. */
export type StationKindOf = Kind & {
  readonly state: StationState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: StationRow
  readonly given: Partial<Given>
  readonly data: Prisma.WorkstationUncheckedUpdateManyInput
}

/** Stations on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const stationCourse: Course<StationKindOf> = {
  machine: workstationMachine,
  key: 'workstation',
  numberOf: stationNumber,
  what: '这个工作站',
  find: findStation,
  write: async (tx, where, data) => (await tx.workstation.updateMany({ where, data })).count,
  due: (db, where, take) => db.workstation.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null },
  standingOf,
  maySee: (ctx, row) => sees(ctx.actor, row),
  guards,
  notYours: () =>
    new Refusal(
      '这一步不由您办理。',
      '工作站由建站单位申报、主管部门初审，人才办组织评审和考核，撤销由领导小组审定。',
      '请等待负责的同志办理。',
    ),
  barred: (ctx, tx, edge, row) => barred(ctx, tx, edge, row),
  proof: proofOf,
  next: nextInLine,
  alsoTold: async (db, { after, edge }, now) =>
    ['withdraw', 'giveUp', 'end', 'expertLeft', 'replaceExpert'].includes(edge.verb)
      ? theOffice(db, after, now)
      : [],
  escalated: async (db, row, past, now) =>
    past >= escalateAfter && ownedByOthers.some(state => state === row.state) ? theOffice(db, row, now) : [],
  silent: [],
  wordsAfter: {
    accept: '主管部门初审通过，请会同科技、人社部门会审。',
    askFix: '申报材料请补正下面的内容。',
    resubmit: '建站单位已补正，请初审。',
    withdraw: '建站单位撤回了申报。',
    sendToReview: '会审通过，请组织专家评审。',
    reject: '这次申报没有立项，原因如下。',
    pass: '评审通过，已开始公示。',
    fail: '专家评审没有通过。',
    object: '公示期间有异议成立，请核查后重新评审。',
    approve: '已批复备案，请和专家及其单位签订协议。',
    sign: '协议已签，请安排挂牌。',
    open: '工作站已挂牌，开始运行。',
    giveUp: '建站单位放弃了建站。',
    callReport: '年度考核开始，请填写述职表。',
    report: '建站单位已述职，请评定。',
    rectified: '建站单位报告整改完成，请评定。',
    proposeRevoke: '人才办提请撤销，请提交领导小组会议审定。',
    revoke: '领导小组审定撤销，享受过资助的按规定核查。',
    keep: '领导小组审定保留，继续运行。',
    orderRectify: '领导小组审定整改，请按要求整改。',
    applyUpgrade: '建站单位申报升级，请向上级推荐。',
    upgrade: '工作站已升级。',
    notUpgraded: '这次没有获准升级。',
    startRenewal: '协议60天内到期，请续签或者终止。',
    renew: '协议已续签，继续运行。',
    end: '工作站已终止。',
    fund: '工作站获择优资助。',
    expertLeft: '领衔专家离开，请在六个月内更换。',
    replaceExpert: '领衔专家已更换。',
  },
  draw: deskCard,
  hours: 'office',
}

/** Three working days over and more: the office reads along where others are late. */
const escalateAfter = 3
const ownedByOthers: readonly StationState[] = [
  'applied',
  'fix',
  'approved',
  'reporting',
  'rectify',
  'renewal',
]

/** Whoever applied does not review his own application; whoever reported does not grade it. */
const barred = async (
  ctx: Context,
  tx: Tx,
  edge: EdgeOf<StationKindOf>,
  row: StationRow,
): Promise<Refusal | null> => {
  const began =
    edge.verb === 'grade' ? row.reports.find(({ year }) => year === row.assessYear)?.by : row.registeredBy
  if (began !== actorKey(ctx.actor)) return null
  const able: readonly Colleague[] = [
    ...(edge.by.includes('dept') ? await unitOfficers(tx, row.deptUnitId, ctx.now) : []),
    ...(await officeOf(tx, ctx.now)),
  ]
  return able.some(one => bylineOf(one) !== began)
    ? new Refusal(
        edge.verb === 'grade' ? '您填的述职不能由您自己评定。' : '您申报的工作站不能由您自己审批。',
        '申报人和审批人必须是两个人。',
        '已通知其他负责的同志办理。',
      )
    : null
}
