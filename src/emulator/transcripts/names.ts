import type { Chat } from '../chats.ts'
import { firstApp, type State } from '../state.ts'

/** Somebody by name; by open id where two have the same. */
export const nameOfPerson = (state: State, openId: string): string => {
  const name = state.people.get(openId)?.name
  const twins = [...state.people.values()].filter(person => person.name === name)
  return name === undefined || twins.length > 1 ? openId : name
}

export const personNamed = (state: State, who: string): string => {
  const hits = [...state.people.values()].filter(person => person.name === who || person.openId === who)
  const [person] = hits
  if (!person || hits.length > 1) throw new Error(`模拟器里没有「${who}」，或不止一位`)
  return person.openId
}

export const nameOfChat = (state: State, chatId: string): string => {
  const chat = state.chats.get(chatId)
  if (!chat) return `group:${chatId}`
  if (chat.kind === 'p2p') return `private:${nameOfPerson(state, [...chat.members][0] ?? '')}`
  const twins = groups(state).filter(group => group.name === chat.name)
  return `group:${twins.length > 1 ? chatId : chat.name}`
}

/** The chat's id; nothing for the private chat with the bot, which an act opens by itself. */
export const chatNamed = (state: State, name: string): string | undefined => {
  const [, kind, rest = ''] = /^(private|group):(.*)$/s.exec(name) ?? []
  if (kind === 'private') return undefined
  const hits = groups(state).filter(chat => chat.name === rest || chat.chatId === rest)
  const [chat] = hits
  if (!chat || hits.length > 1) throw new Error(`模拟器里没有群「${rest}」，或不止一个`)
  return chat.chatId
}

const groups = (state: State): Chat[] => [...state.chats.values()].filter(chat => chat.kind === 'group')

/** Whether an app's message is of the bot that transcripts are about. */
export const isOurs = (state: State, appId: string): boolean => firstApp(state).appId === appId
