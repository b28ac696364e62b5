import type { DeliveryOutcome } from '#core/delivery.ts'
import type { Fault } from './fault.ts'

/** What a refused or lost attempt means for the outbox (protocol 5.0, 5.1, 5.3, 5.4). Unknown numbers are tried again. */
export const outcomeOf = (fault: Fault): Exclude<DeliveryOutcome, { kind: 'sent' }> => {
  const code = codeWord(fault)
  if (fault.status === 429 || rateCodes.has(fault.code ?? 0)) {
    return { kind: 'rateLimited', waitMs: waitMs(fault.resetSeconds), code }
  }
  if (fault.code === null) return unanswered(fault, code)
  const words = isLocked(fault) ? undefined : forGood.get(fault.code)
  return words === undefined
    ? failed(
        code,
        { retryable: true, ambiguous: inFlight.has(fault.code) || isServerFault(fault) },
        later(fault),
      )
    : failed(code, { retryable: false, ambiguous: false }, withDetail(words, fault))
}

/** A failure that no attempt can mend, found before anything was sent. */
export const hopeless = (code: string, words: string): DeliveryOutcome =>
  failed(code, { retryable: false, ambiguous: false }, words)

/** The message answered or patched is no more, or cannot be seen: recalled, deleted, destroyed, unknown. */
export const isGone = (fault: Fault): boolean => gone.has(fault.code ?? 0)

/** A card past the 14 days in which it can be changed. */
export const isExpired = (fault: Fault): boolean => fault.code === 230031

/** The place has no topics; the reply itself may still be welcome. */
export const refusesThread = (fault: Fault): boolean => fault.code === 230071 || fault.code === 230072

const gone = new Set([230011, 230050, 230110, 230111, 231003, 99992354])

// 99991400 over all, 230020 one person or group, the rest of old calls.
const rateCodes = new Set([99991400, 230020, 11232, 11233, 11247])

const waitMsDefault = 1_000
const waitMsMax = 3_600_000

const waitMs = (resetSeconds: number | null): number =>
  resetSeconds === null ? waitMsDefault : Math.min(Math.max(resetSeconds * 1000, 100), waitMsMax)

// 230049: the same uuid is on its way just now.
const inFlight = new Set([230049])

// Somebody is pressing a button of the very card; the lock goes with his answer.
const isLocked = (fault: Fault): boolean => fault.code === 230099 && /card action is lock/i.test(fault.msg)

const isServerFault = (fault: Fault): boolean => (fault.status ?? 0) >= 500

const unanswered = (fault: Fault, code: string) => {
  const words =
    fault.network === 'ETIMEDOUT' ? '飞书没有按时回答' : fault.reached ? '飞书的回答没有收完整' : '连不上飞书'
  return failed(code, { retryable: true, ambiguous: fault.reached }, words)
}

const later = (fault: Fault): string => {
  const known = isLocked(fault) ? '有人正在点这张卡片' : passing.get(fault.code ?? 0)
  return known ?? (isServerFault(fault) ? '飞书内部出错' : `飞书没有接受（${fault.code}）`)
}

const passing = new Map([
  [230049, '同一条消息正在发送'],
  [10003, '应用凭证不对，请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET'],
  [10014, '应用凭证不对或应用已停用，请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET'],
  [10015, '应用凭证不对，请核对 FEISHU_APP_SECRET'],
  [99991401, '本机 IP 不在应用的白名单里'],
  [99991403, '本月接口调用次数已用完'],
])

// Another attempt with the same words to the same place ends the same way.
const forGood = new Map([
  [230001, '消息内容或参数不合要求'],
  [230002, '机器人不在这个群里'],
  [230006, '应用没有开启机器人能力'],
  [230011, '要回复的消息已撤回'],
  [230013, '对方不在应用的可用范围内'],
  [230015, '私聊内容不能转发'],
  [230017, '机器人不是这个资源的主人'],
  [230018, '群设置不允许机器人发言'],
  [230019, '话题已不存在'],
  [230022, '内容含敏感信息，被飞书拦下'],
  [230025, '内容超过长度上限'],
  [230027, '机器人没有权限'],
  [230028, '内容未通过审核（可能有明文电话或邮箱）'],
  [230029, '对方已离职'],
  [230031, '卡片已超过 14 天，不能再更新'],
  [230034, '收信人编号无效'],
  [230035, '机器人被禁言或被对方屏蔽'],
  [230036, '对方的组织已注销'],
  [230038, '不能给外部组织的人发私聊'],
  [230050, '要回复的消息对机器人不可见'],
  [230053, '对方不再接收机器人消息'],
  [230054, '群里不支持这类消息'],
  [230055, '文件类型与消息类型不符'],
  [230071, '这里不支持话题回复'],
  [230072, '这里不支持话题回复'],
  [230075, '加密群里机器人不能发言'],
  [230099, '卡片内容被飞书拒绝'],
  [230110, '要回复的消息已删除'],
  [230111, '要回复的消息已销毁'],
  [231003, '要回复的消息已不存在'],
  [232009, '群已解散'],
  [9499, '请求不合要求'],
  [99991672, '应用缺少权限'],
  [99991679, '应用缺少权限'],
  [99992351, '收信人编号无效'],
  [99992354, '消息编号无效'],
  [99992356, '群编号无效'],
  [99992360, '收信人编号无效'],
  [99992361, '收信人编号属于另一个应用'],
  [99992402, '消息内容或参数不合要求'],
])

const withDetail = (words: string, fault: Fault): string => {
  const detail = detailOf(fault)
  return detail === '' ? words : `${words}（${detail}）`
}

/** What the platform's sentence adds: the scope it misses, or where in the card the fault is. Never a value. */
const detailOf = (fault: Fault): string => {
  if (fault.code === 99991672) return scopesIn(fault.msg).slice(0, 3).join('、')
  if (fault.code !== 230099) return ''
  const sub = /ErrCode:\s*(\d+)/.exec(fault.msg)?.[1] ?? ''
  const path = /ErrPath:\s*([^;]+);/.exec(fault.msg)?.[1]?.trim() ?? ''
  return [sub, cardFaults.get(sub) ?? '', path].filter(Boolean).join('，')
}

const cardFaults = new Map([
  ['100290', '卡片里 @ 的人无效'],
  ['11310', '组件或表格太多'],
  ['200570', '图片无效'],
  ['200621', '不是合法的 JSON'],
  ['200861', '用了 2.0 没有的组件'],
  ['200914', '表格的行不对'],
  ['200915', '表格的行里有没有声明的列'],
])

/** Scope names in the platform's sentence: `im:message:send_as_bot`. */
export const scopesIn = (msg: string): string[] => [
  ...new Set(msg.match(/\b[a-z_]+(?:\.[a-z_]+)*:[a-z_]+(?:[.:][a-z_]+)*\b/g) ?? []),
]

const codeWord = (fault: Fault): string =>
  fault.code !== null
    ? String(fault.code)
    : (fault.network ?? (fault.status === null ? '未知' : `HTTP ${fault.status}`))

const failed = (
  code: string,
  how: { readonly retryable: boolean; readonly ambiguous: boolean },
  words: string,
) => ({ kind: 'failed', code, words, ...how }) as const
