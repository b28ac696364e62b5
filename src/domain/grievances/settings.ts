import type { Tone } from '#cards/kit/card.ts'

/**
 * Everything the office may want to set about grievances, with its own words: how long each step may take, when is
 * reminded, what the levels of supervision are called. Days are working days, hours are office hours.
 */
export const times = {
  /** 受理：4个工作小时内 */
  acceptHours: 4,
  /** 首次联系本人：1个工作日内 */
  contactDays: 1,
  /** 拟不予受理的复核 */
  refusalCheckDays: 1,
  /** 受理后转办 */
  assignDays: 1,
  /** 承办单位签收或者退回 */
  takeDays: 1,
  /** 退回后重新转办、主任裁定 */
  decideDays: 1,
  /** 延期申请的审批 */
  extensionDays: 1,
  /** 等本人补充材料 */
  waitDays: 5,
  /** 答复后开始回访 */
  visitStartDays: 1,
  /** 回访 */
  visitDays: 2,
  /** 本人说没有解决的，认定原因 */
  judgeDays: 1,
  /** 升级后由主任协调 */
  escalatedDays: 5,
  /** 办结后可以提出异议 */
  objectionDays: 10,
} as const

/** 答复时限，按诉求性质。 */
export const replyDays = { inquiry: 3, help: 5, complaint: 13, joint: 15 } as const

/** 几次为限。 */
export const limits = {
  /** 退回两次的，由主任裁定 */
  returns: 2,
  /** 等补充材料 */
  waits: 2,
  /** 重办，再不行就升级 */
  redos: 2,
  /** 回访 */
  visitTries: 3,
  /** 两次回访之间至少隔几小时 */
  visitApartHours: 2,
} as const

/** 提醒：到期前1个工作日、当天、超期1、3、5个工作日；只在上班时间，每人每天早上一张卡片。 */
export const reminders = [-1, 0, 1, 3, 5] as const

export type Level = {
  readonly level: number
  /** 超期几个工作日起 */
  readonly from: number
  readonly words: string
  /** 颜色和符号各县不同，卡片上三样都写。 */
  readonly colour: string
  readonly symbol: string
  readonly tone: Tone
  /** 这一级做什么 */
  readonly act: string
}

export const levels: readonly Level[] = [
  { level: 0, from: 0, words: '正常', colour: '绿', symbol: '●', tone: 'info', act: '' },
  { level: 1, from: 1, words: '催办', colour: '蓝', symbol: '▲', tone: 'warning', act: '发催办函' },
  { level: 2, from: 3, words: '督办', colour: '黄', symbol: '▲▲', tone: 'warning', act: '报分管县领导' },
  { level: 3, from: 5, words: '通报', colour: '红', symbol: '▲▲▲', tone: 'danger', act: '列入通报' },
]

/** 少于几件不算百分比、不排名。 */
export const rateFloor = 5

/** 绿色通道：时限减半，不足一天按一天。 */
export const greenDays = (days: number): number => Math.max(1, Math.ceil(days / 2))

/** 重办：时限减半。 */
export const redoDays = greenDays

/** 延期不超过原时限的一半。 */
export const extensionMax = (days: number): number => Math.floor(days / 2)
