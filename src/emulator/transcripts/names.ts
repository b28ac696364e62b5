import type { Chat } from '../chats.ts'
import type { Person } from '../people.ts'
import { firstApp, type State } from '../state.ts'

/** Somebody by name; by open id where two have the same. */
export const nameOfPerson = (state: State, openId: string): string => {
  const name = state.people.get(openId)?.name
  return name === undefined || named(state, name).some(person => person.openId !== openId) ? openId : name
}

export const personNamed = (state: State, who: string): string => {
  const known = state.people.get(who)
  const hits = known ? [known] : named(state, who)
  const [person] = hits
  if (!person || hits.length > 1) throw new Error(`模拟器里没有「${who}」，或不止一位`)
  return person.openId
}

/** Who has left is meant only where nobody else has the name. */
const named = (state: State, name: string): Person[] => {
  const all = [...state.people.values()].filter(person => person.name === name)
  const here = all.filter(person => !person.left)
  return here.length > 0 ? here : all.slice(-1)
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
