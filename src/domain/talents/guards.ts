import { Refusal } from '#core/refusal.ts'
import type { Need } from './machine.ts'
import type { TalentRow } from './record.ts'

/** What the person taking a step brings along. */
export type Given = {
  /** The version of the notice agreed to, or where the signed paper is kept. */
  readonly consentVersion?: string
  readonly paper?: string
  /** Which certificates were looked at. */
  readonly evidence?: string | null
  /** What is to be put right. */
  readonly items?: string
  /** How many other records look like the same person, and whether somebody has said they are not. */
  readonly duplicates?: number
  readonly distinct?: boolean
  readonly reason?: string | null
  readonly field?: string
  /** Who prepared an erasure and who approves it. */
  readonly preparedBy?: string | null
  readonly approvedBy?: string
  /** Corrections, disputes or other matters still open. */
  readonly openMatters?: number
}

type Guard = (row: TalentRow, given: Given) => Refusal | null

const unless = (met: boolean, what: string, rule: string, next: string): Refusal | null =>
  met ? null : new Refusal(what, rule, next)

const blank = (words: string | null | undefined): boolean => (words ?? '').trim() === ''

/** What each need asks, and the sentence when it is not met. */
export const guards: Readonly<Record<Need, Guard>> = {
  minimum: row =>
    unless(
      !blank(row.name) && (row.unitId ?? row.townshipId ?? row.villageId) !== null && row.fields.length > 0,
      '姓名、单位或村、从事领域还没有填全。',
      '这三项是登记的最低要求。',
      '请补齐后再提交。',
    ),
  consent: (_row, given) =>
    unless(
      !blank(given.consentVersion) || !blank(given.paper),
      '还没有本人同意的凭据。',
      '登记个人信息要本人知情同意。',
      '请本人在卡片上点“同意”，或写明签字纸质同意书存放在哪里。',
    ),
  evidence: (row, given) =>
    unless(
      (row.title === null && row.education === null) || !blank(given.evidence),
      '还没有写明查验了哪些材料。',
      '填报了学历或职称的，单位审核时要查验证书。',
      '请写明查验情况，例如“查验了农艺师证书原件”。',
    ),
  items: (_row, given) =>
    unless(!blank(given.items), '还没有写明要补正什么。', '退补正要一次说清。', '请逐项写明后再提交。'),
  duplicates: (_row, given) =>
    unless(
      (given.duplicates ?? 0) === 0 || given.distinct === true,
      `还有${given.duplicates ?? 0}条疑似重复的记录没有处理。`,
      '核验前要排除重复登记。',
      '是同一人，请点“合并”；不是同一人，请勾选“已核对，不是同一人”。',
    ),
  reason: (_row, given) =>
    unless(!blank(given.reason), '还没有选择原因。', '退回和离库都要有原因。', '请选择原因后再提交。'),
  field: (_row, given) =>
    unless(!blank(given.field), '还没有说明哪一项有疑问。', '存疑要指明是哪一项。', '请选择有疑问的项目。'),
  twoPersons: (_row, given) =>
    unless(
      !blank(given.preparedBy) && given.preparedBy !== given.approvedBy,
      '核实和批准不能是同一个人。',
      '删除个人信息由两个人办理：一人核实，另一人批准。',
      '请另一位人才办主任批准，或请人才办工作人员先核实。',
    ),
  nothingOpen: (_row, given) =>
    unless(
      (given.openMatters ?? 0) === 0,
      `还有${given.openMatters ?? 0}件事没有办结。`,
      '有未办结事项的记录不能删除。',
      '请先办结或终止这些事项。',
    ),
}
