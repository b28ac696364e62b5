import { type Chat, chatOf } from '../chats.ts'
import * as events from '../push/events.ts'
import { firstApp, personOf, tell } from '../state.ts'
import { laneOf, type Stage } from './talk.ts'

/** Somebody brings a bot into a group. */
export const addBot = (stage: Stage, chatId: string, by?: string, appId?: string): void =>
  moveBot(stage, chatId, 'added', by, appId)

/** Somebody puts a bot out of a group. */
export const removeBot = (stage: Stage, chatId: string, by?: string, appId?: string): void =>
  moveBot(stage, chatId, 'deleted', by, appId)

/** A new group; the bot hears of it when it is among the first members. */
export const makeGroup = (stage: Stage, name: string, members: readonly string[], withBot = true): Chat => {
  const { state } = stage
  const chat: Chat = {
    chatId: state.ids.next('oc_'),
    kind: 'group',
    name,
    members: new Set(members),
    bots: new Set(),
    messageIds: [],
    seen: new Map(),
  }
  state.chats.set(chat.chatId, chat)
  if (withBot) addBot(stage, chat.chatId)
  return chat
}

/** A person leaves the company (离职): out of every group, and every bot is told. */
export const leave = (stage: Stage, openId: string): void => {
  const { state, courier } = stage
  const person = personOf(state, openId)
  person.left = true
  for (const chat of state.chats.values()) if (chat.kind === 'group') chat.members.delete(openId)
  for (const app of state.apps.values())
    courier.event(app, 'contact.user.deleted_v3', events.userLeft(person), openId)
  tell(state, { kind: 'person', openId })
}

const moveBot = (
  stage: Stage,
  chatId: string,
  how: 'added' | 'deleted',
  by?: string,
  appId?: string,
): void => {
  const { state, courier } = stage
  const chat = chatOf(state, chatId)
  const app = appId ? state.apps.get(appId) : firstApp(state)
  const operator = personOf(state, by ?? [...chat.members][0] ?? '')
  if (!app) throw new Error(`模拟器里没有这个应用：${appId}`)
  if (how === 'added') chat.bots.add(app.appId)
  else chat.bots.delete(app.appId)
  const type = `im.chat.member.bot.${how}_v1`
  courier.event(app, type, events.botMoved(state, chat, operator), laneOf(chatId))
  tell(state, { kind: 'chat', chatId })
}
