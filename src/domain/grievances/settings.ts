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
  /** 本人有账号的，联系几次还没有在线答复，才能电话登记 */
  phoneAfter: 2,
} as const

/** 督办时通知谁：人才办、分管县领导、人才办主任；办这件事的同志总会收到。 */
export type Told = 'office' | 'leader' | 'head'

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
  /** 除了办理的同志，还通知谁 */
  readonly told: readonly Told[]
}

export const levels: readonly Level[] = [
  { level: 0, from: 0, words: '正常', colour: '绿', symbol: '●', tone: 'info', act: '', told: [] },
  {
    level: 1,
    from: 1,
    words: '催办',
    colour: '蓝',
    symbol: '▲',
    tone: 'warning',
    act: '发催办函',
    told: ['office'],
  },
  {
    level: 2,
    from: 3,
    words: '督办',
    colour: '黄',
    symbol: '▲▲',
    tone: 'warning',
    act: '报分管县领导',
    told: ['office', 'leader'],
  },
  {
    level: 3,
    from: 5,
    words: '通报',
    colour: '红',
    symbol: '▲▲▲',
    tone: 'danger',
    act: '列入通报',
    told: ['office', 'leader', 'head'],
  },
]

/** 提醒：到期前1个工作日、当天，和每一级督办开始的那天；只在上班时间，每人每天早上一张卡片。 */
export const reminders: readonly number[] = [
  -1,
  0,
  ...levels.filter(({ level }) => level > 0).map(({ from }) => from),
]

/** 少于几件不算百分比、不排名。 */
export const rateFloor = 5

/** 绿色通道：时限减半，不足一天按一天。 */
export const greenDays = (days: number): number => Math.max(1, Math.ceil(days / 2))

/** 重办：时限减半。 */
export const redoDays = greenDays

/** 延期不超过原时限的一半。 */
export const extensionMax = (days: number): number => Math.floor(days / 2)

/** 两次, 3次 is how people say it up to ten. */
const counted = (count: number): string =>
  ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][count] ?? String(count)

const { acceptHours, contactDays, takeDays, extensionDays, waitDays, objectionDays } = times

/** 卡片上带时限、次数的话，都从上面的数来：改了数，话跟着变。 */
export const sentences = {
  accept: `请在${acceptHours}个工作小时内受理，${contactDays}个工作日内联系本人。`,
  acceptedBy: `县委人才办${acceptHours}个工作小时内受理`,
  take: `请${takeDays}个工作日内签收；不归本单位管的，指明对口的单位退回。`,
  assign: `主办单位${takeDays}个工作日内签收；不归它管的，要指明对口的单位才能退回。`,
  extension: `延期只有一次，由人才办${extensionDays}个工作日内审批；同意后告诉本人新的日期。`,
  wait: `时限暂停，本人${waitDays}个工作日内补充；最多请${counted(limits.waits)}次。`,
  closing: `办结由回访说了算：本人答了“解决了没有”才算办结，${objectionDays}个工作日没有异议自动归档。`,
  objection: `${objectionDays}个工作日内可以提出异议`,
  deciding: `${counted(limits.returns)}次退回，待主任裁定`,
  lastReturn: `第${limits.returns === 2 ? '二' : counted(limits.returns)}次退回`,
  visitsDone: `${counted(limits.visitTries)}次未联系上`,
  redosDone: `重办${counted(limits.redos)}次`,
  phone: `本人没有账号，或者联系${counted(limits.phoneAfter)}次还没有在线答复，按电话里说的登记。`,
  response: `${contactDays}个工作日内首次联系本人的`,
  clock: `咨询${replyDays.inquiry}个工作日，一般求助${replyDays.help}个，投诉建议${replyDays.complaint}个，跨部门${replyDays.joint}个；绿色通道和重办减半`,
} as const
