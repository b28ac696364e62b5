import type { ChatConfig } from './config.ts'
import { stableId } from './ids.ts'
import type { State } from './state.ts'

export type Chat = {
  readonly chatId: string
  readonly kind: 'p2p' | 'group'
  name: string
  description: string
  /** Open id; the first member when nobody was named and no bot owns it. */
  ownerId: string | null
  /** App id of the bot that owns it: who makes a group without naming an owner. */
  ownerBot: string | null
  /** App id of the bot that made it. */
  readonly madeBy: string | null
  /** Open ids of the people who manage it beside the owner, and app ids of the bots that do. */
  readonly managers: Set<string>
  readonly botManagers: Set<string>
  /** What differs from a new group: permissions, kind, names in other languages. */
  readonly settings: Record<string, unknown>
  /** Nothing can be said in it any more. */
  dissolved: boolean
  /** Open ids of the people inside, in the order they came. */
  readonly members: Set<string>
  /** App ids of the bots inside. */
  readonly bots: Set<string>
  readonly messageIds: string[]
  /** Ephemeral cards, each for one person only. */
  readonly whispers: string[]
  /** How many of the messages each person has seen. */
  readonly seen: Map<string, number>
}

type NewChat = Pick<Chat, 'chatId' | 'kind' | 'name'> & {
  readonly members: Iterable<string>
  readonly bots: Iterable<string>
  readonly madeBy?: string
}

export const newChat = ({ members, bots, madeBy, ...chat }: NewChat): Chat => ({
  ...chat,
  description: '',
  ownerId: null,
  ownerBot: null,
  madeBy: madeBy ?? null,
  managers: new Set(),
  botManagers: new Set(),
  settings: {},
  dissolved: false,
  members: new Set(members),
  bots: new Set(bots),
  messageIds: [],
  whispers: [],
  seen: new Map(),
})

export const groupFrom = (config: ChatConfig, everyApp: readonly string[]): Chat =>
  newChat({
    chatId: config.chatId,
    kind: 'group',
    name: config.name,
    members: config.members,
    bots: config.bots ?? everyApp,
  })

/** The private chat of a person with a bot; there is one as soon as somebody asks for it. */
export const privateChat = (state: State, appId: string, openId: string): Chat => {
  const chatId = privateIdOf(appId, openId)
  const known = state.chats.get(chatId)
  if (known) return known
  const name = state.apps.get(appId)?.name ?? ''
  const chat = newChat({ chatId, kind: 'p2p', name, members: [openId], bots: [appId] })
  state.chats.set(chatId, chat)
  return chat
}

/** Asked for with every message; a hash each time costs more than the message. */
const privateIds = new Map<string, string>()

const privateIdOf = (appId: string, openId: string): string => {
  const key = `${appId} ${openId}`
  const known = privateIds.get(key)
  if (known !== undefined) return known
  const chatId = stableId('oc_', appId, openId)
  privateIds.set(key, chatId)
  return chatId
}

export const chatOf = (state: State, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw new Error(`模拟器里没有这个会话：${chatId}`)
  return chat
}
