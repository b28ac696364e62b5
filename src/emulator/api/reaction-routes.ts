import type { Hono } from 'hono'
import { tellBots } from '../acts/react.ts'
import { isEmoji } from '../emoji.ts'
import { isObject, type Message, type Reaction } from '../messages.ts'
import { type App, type IdType, idOf } from '../people.ts'
import { addReaction, reactionBy, removeReaction } from '../reactions.ts'
import type { State } from '../state.ts'
import { idTypeOf } from './contacts.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { pageOf } from './paging.ts'

const path = '/open-apis/im/v1/messages/:id/reactions'

/** Emojis under messages. */
export const addReactions = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.post(path, async c => {
    limits.call(c.get('app').appId, 'messageReaction.create')
    const message = seenBy(state, c.get('app'), c.req.param('id'))
    const emoji = emojiIn((await bodyOf(c)).reaction_type)
    const by = { kind: 'app', id: c.get('app').appId } as const
    const known = reactionBy(message, emoji, by)
    const reaction = known ?? addReaction(state, message, emoji, by)
    if (!known) tellBots(office, message, 'created', reaction)
    return ok(c, view(state, reaction, 'open_id'))
  })
  api.get(path, c => {
    limits.call(c.get('app').appId, 'messageReaction.list')
    const message = seenBy(state, c.get('app'), c.req.param('id'))
    const emoji = c.req.query('reaction_type')
    const some = message.reactions.filter(one => !emoji || one.emoji === emoji)
    const page = pageOf(some, c.req.query(), { size: 20, max: 50 })
    const type = idTypeOf(c.req.query('user_id_type'))
    return ok(c, { ...page, items: page.items.map(one => view(state, one, type)) })
  })
  api.delete(`${path}/:reaction`, c => {
    limits.call(c.get('app').appId, 'messageReaction.delete')
    const message = seenBy(state, c.get('app'), c.req.param('id'))
    const reaction = message.reactions.find(one => one.reactionId === c.req.param('reaction'))
    if (!reaction) throw new PlatformError(231010, 'The reaction does not exist.')
    if (reaction.by.id !== c.get('app').appId)
      throw new PlatformError(231007, 'The operator has no permission to delete the reaction.')
    removeReaction(state, message, reaction)
    tellBots(office, message, 'deleted', reaction)
    return ok(c, view(state, reaction, 'open_id'))
  })
}

const seenBy = (state: State, app: App, messageId: string): Message => {
  const message = state.messages.get(messageId)
  if (!message || message.recalled) throw new PlatformError(231003, 'The message is not found.')
  if (!state.chats.get(message.chatId)?.bots.has(app.appId))
    throw new PlatformError(231002, 'The operator has no permission to react on the message.')
  return message
}

const emojiIn = (type: unknown): string => {
  const emoji = isObject(type) ? type.emoji_type : undefined
  if (!isEmoji(emoji)) throw new PlatformError(231001, 'reaction type is invalid.')
  return emoji
}

const view = (state: State, reaction: Reaction, type: IdType) => {
  const person = state.people.get(reaction.by.id)
  return {
    reaction_id: reaction.reactionId,
    operator: {
      operator_id: person ? idOf(person, type) : reaction.by.id,
      operator_type: reaction.by.kind,
    },
    action_time: String(reaction.at),
    reaction_type: { emoji_type: reaction.emoji },
  }
}
