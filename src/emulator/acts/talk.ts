import { hasAny, mayTalkTo } from '../availability.ts'
import { type Chat, chatOf, privateChat } from '../chats.ts'
import { type Draft, type Message, markSeen, messageOf, postMessage, takeBack } from '../messages.ts'
import type { App } from '../people.ts'
import type { Courier } from '../push/courier.ts'
import * as events from '../push/events.ts'
import { messageRead, recalled } from '../push/message-events.ts'
import { firstApp, personOf, type State, tell } from '../state.ts'
import { tellDone } from './done.ts'
import { pickMentions } from './mentions.ts'

/** Where somebody speaks: their private chat with the first app's bot unless a chat is named. */
export type Where = {
  readonly chatId?: string
  /** Open ids that `@name` in the text may mean; everybody in the chat when absent, nobody when empty. */
  readonly mentions?: readonly string[]
  /** Message id. */
  readonly replyTo?: string
  readonly inThread?: boolean
}

export type Stage = { readonly state: State; readonly courier: Courier }

/** A person types something and presses Enter. */
export const say = (stage: Stage, openId: string, text: string, where: Where = {}): Message => {
  const chat = chatFor(stage.state, openId, where)
  const picked = pickMentions(stage.state, chat, text, where.mentions)
  const content = JSON.stringify({ text: picked.text })
  const draft = { type: 'text', content, mentions: picked.mentions, ...placeOf(stage.state, where) }
  return speak(stage, chat, openId, draft)
}

/** A person sends something that is not plain text: `image`, `file`, `post`, `sticker` … with the content others receive. */
export const send = (
  stage: Stage,
  openId: string,
  type: string,
  content: Readonly<Record<string, unknown>>,
  where: Where = {},
): Message => {
  const chat = chatFor(stage.state, openId, where)
  const draft = { type, content: JSON.stringify(content), ...placeOf(stage.state, where) }
  return speak(stage, chat, openId, draft)
}

/** A person takes their own message back. */
export const recall = (stage: Stage, openId: string, messageId: string): void => {
  const message = messageOf(stage.state, messageId)
  if (message.sender.id !== openId) throw new Error('只能撤回自己的消息')
  if (message.recalled) return
  takeBack(stage.state, message)
  for (const app of botsIn(stage.state, chatOf(stage.state, message.chatId)))
    stage.courier.event(app, 'im.message.recalled_v1', recalled(stage.state, message), laneOf(message.chatId))
}

/** A person opens their private chat with a bot. */
export const enter = (stage: Stage, openId: string, appId = firstApp(stage.state).appId): Chat => {
  const chat = privateChat(stage.state, appId, openId)
  const person = personOf(stage.state, openId)
  for (const app of botsIn(stage.state, chat))
    stage.courier.event(
      app,
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      events.entered(stage.state, chat, person),
      laneOf(chat.chatId),
    )
  return chat
}

/** A person presses an item of the bot's menu. */
export const menu = (stage: Stage, openId: string, key: string, appId?: string): void => {
  const app = appId ? stage.state.apps.get(appId) : firstApp(stage.state)
  if (!app) throw new Error(`模拟器里没有这个应用：${appId}`)
  const event = events.menuPressed(stage.state, personOf(stage.state, openId), key)
  stage.courier.event(app, 'application.bot.menu_v6', event, openId)
}

/** Somebody has a chat before their eyes. Bots hear of it in their private chats only. */
export const read = (stage: Stage, openId: string, chatId: string): void => {
  const { state, courier } = stage
  const chat = chatOf(state, chatId)
  const fresh = markSeen(state, chat, openId)
  if (fresh.length > 0) tellDone(state, { does: 'reads', openId, chatId })
  tell(state, { kind: fresh.length > 0 ? 'read' : 'chat', chatId, openId })
  if (chat.kind !== 'p2p') return
  for (const app of botsIn(state, chat)) {
    const own = fresh.filter(message => message.sender.id === app.appId).map(({ messageId }) => messageId)
    const event = messageRead(state, personOf(state, openId), own)
    if (own.length > 0) courier.event(app, 'im.message.message_read_v1', event, laneOf(chatId))
  }
}

export const botsIn = (state: State, chat: Chat): App[] =>
  [...chat.bots].map(appId => state.apps.get(appId)).filter(app => app !== undefined)

export const laneOf = (chatId: string): string => chatId

const chatFor = (state: State, openId: string, where: Where): Chat => {
  const chat = where.chatId
    ? chatOf(state, where.chatId)
    : privateChat(state, firstApp(state).appId, personOf(state, openId).openId)
  if (!chat.members.has(openId)) throw new Error(`${personOf(state, openId).name}不在会话「${chat.name}」里`)
  if (chat.dissolved) throw new Error(`群「${chat.name}」已经解散`)
  for (const app of chat.kind === 'p2p' ? botsIn(state, chat) : [])
    if (!mayTalkTo(state, app, personOf(state, openId)))
      throw new Error(`机器人「${app.name}」没有对${personOf(state, openId).name}开放（可用范围）`)
  return chat
}

const placeOf = (state: State, where: Where): Pick<Draft, 'replyTo' | 'inThread'> => ({
  ...(where.replyTo ? { replyTo: messageOf(state, where.replyTo) } : {}),
  ...(where.inThread ? { inThread: true } : {}),
})

/** Puts a person's message into a chat and tells the bots that hear it. */
export const speak = (
  stage: Stage,
  chat: Chat,
  openId: string,
  said: Omit<Draft, 'chatId' | 'sender'>,
): Message => {
  const { state, courier } = stage
  const sender = { kind: 'user', id: openId } as const
  const message = postMessage(state, { ...said, chatId: chat.chatId, sender })
  const event = events.received(state, message, chat, personOf(state, openId))
  for (const app of botsIn(state, chat))
    if (hears(app, chat, message)) courier.event(app, 'im.message.receive_v1', event, laneOf(chat.chatId))
  return message
}

/** In groups a bot hears only what names it, unless its scope is wider; an app with a list of scopes by those alone. */
const hears = (app: App, chat: Chat, message: Message): boolean => {
  if (chat.kind === 'p2p') return hasAny(app, ['im:message.p2p_msg', 'im:message.p2p_msg:readonly'])
  const all = ['im:message.group_msg', 'im:message.group_msg:readonly']
  if (app.hearsAll || (app.scopes !== null && hasAny(app, all))) return true
  const named = message.mentions.some(({ id }) => id === app.openId)
  return named && hasAny(app, ['im:message.group_at_msg', 'im:message.group_at_msg:readonly'])
}
