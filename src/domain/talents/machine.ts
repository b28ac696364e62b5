import {
  defineMachine,
  edgeOf as edgeIn,
  type Edge as MachineEdge,
  verbsOpenTo as openIn,
  type Rule,
} from '#core/machine.ts'
import { states, type TalentState } from './dictionary.ts'

/** How somebody stands to a record when he acts on it; policy.ts decides who is what. */
export type Standing = keyof typeof standings

const standings = {
  self: '本人',
  submitter: '登记人',
  unit: '单位或乡镇',
  office: '人才办',
  head: '人才办主任',
  reader: '可查看的人',
  system: '系统',
} as const

/** What must be shown before a step may be taken; guards.ts holds the check and the refusal of each. */
export type Need = keyof typeof needs

const needs = {
  minimum: '姓名、单位或村、领域填全',
  consent: '本人同意的凭据',
  evidence: '查验了证书',
  items: '写明补正内容',
  duplicates: '排除重复',
  reason: '选定原因',
  field: '指明哪一项',
  twoPersons: '核实、批准两个人',
  nothingOpen: '没有未办结的事项',
} as const

export type Verb = keyof typeof verbs

/** What each step is called, and what the audit calls it. */
const verbs = {
  submit: { words: '提交', event: 'talent.submitted' },
  discard: { words: '作废草稿', event: 'talent.discarded' },
  consent: { words: '同意', event: 'talent.consented' },
  refuse: { words: '不同意', event: 'talent.refused' },
  lapse: { words: '逾期未答复', event: 'talent.lapsed' },
  takeBack: { words: '撤销登记', event: 'talent.taken_back' },
  pass: { words: '审核通过', event: 'talent.passed' },
  askFix: { words: '请补正', event: 'talent.fix_asked' },
  resubmit: { words: '补正后提交', event: 'talent.resubmitted' },
  verify: { words: '核验入库', event: 'talent.verified' },
  reject: { words: '退回', event: 'talent.rejected' },
  revise: { words: '修改后重报', event: 'talent.revised' },
  fallDue: { words: '满一年', event: 'talent.fell_due' },
  confirm: { words: '确认无变化', event: 'talent.confirmed' },
  dispute: { words: '提出疑问', event: 'talent.disputed' },
  rule: { words: '裁定', event: 'talent.ruled' },
  exit: { words: '办理离库', event: 'talent.exited' },
  withdraw: { words: '撤回同意', event: 'talent.withdrawn' },
  merge: { words: '并入另一条', event: 'talent.merged' },
  unmerge: { words: '撤销合并', event: 'talent.unmerged' },
  reenter: { words: '重新登记', event: 'talent.reentered' },
  erase: { words: '删除个人信息', event: 'talent.erased' },
} as const

/** A step of a talent's record. `separate`: whoever registered it may not take it himself while somebody else can. */
export type Edge = MachineEdge<TalentState, Verb, Standing, Need>

/** Working days somebody has to answer whether he agrees, and after which the request lapses. */
export const consentWithin = 5
export const consentLapsesAfter = 10

const overdueReminders = [-1, 0, 1, 3, 5] as const

const underReview = ['unit_review', 'office_verify', 'fix', 'rejected'] as const
const inRegister = ['verified', 'annual_due', 'disputed'] as const
const consented = [...underReview, ...inRegister] as const

