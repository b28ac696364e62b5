import type { ChatConfig } from './config.ts'
import { stableId } from './ids.ts'
import type { State } from './state.ts'

export type Chat = {
  readonly chatId: string
  readonly kind: 'p2p' | 'group'
  readonly name: string
  /** Open ids of the people inside, in the order they came. */
  readonly members: Set<string>
  /** App ids of the bots inside. */
  readonly bots: Set<string>
  readonly messageIds: string[]
  /** How many of the messages each person has seen. */
  readonly seen: Map<string, number>
}

export const groupFrom = (config: ChatConfig, everyApp: readonly string[]): Chat => ({
  chatId: config.chatId,
  kind: 'group',
  name: config.name,
  members: new Set(config.members),
  bots: new Set(config.bots ?? everyApp),
  messageIds: [],
  seen: new Map(),
})

/** The private chat of a person with a bot; there is one as soon as somebody asks for it. */
export const privateChat = (state: State, appId: string, openId: string): Chat => {
  const chatId = stableId('oc_', appId, openId)
  const known = state.chats.get(chatId)
  if (known) return known
  const chat: Chat = {
    chatId,
    kind: 'p2p',
    name: state.apps.get(appId)?.name ?? '',
    members: new Set([openId]),
    bots: new Set([appId]),
    messageIds: [],
    seen: new Map(),
  }
  state.chats.set(chatId, chat)
  return chat
}

export const chatOf = (state: State, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw new Error(`模拟器里没有这个会话：${chatId}`)
  return chat
}
