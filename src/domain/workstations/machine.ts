import { defineMachine, type Edge as MachineEdge, type Rule } from '#core/machine.ts'
import { type StationState, states } from './dictionary.ts'

export type Standing = keyof typeof standings

const standings = {
  host: '建站单位',
  dept: '主管部门',
  office: '人才办',
  head: '人才办主任',
  system: '系统',
} as const

export type Need = keyof typeof needs

const needs = {
  team: '专家、专家单位、领域、方案齐全，本地团队不少于3人',
  opinion: '写明意见',
  reason: '写明原因',
  judges: '不少于3位评委',
  passed: '平均分不低于70分',
  notPassed: '平均分低于70分',
  noticeOver: '公示期满',
  document: '批复文号',
  agreement: '协议期限、每年驻站不少于20天、任务、成果归属、报酬、退出约定齐全',
  plate: '挂牌日期不早于签约',
  report: '年度述职表填全',
  scores: '六项分数',
  higherLevel: '高于现在的级别',
  served: '挂牌满一年',
  amount: '资助金额',
  decision: '领导小组会议记录',
  goneLongEnough: '专家离开满六个月',
  expert: '新专家姓名和单位',
} as const

export type Verb = keyof typeof verbs

const verbs = {
  accept: { words: '初审通过', event: 'workstation.accepted' },
  askFix: { words: '请补正', event: 'workstation.fix_asked' },
  resubmit: { words: '补正后提交', event: 'workstation.resubmitted' },
  withdraw: { words: '撤回申报', event: 'workstation.withdrawn' },
  sendToReview: { words: '会审通过', event: 'workstation.sent_to_review' },
  reject: { words: '不予立项', event: 'workstation.rejected' },
  pass: { words: '评审通过', event: 'workstation.passed' },
  fail: { words: '评审未通过', event: 'workstation.failed' },
  object: { words: '异议成立', event: 'workstation.objected' },
  approve: { words: '批复备案', event: 'workstation.approved' },
  sign: { words: '签约', event: 'workstation.signed' },
  open: { words: '挂牌', event: 'workstation.opened' },
  giveUp: { words: '放弃建站', event: 'workstation.given_up' },
  callReport: { words: '启动年度考核', event: 'workstation.report_called' },
  report: { words: '述职', event: 'workstation.reported' },
  grade: { words: '评定', event: 'workstation.graded' },
  rectified: { words: '整改完成', event: 'workstation.rectified' },
  proposeRevoke: { words: '提请撤销', event: 'workstation.revocation_proposed' },
  revoke: { words: '审定撤销', event: 'workstation.revoked' },
  keep: { words: '审定保留', event: 'workstation.kept' },
  orderRectify: { words: '审定整改', event: 'workstation.rectification_ordered' },
  applyUpgrade: { words: '申报升级', event: 'workstation.upgrade_applied' },
  upgrade: { words: '升级', event: 'workstation.upgraded' },
  notUpgraded: { words: '未获升级', event: 'workstation.not_upgraded' },
  startRenewal: { words: '到期前60天', event: 'workstation.renewal_due' },
  renew: { words: '续签', event: 'workstation.renewed' },
  end: { words: '终止', event: 'workstation.closed' },
  fund: { words: '择优资助', event: 'workstation.funded' },
  expertLeft: { words: '登记专家离开', event: 'workstation.expert_left' },
  replaceExpert: { words: '更换专家', event: 'workstation.expert_replaced' },
} as const

export type Edge = MachineEdge<StationState, Verb, Standing, Need>

const overdue = [-1, 0, 1, 3, 5] as const
const handlers = ['office', 'head'] as const
const opened = ['running', 'renewal'] as const
const applying = ['applied', 'fix', 'dept_review', 'review', 'publicity'] as const

const founding: readonly Rule<StationState, Verb, Standing, Need>[] = [
  {
    verb: 'accept',
    from: ['applied'],
    to: 'dept_review',
    by: ['dept', 'office'],
    needs: ['team', 'opinion'],
    separate: true,
  },
  { verb: 'askFix', from: ['applied'], to: 'fix', by: ['dept', 'office'], needs: ['reason'] },
  { verb: 'askFix', from: ['dept_review'], to: 'fix', by: ['office'], needs: ['reason'] },
  { verb: 'resubmit', from: ['fix'], to: 'applied', by: ['host', 'office'], needs: ['team'] },
  { verb: 'withdraw', from: applying, to: 'closed', by: ['host'] },
  {
    verb: 'sendToReview',
    from: ['dept_review'],
    to: 'review',
    by: ['office'],
    needs: ['opinion'],
    separate: true,
  },
  { verb: 'reject', from: ['applied', 'dept_review'], to: 'rejected', by: ['office'], needs: ['reason'] },
  {
    verb: 'pass',
    from: ['review'],
    to: 'publicity',
    by: ['office'],
    needs: ['judges', 'passed'],
    separate: true,
  },
  {
    verb: 'fail',
    from: ['review'],
    to: 'rejected',
    by: ['office'],
    needs: ['judges', 'notPassed'],
    separate: true,
  },
  { verb: 'object', from: ['publicity'], to: 'review', by: ['office'], needs: ['reason'] },
  {
    verb: 'approve',
    from: ['publicity'],
    to: 'approved',
    by: handlers,
    needs: ['noticeOver', 'document'],
    separate: true,
  },
  { verb: 'sign', from: ['approved'], to: 'agreement', by: ['host', 'office'], needs: ['agreement'] },
  {
    verb: 'giveUp',
    from: ['approved', 'agreement'],
    to: 'closed',
    by: ['host', 'office'],
    needs: ['reason'],
  },
  { verb: 'open', from: ['agreement'], to: 'running', by: ['office'], needs: ['plate'] },
]