const rules: readonly Rule<TalentState, Verb, Standing, Need>[] = [
  {
    verb: 'submit',
    from: ['draft'],
    to: 'awaiting_consent',
    by: ['self', 'submitter', 'office'],
    needs: ['minimum'],
  },
  { verb: 'discard', from: ['draft'], to: 'erased', by: ['self', 'submitter', 'office', 'system'] },
  {
    verb: 'consent',
    from: ['awaiting_consent'],
    to: 'unit_review',
    by: ['self', 'submitter', 'office'],
    needs: ['consent'],
  },
  { verb: 'refuse', from: ['awaiting_consent'], to: 'exited', by: ['self', 'submitter', 'office'] },
  { verb: 'lapse', from: ['awaiting_consent'], to: 'exited', by: ['system'] },
  { verb: 'takeBack', from: ['awaiting_consent', 'unit_review'], to: 'exited', by: ['self', 'submitter'] },
  {
    verb: 'pass',
    from: ['unit_review'],
    to: 'office_verify',
    by: ['unit', 'office'],
    needs: ['evidence'],
    separate: true,
  },
  { verb: 'askFix', from: ['unit_review'], to: 'fix', by: ['unit', 'office'], needs: ['items'] },
  { verb: 'askFix', from: ['office_verify'], to: 'fix', by: ['office'], needs: ['items'] },
  {
    verb: 'resubmit',
    from: ['fix'],
    to: 'unit_review',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  {
    verb: 'resubmit',
    from: ['fix'],
    to: 'office_verify',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  {
    verb: 'verify',
    from: ['office_verify'],
    to: 'verified',
    by: ['office'],
    needs: ['duplicates'],
    separate: true,
  },
  { verb: 'reject', from: ['office_verify'], to: 'rejected', by: ['office'], needs: ['reason'] },
  {
    verb: 'revise',
    from: ['rejected'],
    to: 'unit_review',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  { verb: 'fallDue', from: ['verified'], to: 'annual_due', by: ['system'] },
  { verb: 'confirm', from: ['annual_due'], to: 'verified', by: ['self', 'unit', 'office'] },
  {
    verb: 'dispute',
    from: ['verified'],
    to: 'disputed',
    by: ['self', 'unit', 'office', 'reader'],
    needs: ['field'],
  },
  { verb: 'rule', from: ['disputed'], to: 'verified', by: ['office'] },
  { verb: 'exit', from: ['awaiting_consent', ...consented], to: 'exited', by: ['office'], needs: ['reason'] },
  { verb: 'withdraw', from: consented, to: 'exited', by: ['self', 'office'] },
  { verb: 'merge', from: consented, to: 'exited', by: ['office'] },
  {
    verb: 'reenter',
    from: ['exited'],
    to: 'awaiting_consent',
    by: ['self', 'submitter', 'unit', 'office'],
    needs: ['minimum'],
  },
  {
    verb: 'erase',
    from: ['exited'],
    to: 'erased',
    by: ['head', 'system'],
    needs: ['twoPersons', 'nothingOpen'],
  },
  ...consented.map(to => ({ verb: 'unmerge', from: ['exited'], to, by: ['office'] }) as const),
]

/** The life of a talent's record: the whole of domain B.3.1 as data. */
export const talentMachine = defineMachine<TalentState, Verb, Standing, Need>({
  name: 'talents',
  title: '人才登记与核验',
  initial: 'draft',
  standings,
  needs,
  verbs,
  states: {
    draft: {
      words: states.draft,
      owner: ['self', 'submitter', 'office'],
      unlimited: '三十天没有提交的自动作废',
    },
    awaiting_consent: {
      words: states.awaiting_consent,
      owner: ['self', 'submitter'],
      within: { workingDays: consentWithin },
      remind: [-2, 0, 3],
    },
    unit_review: {
      words: states.unit_review,
      owner: ['unit'],
      within: { workingDays: 3 },
      remind: overdueReminders,
    },
    office_verify: {
      words: states.office_verify,
      owner: ['office'],
      within: { workingDays: 5 },
      remind: overdueReminders,
    },
    verified: { words: states.verified, owner: ['system'], unlimited: '满一年转年审' },
    fix: {
      words: states.fix,
      owner: ['self', 'submitter', 'unit'],
      within: { workingDays: 5 },
      remind: overdueReminders,
    },
    rejected: {
      words: states.rejected,
      owner: ['self', 'submitter', 'unit'],
      unlimited: '改好后随时可以重报',
    },
    annual_due: {
      words: states.annual_due,
      owner: ['self', 'unit'],
      within: { workingDays: 20 },
      remind: [-10, -5, -1, 0],
    },
    disputed: {
      words: states.disputed,
      owner: ['office'],
      within: { workingDays: 5 },
      remind: overdueReminders,
    },
    exited: { words: states.exited, owner: ['system'], unlimited: '保存三年后删除' },
    erased: { words: states.erased, final: true },
  },
  rules,
})

/** The step `verb` takes from `from`; `to` chooses where a verb has several ends (resubmit, unmerge). */
export const edgeOf = (verb: Verb, from: TalentState, to?: TalentState): Edge | undefined =>
  edgeIn(talentMachine, verb, from, to)

/** The verbs open from `from` to somebody who stands to the record as `standing` says. */
export const verbsOpenTo = (from: TalentState, standing: ReadonlySet<Standing>): readonly Verb[] =>
  openIn(talentMachine, from, standing)
