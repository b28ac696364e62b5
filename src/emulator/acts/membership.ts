import { type Chat, chatOf, newChat } from '../chats.ts'
import type { App, Person } from '../people.ts'
import * as events from '../push/chat-events.ts'
import { userLeft } from '../push/contact-events.ts'
import { firstApp, personOf, tell } from '../state.ts'
import { tellDone } from './done.ts'
import { botsIn, laneOf, type Stage } from './talk.ts'

type How = 'added' | 'deleted'

/** Somebody brings the bot into a group. */
export const addBot = (stage: Stage, chatId: string, by?: string): void =>
  takeBot(stage, chatOf(stage.state, chatId), 'added', by)

/** Somebody puts the bot out of a group. */
export const removeBot = (stage: Stage, chatId: string, by?: string): void =>
  takeBot(stage, chatOf(stage.state, chatId), 'deleted', by)

const takeBot = (stage: Stage, chat: Chat, how: How, by?: string): void => {
  const openId = by ?? [...chat.members][0]
  const does = how === 'added' ? 'addsBot' : 'removesBot'
  if (openId !== undefined) tellDone(stage.state, { does, openId, chatId: chat.chatId })
  moveBot(stage, chat, how, undefined, by)
}

/** Somebody brings people into a group, or puts them out. */
export const bringPeople = (
  stage: Stage,
  chat: Chat,
  how: How,
  people: readonly Person[],
  by?: string,
): void => {
  const ids = people.map(({ openId }) => openId)
  const openId = by ?? [...chat.members][0] ?? ids[0]
  const does = how === 'added' ? 'adds' : 'removes'
  if (openId !== undefined) tellDone(stage.state, { does, openId, chatId: chat.chatId, people: ids })
  movePeople(stage, chat, how, people, by)
}

/** A new group; the bot hears of it when it is among the first members. */
export const makeGroup = (stage: Stage, name: string, members: readonly string[], withBot = true): Chat => {
  const { state } = stage
  const chat = newChat({ chatId: state.ids.next('oc_'), kind: 'group', name, members, bots: [] })
  state.chats.set(chat.chatId, chat)
  const [openId] = members
  if (openId !== undefined) tellDone(state, { does: 'makesGroup', openId, chatId: chat.chatId, withBot })
  if (withBot) moveBot(stage, chat, 'added')
  else tell(state, { kind: 'chat', chatId: chat.chatId })
  return chat
}

/** A person leaves the company (离职): out of every group, and every bot is told. */
export const leave = (stage: Stage, openId: string): void => {
  const { state, courier } = stage
  const person = personOf(state, openId)
  tellDone(state, { does: 'leaves', openId })
  person.left = true
  for (const chat of state.chats.values()) if (chat.kind === 'group') chat.members.delete(openId)
  for (const app of state.apps.values())
    courier.event(app, 'contact.user.deleted_v3', userLeft(person), openId)
  tell(state, { kind: 'person', openId })
}

/** People come into a group or go; its bots are told. */
export const movePeople = (
  stage: Stage,
  chat: Chat,
  how: How,
  people: readonly Person[],
  by?: string,
): void => {
  const { state, courier } = stage
  for (const { openId } of people) {
    if (how === 'added') chat.members.add(openId)
    else chat.members.delete(openId)
  }
  const event = events.peopleMoved(state, chat, operatorIn(stage, chat, by), people)
  for (const app of botsIn(state, chat))
    courier.event(app, `im.chat.member.user.${how}_v1`, event, laneOf(chat.chatId))
  tell(state, { kind: 'chat', chatId: chat.chatId })
}

export const moveBot = (
  stage: Stage,
  chat: Chat,
  how: How,
  appId = firstApp(stage.state).appId,
  by?: string,
): void => {
  const { state, courier } = stage
  const app = state.apps.get(appId)
  if (!app) throw new Error(`模拟器里没有这个应用：${appId}`)
  const operator = operatorIn(stage, chat, by)
  if (how === 'added') chat.bots.add(app.appId)
  else chat.bots.delete(app.appId)
  const event = events.botMoved(state, chat, operator)
  courier.event(app, `im.chat.member.bot.${how}_v1`, event, laneOf(chat.chatId))
  tell(state, { kind: 'chat', chatId: chat.chatId })
}

/** Who did it: whoever is named, else the first member, else the bot itself. */
const operatorIn = ({ state }: Stage, chat: Chat, by?: string): Person | App => {
  const openId = by ?? [...chat.members][0]
  return openId === undefined ? firstApp(state) : personOf(state, openId)
}
