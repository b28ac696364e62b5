import type { Dictionary } from '#core/dictionary.ts'

/** What people are paired for. Kinds differ by this data, not by code of their own. */
export const kinds = {
  village: '人才兴村',
  mentor: '导师制',
  cadre: '干部结对',
  enterprise: '人才助企',
} as const satisfies Dictionary

export type PairingKind = keyof typeof kinds

/** Whom a kind serves. */
export const servedBy: Readonly<Record<PairingKind, 'village' | 'mentee' | 'unit'>> = {
  village: 'village',
  mentor: 'mentee',
  cadre: 'village',
  enterprise: 'unit',
}

/** How many of a kind one person may have at a time; a kind that is not here knows no limit. */
export const capacity: Readonly<Partial<Record<PairingKind, number>>> = { village: 2 }

/** The kind by which a village counts as covered: a cadre who is paired with a village is no talent sent to it. */
export const coveringKind = 'village' satisfies PairingKind

/** The three forms of help. */
export const forms = {
  service: '定点服务',
  project: '项目领办',
  support: '合作支持',
} as const satisfies Dictionary

export type PairingForm = keyof typeof forms

export const origins = {
  office: '人才办提出',
  order: '乡镇点单',
  plan: '全县方案',
  handover: '接替',
} as const satisfies Dictionary

export const states = {
  awaiting: '待双方确认',
  office: '待审定',
  active: '已结对',
  warned: '预警',
  paused: '暂停',
  review: '到期评估',
  ended: '解除',
  declined: '拒绝',
  expired: '过期',
} as const satisfies Dictionary

export type PairingState = keyof typeof states

/** Working days over the deadline, after the last reminder, at which an unanswered proposal expires. */
export const expiresAfter = 4

/** Months without a service after which a pairing is warned. */
export const idleMonths = 3

/** The states in which somebody really looks after the village: what coverage counts. */
export const holding: readonly PairingState[] = ['active', 'warned', 'review']

/** The states that take a place of somebody's capacity. */
export const occupying: readonly PairingState[] = ['office', 'active', 'warned', 'paused', 'review']

/** The states that are not over. */
export const living: readonly PairingState[] = ['awaiting', ...occupying]

export const declineReasons = {
  busy: '本职工作忙，抽不出时间',
  far: '距离太远，交通不便',
  mismatch: '专业与村里的产业不对口',
  load: '已经结对的村够多了',
  health: '身体原因',
  wish: '希望换一位人才',
  other: '其他原因',
} as const satisfies Dictionary

export const pauseReasons = {
  illness: '人才生病、休养',
  study: '外出学习、挂职',
  season: '村里暂时没有需要',
  other: '其他原因',
} as const satisfies Dictionary

export const endReasons = {
  term: '期满不再续结',
  transfer: '人才调离',
  left: '人才离库',
  idle: '长期没有开展服务',
  request: '一方申请解除',
  handover: '由他人接替',
  withdrawn: '确认前撤回',
  other: '其他原因',
} as const satisfies Dictionary

/** Nobody chooses it: two records of one talent became one. */
const joined = { joined: '人才记录合并，两项并为一项' } as const satisfies Dictionary

export const reasons = {
  ...declineReasons,
  ...pauseReasons,
  ...endReasons,
  ...joined,
} as const satisfies Dictionary

export const logModes = {
  visit: '到场',
  field: '田间',
  training: '培训',
  remote: '线上',
} as const satisfies Dictionary

export const logStates = {
  awaiting: '待确认',
  confirmed: '已确认',
  unconfirmed: '未确认',
  disputed: '有异议',
} as const satisfies Dictionary