const living: readonly Rule<StationState, Verb, Standing, Need>[] = [
  { verb: 'callReport', from: opened, to: 'reporting', by: ['system', 'office'] },
  { verb: 'report', from: ['reporting'], to: 'assess', by: ['host', 'office'], needs: ['report'] },
  ...(['running', 'rectify', 'deliberation'] as const).map(
    to =>
      ({ verb: 'grade', from: ['assess'], to, by: ['office'], needs: ['scores'], separate: true }) as const,
  ),
  { verb: 'rectified', from: ['rectify'], to: 'assess', by: ['host', 'office'], needs: ['opinion'] },
  {
    verb: 'proposeRevoke',
    from: [...opened, 'reporting', 'assess', 'rectify'],
    to: 'deliberation',
    by: ['office'],
    needs: ['reason', 'goneLongEnough'],
  },
  { verb: 'revoke', from: ['deliberation'], to: 'revoked', by: ['head'], needs: ['decision'] },
  { verb: 'keep', from: ['deliberation'], to: 'running', by: ['head'], needs: ['decision'] },
  { verb: 'orderRectify', from: ['deliberation'], to: 'rectify', by: ['head'], needs: ['decision'] },
  {
    verb: 'applyUpgrade',
    from: ['running'],
    to: 'upgrading',
    by: ['host', 'office'],
    needs: ['higherLevel', 'reason'],
  },
  { verb: 'upgrade', from: ['upgrading'], to: 'running', by: handlers, needs: ['higherLevel', 'document'] },
  { verb: 'notUpgraded', from: ['upgrading'], to: 'running', by: handlers, needs: ['reason'] },
  { verb: 'startRenewal', from: ['running'], to: 'renewal', by: ['system', 'host', 'office'] },
  { verb: 'renew', from: ['renewal'], to: 'running', by: ['host', 'office'], needs: ['agreement'] },
  { verb: 'end', from: opened, to: 'closed', by: ['host', 'office'], needs: ['reason'] },
  { verb: 'fund', from: ['running'], to: 'running', by: ['head'], needs: ['served', 'amount', 'document'] },
  ...opened.flatMap(
    state =>
      [
        { verb: 'expertLeft', from: [state], to: state, by: ['host', 'office'] },
        { verb: 'replaceExpert', from: [state], to: state, by: ['host', 'office'], needs: ['expert'] },
      ] as const,
  ),
]

/** The life of an expert workstation: the whole of domain B.3.2 as data. */
export const workstationMachine = defineMachine<StationState, Verb, Standing, Need>({
  name: 'workstations',
  title: '专家工作站',
  initial: 'applied',
  standings,
  needs,
  verbs,
  states: {
    applied: { words: states.applied, owner: ['dept'], within: { workingDays: 5 }, remind: overdue },
    fix: { words: states.fix, owner: ['host'], within: { workingDays: 5 }, remind: overdue },
    dept_review: {
      words: states.dept_review,
      owner: ['office'],
      within: { workingDays: 5 },
      remind: overdue,
    },
    review: {
      words: states.review,
      owner: ['office'],
      within: { workingDays: 20 },
      remind: [-5, ...overdue],
    },
    publicity: {
      words: states.publicity,
      owner: ['office'],
      within: { byRecord: '公示满5个工作日后，再5个工作日内批复' },
      remind: [-4, ...overdue],
    },
    approved: {
      words: states.approved,
      owner: ['host'],
      within: { workingDays: 20 },
      remind: [-5, ...overdue],
    },
    agreement: { words: states.agreement, owner: ['office'], unlimited: '挂牌日期由人才办和建站单位商定' },
    running: { words: states.running, owner: ['system'], unlimited: '每年12月考核，协议到期前60天续签' },
    reporting: {
      words: states.reporting,
      owner: ['host'],
      within: { workingDays: 10 },
      remind: [-5, ...overdue],
    },
    assess: {
      words: states.assess,
      owner: ['office'],
      within: { workingDays: 20 },
      remind: [-5, ...overdue],
    },
    rectify: {
      words: states.rectify,
      owner: ['host'],
      within: { workingDays: 60 },
      remind: [-20, -5, ...overdue],
    },
    deliberation: {
      words: states.deliberation,
      owner: ['head'],
      within: { workingDays: 20 },
      remind: [-5, ...overdue],
    },
    upgrading: { words: states.upgrading, owner: ['office'], unlimited: '由上级主管部门分批评定' },
    renewal: {
      words: states.renewal,
      owner: ['host'],
      within: { byRecord: '协议到期日' },
      remind: [-30, -10, -5, ...overdue],
    },
    rejected: { words: states.rejected, final: true },
    revoked: { words: states.revoked, final: true },
    closed: { words: states.closed, final: true },
  },
  rules: [...founding, ...living],
})
