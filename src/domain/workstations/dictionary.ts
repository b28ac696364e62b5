import type { Dictionary } from '#core/dictionary.ts'

export const levels = { province: '省级', prefecture: '州级', county: '县级' } as const satisfies Dictionary

export const kinds = {
  expert: '专家工作站',
  academician: '院士工作站',
  grassroots: '基层科研工作站',
  medical: '名医工作站',
  teaching: '名师工作站',
  skill: '技能大师工作室',
} as const satisfies Dictionary

export const states = {
  applied: '待部门初审',
  fix: '待补正',
  dept_review: '初审通过，待会审',
  review: '专家评审',
  publicity: '公示',
  approved: '已批复，待签约',
  agreement: '已签约，待挂牌',
  running: '运行',
  reporting: '年度考核，待述职',
  assess: '年度考核，待评定',
  rectify: '整改',
  deliberation: '待领导小组审定',
  upgrading: '升级申报',
  renewal: '到期续签',
  rejected: '不予立项',
  revoked: '已撤销',
  closed: '已终止',
} as const satisfies Dictionary

export const grades = {
  excellent: '优秀',
  good: '合格',
  basic: '基本合格',
  failed: '不合格',
} as const satisfies Dictionary

/** Why a station may be revoked (domain B.3.2). */
export const revokeReasons = {
  failed: '年度考核不合格',
  false_report: '弄虚作假',
  expert_gone: '专家离开六个月无人接替',
  idle: '长期没有开展服务',
} as const satisfies Dictionary

/** The dimensions of an assessment, and the most points of each; a hundred together. */
export const dimensions = {
  conditions: { words: '建站条件', max: 15 },
  operation: { words: '运行管理', max: 15 },
  outcomes: { words: '服务成果', max: 25 },
  training: { words: '人才培养', max: 20 },
  service: { words: '专家服务', max: 15 },
  money: { words: '经费使用', max: 10 },
} as const

export type Level = keyof typeof levels
export type StationKind = keyof typeof kinds
export type StationState = keyof typeof states
export type Grade = keyof typeof grades
export type RevokeReason = keyof typeof revokeReasons
export type Dimension = keyof typeof dimensions

/** From the lowest level to the highest. */
const ladder: readonly Level[] = ['county', 'prefecture', 'province']

export const isHigher = (level: Level, than: Level): boolean => ladder.indexOf(level) > ladder.indexOf(than)

/** States with the plate on the door: these stations are counted (IND-16, 17, 18). */
export const operating = [
  'running',
  'reporting',
  'assess',
  'rectify',
  'deliberation',
  'upgrading',
  'renewal',
] as const satisfies readonly StationState[]

/** States before the plate is up: applications under way. */
export const founding = [
  'applied',
  'fix',
  'dept_review',
  'review',
  'publicity',
  'approved',
  'agreement',
] as const satisfies readonly StationState[]

/** States on the way to the public notice: seen only by those who handle the application. */
export const internal = [
  'applied',
  'fix',
  'dept_review',
  'review',
  'rejected',
] as const satisfies readonly StationState[]

/** The grade a sum of points gives. */
export const gradeOf = (total: number): Grade => {
  if (total >= 90) return 'excellent'
  if (total >= 75) return 'good'
  return total >= 60 ? 'basic' : 'failed'
}

/** A judges' average below this is no pass. In points. */
export const passFrom = 70
/** Fewest judges, fewest local people in the team, fewest days a year on site (domain B.3.2). */
export const judgesMin = 3
export const teamMin = 3
export const daysOnSiteMin = 20
/** Working days of the public notice, and for the approval after it. */
export const noticeDays = 5
export const approvalDays = 5
/** Days before the agreement ends from which its renewal is asked for. */
export const renewalDays = 60
/** Months an expert may be gone before the station can be revoked for it. */
export const goneMonths = 6
/** Working days to look into an objection. */
export const objectionDays = 10
