import type { Dictionary } from '#core/dictionary.ts'

export const kinds = {
  symposium: '座谈会',
  heart: '恳谈会',
  exchange: '交流会',
  research: '调研座谈',
} as const satisfies Dictionary

export type SymposiumKind = keyof typeof kinds

/** Heart-to-heart talks are for the expert himself; elsewhere he may send somebody. Units always may. */
export const deputyAllowed: Readonly<Record<SymposiumKind, boolean>> = {
  symposium: true,
  heart: false,
  exchange: true,
  research: true,
}

export const states = {
  planned: '筹备中',
  invited: '已邀请，待召开',
  held: '已召开，待交纪要',
  recorded: '纪要已交，待梳理意见',
  following: '意见办理中',
  archived: '已归档',
  cancelled: '已取消',
} as const satisfies Dictionary

export type SymposiumState = keyof typeof states

/** The states in which what was said can be written down. */
export const noting: readonly SymposiumState[] = ['held', 'recorded', 'following']

export const answers = {
  none: '没有答复',
  yes: '参加',
  no: '请假',
  deputy: '派人代',
} as const satisfies Dictionary

export type Answer = keyof typeof answers

export const cancelReasons = {
  clash: '与其他重要工作冲突',
  host: '主持领导有事',
  guests: '能到会的人太少',
  weather: '天气或道路原因',
  other: '其他原因',
} as const satisfies Dictionary

export const opinionKinds = {
  suggestion: '建议',
  difficulty: '困难',
  question: '咨询',
  praise: '肯定',
} as const satisfies Dictionary

export type OpinionKind = keyof typeof opinionKinds

export const opinionStates = {
  noted: '待梳理',
  assigned: '待答复',
  answered: '已答复，待转告',
  passed: '已转告，待评价',
  review: '两次不满意，待主任研究',
  grievance: '已转为诉求',
  closed: '已办结',
  dropped: '不作交办',
} as const satisfies Dictionary

export type OpinionState = keyof typeof opinionStates

/** Somebody has something to do about it. */
export const open: readonly OpinionState[] = ['noted', 'assigned', 'answered', 'passed', 'review']

/** No unit has answered it yet. */
export const unanswered: readonly OpinionState[] = ['noted', 'assigned', 'review']

export const outcomes = {
  adopted: '采纳',
  partly: '部分采纳',
  done: '已经办理',
  longterm: '列入长期工作',
  declined: '暂不采纳',
} as const satisfies Dictionary

export type Outcome = keyof typeof outcomes

export const ratings = {
  satisfied: '满意',
  fair: '基本满意',
  unsatisfied: '不满意',
} as const satisfies Dictionary

export type Rating = keyof typeof ratings

export const sendBackReasons = {
  duty: '不属于本单位职责',
  unclear: '意见内容不清楚',
  other: '其他原因',
} as const satisfies Dictionary

export const dropReasons = {
  thanks: '表示肯定，不需要答复',
  answered: '会上已经当面答复',
  same: '与其他意见相同，一并办理',
  mistake: '记录有误',
  other: '其他原因',
} as const satisfies Dictionary

export const reasons = { ...sendBackReasons, ...dropReasons } as const satisfies Dictionary

/** Working days a unit gets to answer: what the form proposes, and the most it takes (domain B.3.9). */
export const answerDays = { usual: 15, most: 20 } as const

/** Working days before the talk by which the invitations go out. */
export const inviteDays = 5

/** How often an answer is done again before it lies with the head of the office. */
export const redosMax = 2

/** Working days after which a passed-on answer nobody rated is closed. */
export const lapseDays = 10
