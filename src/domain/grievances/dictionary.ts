import type { Dictionary } from '#core/dictionary.ts'
import { sentences } from './settings.ts'

export const kinds = {
  housing: '住房保障',
  medical: '医疗待遇',
  schooling: '子女入学',
  spouse: '配偶随调',
  research: '科研支持',
  business: '创业',
  policy: '政策待遇',
  other: '其他',
} as const satisfies Dictionary

export type GrievanceKind = keyof typeof kinds

export const natures = {
  inquiry: '咨询',
  help: '一般求助',
  complaint: '投诉建议',
  joint: '跨部门事项',
} as const satisfies Dictionary

export type Nature = keyof typeof natures

const channels = {
  self: '本人反映',
  behalf: '他人代为反映',
  liaison: '领导联系时反映',
  symposium: '座谈会上反映',
} as const satisfies Dictionary

export type Channel = keyof typeof channels

export const states = {
  submitted: '待受理',
  refusing: '拟不予受理，待复核',
  refused: '不予受理',
  accepted: '已受理，待转办',
  assigned: '已转办，待签收',
  returned: '被退回，待重新转办',
  deciding: sentences.deciding,
  handling: '办理中',
  extension: '申请延期，待审批',
  waiting: '等本人补充材料',
  signing: '答复待单位负责人签发',
  replied: '已答复，待回访',
  visit_back: '回访中',
  unsolved: '本人说没有解决，待认定',
  redo: '重办',
  escalated: '升级，由主任协调',
  solved: '办结：已解决',
  partly: '办结：部分解决',
  explained: '办结：无法解决，已解释',
  unreached: '办结：未联系上',
  archived: '已归档',
  withdrawn: '已撤回',
} as const satisfies Dictionary

export type GrievanceState = keyof typeof states

/** Closed, but for ten working days the person may say that it is not. */
export const closing: readonly GrievanceState[] = ['solved', 'partly', 'explained', 'unreached']

export const over: readonly GrievanceState[] = ['refused', 'archived', 'withdrawn']

/** Somebody still has to do something. */
export const open: readonly GrievanceState[] = [
  'submitted',
  'refusing',
  'accepted',
  'assigned',
  'returned',
  'deciding',
  'handling',
  'extension',
  'waiting',
  'signing',
  'replied',
  'visit_back',
  'unsolved',
  'redo',
  'escalated',
]

/** What lies with a department. */
export const withUnit: readonly GrievanceState[] = ['assigned', 'handling', 'waiting', 'signing', 'redo']

export const outcomes = {
  solved: '已解决',
  partly: '部分解决',
  unsolved: '没有解决',
  unreached: '未联系上',
} as const satisfies Dictionary

export type Outcome = keyof typeof outcomes

/** What the person answers when asked whether it is solved. */
export const solvedAnswers = {
  solved: '是，解决了',
  partly: '部分解决',
  unsolved: '没有解决',
} as const satisfies Dictionary

export type SolvedAnswer = keyof typeof solvedAnswers

export const satisfactions = {
  '5': '很满意',
  '4': '满意',
  '3': '基本满意',
  '2': '不满意',
  '1': '很不满意',
} as const satisfies Dictionary

/** From here on somebody counts as satisfied. */
export const satisfiedFrom = 3

export const refusalReasons = {
  notTalent: '不属于人才服务范围',
  court: '已经进入诉讼、仲裁、信访程序',
  settled: '已经办结，没有新情况',
  duplicate: '与正在办理的诉求重复',
  unclear: '没有具体事项，联系后仍说不清',
  illegal: '要求不符合法律政策',
} as const satisfies Dictionary

export const returnReasons = {
  notOurs: '不属于本单位职责',
  level: '权限在上级或者其他单位',
  mixed: '涉及多个单位，应由其他单位牵头',
} as const satisfies Dictionary

export const judgeReasons = {
  handler: '承办单位没有办好',
  policy: '政策不允许，已解释',
  condition: '目前条件不具备，已解释',
  demand: '要求超出规定，已解释',
} as const satisfies Dictionary

export const exclusions = {
  demand: '诉求不合理，已解释',
  beyond: '超出县级权限',
  policy: '现行政策不支持',
  malicious: '重复、恶意反映',
  force: '不可抗力',
} as const satisfies Dictionary

export const reasons = { ...refusalReasons, ...returnReasons, ...judgeReasons } as const satisfies Dictionary

export const noteKinds = {
  more: '补充说明',
  material: '请补充的材料',
  supplied: '本人补充',
  reply: '答复',
  refusal: '不予受理说明',
  return: '退回说明',
  extension: '延期理由',
  explanation: '解释说明',
  comment: '本人评价',
  item: '协办情况',
} as const satisfies Dictionary

export type NoteKind = keyof typeof noteKinds
