import { limits, sentences } from './settings.ts'

export type Standing = keyof typeof standings

export const standings = {
  person: '诉求人',
  filer: '代为反映的人',
  office: '人才办',
  head: '人才办主任',
  unit: '承办单位',
  handler: '经办人',
  helper: '协办单位',
  signer: '单位负责人',
  system: '系统',
} as const

export const office = ['office', 'head'] as const

export type Need = keyof typeof needs

export const needs = {
  kind: '核准类别和性质',
  reason: '选定原因',
  words: '写明内容',
  unit: '指定主办单位',
  rightUnit: '写明应由哪个单位办',
  firstReturn: '第一次退回',
  lastReturn: sentences.lastReturn,
  itemOpen: '协办事项没有办完',
  noHandler: '原经办人已不在',
  waitsLeft: `等材料不超过${limits.waits}次`,
  onceExtended: '没有延过期',
  beforeDue: '还没有到期',
  halfAtMost: '不超过原时限的一半',
  triesLeft: `回访不满${limits.visitTries}次`,
  triesApart: '和上一次隔开时间',
  threeTries: `回访满${limits.visitTries}次`,
  satisfied: '评价满意度',
  askedInPerson: '本人没有账号或没有在线答复',
  redosLeft: `重办不满${limits.redos}次`,
  redosSpent: `已经重办${limits.redos}次`,
} as const

export type Verb = keyof typeof verbs

export const verbs = {
  accept: { words: '受理', event: 'grievance.accepted' },
  proposeRefusal: { words: '拟不予受理', event: 'grievance.refusal_proposed' },
  confirmRefusal: { words: '复核：不予受理', event: 'grievance.refused' },
  keep: { words: '复核：应当受理', event: 'grievance.kept' },
  assign: { words: '转办', event: 'grievance.assigned' },
  return: { words: '退回', event: 'grievance.returned' },
  take: { words: '签收办理', event: 'grievance.taken' },
  takeOver: { words: '接手办理', event: 'grievance.taken_over' },
  askMaterial: { words: '请补充材料', event: 'grievance.material_asked' },
  supply: { words: '补充材料', event: 'grievance.supplied' },
  goOn: { words: '等候期满，继续办理', event: 'grievance.went_on' },
  askExtension: { words: '申请延期', event: 'grievance.extension_asked' },
  extend: { words: '同意延期', event: 'grievance.extended' },
  refuseExtension: { words: '不同意延期', event: 'grievance.extension_refused' },
  help: { words: '协办办完', event: 'grievance.helped' },
  draft: { words: '拟好答复', event: 'grievance.drafted' },
  sendBack: { words: '退回修改', event: 'grievance.sent_back' },
  sign: { words: '签发答复', event: 'grievance.replied' },
  rule: { words: '主任直接答复', event: 'grievance.ruled' },
  startVisit: { words: '开始回访', event: 'grievance.visit_started' },
  tryAgain: { words: '再次回访', event: 'grievance.visit_tried' },
  giveUp: { words: sentences.visitsDone, event: 'grievance.unreached' },
  answer: { words: '回访答复', event: 'grievance.visited' },
  phone: { words: '登记电话回访', event: 'grievance.visited_by_phone' },
  redo: { words: '退回重办', event: 'grievance.redone' },
  escalate: { words: '升级', event: 'grievance.escalated' },
  explain: { words: '认定已解释', event: 'grievance.explained' },
  reopen: { words: '提出异议', event: 'grievance.reopened' },
  archive: { words: '归档', event: 'grievance.archived' },
  withdraw: { words: '撤回', event: 'grievance.withdrawn' },
} as const
