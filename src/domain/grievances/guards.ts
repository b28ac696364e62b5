import { Refusal } from '#core/refusal.ts'
import { extensionOf } from './clocks.ts'
import type { GrievanceRow } from './record.ts'
import { limits, sentences } from './settings.ts'
import type { Need } from './steps.ts'

/** What the person taking a step brings along. */
export type Given = {
  readonly now?: Date
  readonly kind?: string | null
  readonly reason?: string | null
  readonly words?: string | null
  /** The lead unit; null: the office does it itself. */
  readonly unitId?: number | null
  readonly rightUnitId?: number | null
  /** The units the helper helps for. */
  readonly unitIds?: readonly number[]
  readonly days?: number
  readonly satisfied?: number | null
}

type Guard = (row: GrievanceRow, given: Given) => Refusal | null

const unless = (met: boolean, what: string, rule: string, next: string): Refusal | null =>
  met ? null : new Refusal(what, rule, next)

const hasWords = ({ words }: Given): boolean => (words ?? '').trim() !== ''

const hourMs = 3_600_000

/** What each step asks for. Texts say what happened, which rule, what next. */
export const guards: Readonly<Record<Need, Guard>> = {
  kind: (_row, { kind }) =>
    unless(Boolean(kind), '还没有核准类别。', '受理时要核准类别和性质，时限按性质算。', '请选好再提交。'),
  reason: (_row, { reason }) =>
    unless(Boolean(reason), '还没有选原因。', '这一步要写明原因。', '请选好原因再提交。'),
  words: (_row, given) =>
    unless(hasWords(given), '还没有写内容。', '这一步要写明内容，本人和承办单位都要看。', '请写好再提交。'),
  unit: (_row, { unitId }) =>
    unless(
      unitId !== undefined,
      '还没有指定主办单位。',
      '每件诉求都有一个主办单位。',
      '请选主办单位再提交。',
    ),
  rightUnit: (row, { rightUnitId }) =>
    unless(
      typeof rightUnitId === 'number' && rightUnitId !== row.leadUnitId,
      '还没有写明应由哪个单位办。',
      '退回要指明对口的单位，不能只退不指。',
      '请选对口的单位再提交。',
    ),
  firstReturn: row =>
    unless(
      row.returns + 1 < limits.returns,
      '这件诉求已经退回过。',
      `${sentences.lastReturn}由主任裁定。`,
      '请再试一次。',
    ),
  lastReturn: row =>
    unless(
      row.returns + 1 >= limits.returns,
      `这是第${row.returns + 1}次退回。`,
      `${sentences.lastReturn}才由主任裁定。`,
      '请再试一次。',
    ),
  itemOpen: (row, { unitIds = [] }) =>
    unless(
      row.items.some(({ unitId, doneAt }) => doneAt === null && unitIds.includes(unitId)),
      '您单位的协办事项已经办完。',
      '协办事项办完登记一次。',
      '请等待主办单位答复。',
    ),
  noHandler: row =>
    unless(row.handlerId === null, '这件诉求有经办人。', '经办人离岗后才由别人接手。', '请联系经办人。'),
  waitsLeft: row =>
    unless(
      row.waits < limits.waits,
      `已经请本人补充过${row.waits}次。`,
      `等补充材料最多${limits.waits}次，免得反复折腾。`,
      '请按现有材料办理；实在不行，电话和本人沟通。',
    ),
  onceExtended: row =>
    unless(
      row.extraDays === null,
      '这件诉求已经申请过延期。',
      '延期只有一次。',
      '请抓紧办理；有难处请向人才办说明。',
    ),
  beforeDue: (row, { now }) =>
    unless(
      row.replyDueAt !== null && now !== undefined && now < row.replyDueAt,
      '已经到期，不能再申请延期。',
      '延期要在到期以前申请。',
      '请尽快答复。',
    ),
  halfAtMost: (row, { days = 0 }) =>
    unless(
      days >= 1 && days <= extensionOf(row.replyDays),
      `申请延期${days}个工作日，超出范围。`,
      `延期不超过原时限的一半，这件最多${extensionOf(row.replyDays)}个工作日。`,
      '请改少天数再提交。',
    ),
  triesLeft: row =>
    unless(
      row.visitTries < limits.visitTries,
      `已经回访${row.visitTries}次。`,
      `${limits.visitTries}次联系不上的，登记“未联系上”。`,
      `请点“${sentences.visitsDone}”。`,
    ),
  triesApart: (row, { now }) =>
    unless(
      row.triedAt === null ||
        (now !== undefined && now.getTime() - row.triedAt.getTime() >= limits.visitApartHours * hourMs),
      '离上一次回访太近。',
      `两次回访要错开时间，至少隔${limits.visitApartHours}小时。`,
      '请换个时间再联系。',
    ),
  threeTries: row =>
    unless(
      row.visitTries >= limits.visitTries,
      `才回访${row.visitTries}次。`,
      `要在不同时间联系${limits.visitTries}次。`,
      '请换个时间点“再次回访”。',
    ),
  satisfied: (_row, { satisfied }) =>
    unless(
      typeof satisfied === 'number' && satisfied >= 1 && satisfied <= 5,
      '还没有选满意度。',
      '回访问两件事：解决了没有，满不满意。',
      '请选好再提交。',
    ),
  askedInPerson: row =>
    unless(
      row.talent.personId === null || row.visitTries >= limits.phoneAfter,
      '本人有账号，请先等他自己答复。',
      `满意度由本人在自己的账号里答；联系${limits.phoneAfter}次还没答的，才能电话登记。`,
      '请点“再次回访”，或者等本人答复。',
    ),
  redosLeft: row =>
    unless(
      row.redos < limits.redos,
      `已经重办${row.redos}次。`,
      `重办最多${limits.redos}次，再不行就升级。`,
      '请点“升级”。',
    ),
  redosSpent: row =>
    unless(
      row.redos >= limits.redos,
      `才重办${row.redos}次。`,
      `重办${limits.redos}次还没解决的才升级。`,
      '请点“退回重办”。',
    ),
}
