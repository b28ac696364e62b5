import { chatOf } from '../chats.ts'
import { followMessage } from '../entities.ts'
import { cardOf, editMessage, isObject, type Message, messageOf } from '../messages.ts'
import { type App, userIdsOf } from '../people.ts'
import { type CardToken, personOf, type State } from '../state.ts'
import { type Answered, takeAnswer } from './answer.ts'
import { chosen, collectForm, type Filled } from './fill.ts'
import { firstUrl } from './links.ts'
import { boundValue, findPart, type Locator, nameOf, type Part, partsOf } from './parts.ts'
import type { Stage } from './talk.ts'

/** What the person sees after a press. `opened` is a link that opened instead of a callback. */
export type Pressed = Answered & { readonly opened: string | null }

export type Press = {
  /** What was filled into the form around the button. */
  readonly form?: Filled
  /** What was chosen in a select, picker, input or checker that stands outside a form. */
  readonly chosen?: unknown
}

/** Cards in JSON 2.0 answer presses for 14 days. */
const livesMs = 14 * 86_400_000

/** The app may redraw the card for 30 minutes after a press. */
const tokenMs = 30 * 60_000

/** Somebody acts on a component of a card. A confirm dialog is answered with yes. */
export const press = async (
  stage: Stage,
  openId: string,
  messageId: string,
  locator: Locator,
  how: Press = {},
): Promise<Pressed> => {
  const { state } = stage
  const message = messageOf(state, messageId)
  const card = cardOf(message)
  if (!card) throw new Error('这条消息不是卡片')
  const barred = bar(state, openId, message)
  if (barred) return refused('client', barred)
  const part = findPart(card, locator)
  if (part.json.disabled === true) return refused('client', '这个组件当前不可用')
  const action = actionOf(state, card, part, how)
  if (typeof action === 'string') return refused('client', action)
  const opened = firstUrl(part.json)
  if (opened && boundValue(part.json) === undefined) return { ...nothing, opened }
  return { ...(await call(stage, openId, message, action)), opened }
}

const nothing: Pressed = { toast: null, card: null, error: null, opened: null }

const refused = (code: string, words: string): Pressed => ({ ...nothing, error: { code, words } })

const bar = (state: State, openId: string, message: Message): string | null => {
  if (!chatOf(state, message.chatId).members.has(openId)) return '你不在这个会话里'
  if (message.recalled) return '消息已撤回'
  if (message.batchId !== null) return '批量发送的卡片不能操作'
  if (state.clock.now().getTime() - message.createdAt > livesMs)
    return '该卡片发送时间已超过 14 天，无法进行互动'
  return null
}

/** The callback's `action`, or the words that keep the client from sending it. */
const actionOf = (
  state: State,
  card: Record<string, unknown>,
  part: Part,
  how: Press,
): Record<string, unknown> | string => {
  const value = boundValue(part.json)
  const name = nameOf(part)
  const base = {
    tag: part.tag,
    ...(value === undefined ? {} : { value }),
    ...(name ? { name } : {}),
    timezone: 'Asia/Shanghai',
  }
  if (part.tag !== 'button')
    return { ...base, [answerKeys[part.tag] ?? 'option']: chosen(state, part, how.chosen) }
  if (!submits(part)) return base
  const fields = partsOf(card).filter(field => field.form === part.form)
  const collected = collectForm(state, fields, how.form ?? {})
  return collected.ok ? { ...base, form_value: collected.value } : collected.words
}

/** Under which key each kind answers; 多图选择.md has its own. */
const answerKeys: Readonly<Record<string, string>> = {
  input: 'input_value',
  checker: 'checked',
  select_img: 'options',
}

const submits = (part: Part): boolean =>
  part.form !== null && (part.json.form_action_type === 'submit' || part.json.action_type === 'form_submit')

const call = async (
  stage: Stage,
  openId: string,
  message: Message,
  action: Record<string, unknown>,
): Promise<Answered> => {
  const { state, courier } = stage
  const app = appOf(state, message)
  if (!app) return { ...nothing, error: { code: 'client', words: '转发的卡片不能操作' } }
  const [token, kept] = issueToken(state, app, message)
  const event = {
    operator: { tenant_key: state.tenantKey, ...userIdsOf(personOf(state, openId)) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  }
  const before = message.content
  state.pressing.add(message.messageId)
  const attempt = await courier.callback(app, event)
  state.pressing.delete(message.messageId)
  kept.answered = true
  if (state.variants.flipBack && kept.uses > 0) {
    editMessage(state, message, before)
    followMessage(state, message.messageId)
  }
  return takeAnswer(state, message, app, attempt)
}

/** Whose card it is. A forwarded one calls back only when it says so. */
const appOf = (state: State, message: Message): App | undefined => {
  const from = message.forwardedFrom === null ? message : state.messages.get(message.forwardedFrom)
  const config = cardOf(message)?.config
  const lives =
    message.forwardedFrom === null || (isObject(config) && config.enable_forward_interaction === true)
  return from && lives ? state.apps.get(from.sender.id) : undefined
}

const issueToken = (state: State, app: App, message: Message): [string, CardToken] => {
  const token = state.ids.next('c-')
  const now = state.clock.now().getTime()
  const kept = {
    appId: app.appId,
    messageId: message.messageId,
    until: now + tokenMs,
    answered: false,
    uses: 0,
  }
  for (const [old, { until }] of state.cardTokens) {
    if (until > now) break
    state.cardTokens.delete(old)
  }
  state.cardTokens.set(token, kept)
  return [token, kept]
}
