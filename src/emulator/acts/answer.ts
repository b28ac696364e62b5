import { apiWords, checkCard } from '../cards/check.ts'
import { fillTemplate } from '../cards/template.ts'
import { followMessage } from '../entities.ts'
import { cardOf, editMessage, isObject, type Message } from '../messages.ts'
import type { App } from '../people.ts'
import type { Attempt } from '../push/attempt.ts'
import type { State } from '../state.ts'

export type Toast = { readonly type: string; readonly content: string }

/** `code` is the platform's, or `client` when nothing was sent. */
export type PressError = { readonly code: string; readonly words: string }

export type Answered = {
  readonly toast: Toast | null
  /** The card as it stands now, if the answer redrew it. */
  readonly card: Readonly<Record<string, unknown>> | null
  readonly error: PressError | null
}

/** Codes and words the client shows when the bot answers wrongly (卡片回传交互回调.md). */
const wordsFor = {
  '108002': '长连接的回包缺少 data',
  '200080': '请求回调服务出错',
  '200340': '应用没有配置回调地址，或长连接不在线',
  '200341': '回调服务 3 秒内没有响应',
  '200342': '无法连接回调服务',
  '200343': '回调地址的域名解析失败',
  '200671': '回调服务返回的 HTTP 状态码不是 200',
  '200672': '回调服务返回的内容格式不对',
  '200673': '回调服务返回的卡片不合规范',
  '200830': '新版卡片不能改回旧版结构',
} as const

type Code = keyof typeof wordsFor

const codeFor: Readonly<Record<Exclude<Attempt['outcome'], 'ok'>, Code>> = {
  offline: '200340',
  timeout: '200341',
  connect: '200342',
  dns: '200343',
  failed: '200080',
  closed: '200080',
  status: '200671',
}

/** Reads the bot's answer to a card callback and redraws the card for everybody when it says so. */
export const takeAnswer = (state: State, message: Message, app: App, attempt: Attempt): Answered => {
  if (attempt.outcome !== 'ok') return wrong(codeFor[attempt.outcome])
  if (app.transport === 'socket' && attempt.answer === '') return wrong('108002')
  const body = objectIn(attempt.answer)
  if (!body) return wrong('200672')
  const toast = toastIn(body.toast)
  if (toast === 'bad') return wrong('200672')
  if (body.card === undefined) return { toast, card: null, error: null }
  return redraw(state, message, app, toast, body.card)
}

const redraw = (state: State, message: Message, app: App, toast: Toast | null, answer: unknown): Answered => {
  const card = cardIn(state, app, answer)
  if (!isObject(card)) return wrong('200673', card ?? undefined)
  const shown = cardOf(message)
  if (shown?.schema === '2.0' && card.schema !== '2.0') return wrong('200830')
  if (isObject(shown?.config) && shown.config.streaming_mode === true)
    return wrong('200673', '流式更新未关闭，不能用回调更新卡片')
  const verdict = checkCard(card)
  if (!verdict.ok) return wrong('200673', apiWords(verdict))
  editMessage(state, message, JSON.stringify(card))
  followMessage(state, message.messageId)
  return { toast, card, error: null }
}

/** The card of an answer: its own JSON, or that of a template; words where there is no such template. */
const cardIn = (state: State, app: App, answer: unknown): Record<string, unknown> | string | null => {
  if (!isObject(answer)) return null
  if (answer.type !== 'template') return answer.type === 'raw' && isObject(answer.data) ? answer.data : null
  const filled = fillTemplate(state.templates, app.appId, answer.data)
  return filled.ok ? filled.card : `${filled.words}; ErrorValue: ${filled.value}`
}

const wrong = (code: Code, more?: string): Answered => ({
  toast: null,
  card: null,
  error: { code, words: more ? `${wordsFor[code]}：${more}` : wordsFor[code] },
})

const objectIn = (text: string): Record<string, unknown> | null => {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

const kinds = new Set(['info', 'success', 'error', 'warning'])

/** Words in several languages may stand in the place of one. */
const toastIn = (toast: unknown): Toast | null | 'bad' => {
  if (toast === undefined) return null
  if (!isObject(toast)) return 'bad'
  const type = toast.type ?? 'info'
  const content = chineseOf(toast.i18n) ?? toast.content
  if (typeof content !== 'string' || typeof type !== 'string') return 'bad'
  return kinds.has(type) ? { type, content } : 'bad'
}

const chineseOf = (i18n: unknown): unknown =>
  isObject(i18n) ? (i18n.zh_cn ?? i18n.en_us ?? Object.values(i18n)[0]) : undefined
