import type { Dictionary } from '#core/dictionary.ts'

/** A leader's rank, and how many experts go with it (domain B.1.4). */
export const ranks = {
  head: '党政正职',
  standing: '县委常委',
  other: '其他县级领导',
} as const satisfies Dictionary

export type Rank = keyof typeof ranks

/** The fewest and the most experts a leader of each rank keeps in touch with. */
export const quotas: Readonly<Record<Rank, { readonly least: number; readonly most: number }>> = {
  head: { least: 3, most: 5 },
  standing: { least: 3, most: 4 },
  other: { least: 2, most: 3 },
}

export const states = {
  assigned: '待领导确认',
  active: '正常联系',
  due_soon: '即将到期',
  overdue: '超期未联系',
  changed: '待接任',
  ended: '已结束',
  declined: '未确认',
} as const satisfies Dictionary

export type LiaisonState = keyof typeof states

/** The states in which a leader is to keep in touch. */
export const inTouch: readonly LiaisonState[] = ['active', 'due_soon', 'overdue']

export const living: readonly LiaisonState[] = ['assigned', ...inTouch, 'changed']

export const contactForms = {
  visit: '走访',
  talk: '座谈',
  call: '电话',
  message: '短信、微信',
  meeting: '会议',
} as const satisfies Dictionary

export const declineReasons = {
  load: '联系的专家已经够多',
  field: '与分管工作不对口',
  kin: '需要回避',
  other: '其他原因',
} as const satisfies Dictionary

export const endReasons = {
  leader: '领导工作变动',
  left: '专家离库',
  adjust: '统一调整',
  request: '一方提出',
  other: '其他原因',
} as const satisfies Dictionary

/** Nobody chooses these. */
const others = {
  withdrawn: '安排有误，撤回',
  joined: '专家记录合并，两项并为一项',
} as const satisfies Dictionary

export const reasons = { ...declineReasons, ...endReasons, ...others } as const satisfies Dictionary
