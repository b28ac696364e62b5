import { hasAny } from '../availability.ts'
import type { Chat } from '../chats.ts'
import type { App } from '../people.ts'

/** Owns the group, is one of its managers, or has made it and may act as its owner. */
export const administers = (chat: Chat, app: App): boolean =>
  owns(chat, app) || chat.botManagers.has(app.appId)

/** Owns the group, or has made it and may act as its owner. */
export const owns = (chat: Chat, app: App): boolean =>
  chat.ownerBot === app.appId || (chat.madeBy === app.appId && hasAny(app, ['im:chat:operate_as_owner']))
