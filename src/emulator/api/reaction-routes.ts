import { tellBots } from '../acts/react.ts'
import { isEmoji } from '../emoji.ts'
import { isObject, type Message, type Reaction } from '../messages.ts'
import { type IdType, idOf } from '../people.ts'
import { addReaction, reactionBy, removeReaction } from '../reactions.ts'
import type { State } from '../state.ts'
import { type Ask, type Endpoint, pages, userIdType } from './endpoint.ts'
import type { Office } from './office.ts'
import { pageOf } from './paging.ts'
import { refuse } from './refusals.ts'
import { idTypeIn } from './seekers.ts'

const path = '/im/v1/messages/:message_id/reactions'
const scopes = ['im:message', 'im:message.reactions:write_only']

/** Emojis under messages. */
export const reactions = (office: Office): Endpoint[] => [
  {
    method: 'POST',
    path,
    name: 'im.v1.messageReaction.create',
    scopes,
    body: { reaction_type: { kind: 'object', required: true } },
    run: ask => react(office, ask),
  },
  {
    method: 'GET',
    path,
    name: 'im.v1.messageReaction.list',
    scopes: ['im:message.reactions:read', 'im:message:readonly'],
    query: { reaction_type: { kind: 'string' }, ...pages(50), ...userIdType },
    run: ask => list(office.state, ask),
  },
  {
    method: 'DELETE',
    path: `${path}/:reaction_id`,
    name: 'im.v1.messageReaction.delete',
    scopes,
    run: ask => takeOff(office, ask),
  },
]

const react = (office: Office, ask: Ask) => {
  const { state } = office
  const message = seenBy(state, ask)
  const emoji = emojiIn(ask.body.reaction_type)
  if (message.type === 'system') throw refuse(231017)
  const by = { kind: 'app', id: ask.app.appId } as const
  const known = reactionBy(message, emoji, by)
  const reaction = known ?? addReaction(state, message, emoji, by)
  if (!known) tellBots(office, message, 'created', reaction)
  return view(state, reaction, 'open_id')
}

const list = (state: State, ask: Ask) => {
  const message = seenBy(state, ask)
  const emoji = ask.query.get('reaction_type')
  if (emoji && !isEmoji(emoji)) throw refuse(231001)
  const some = message.reactions.filter(one => !emoji || one.emoji === emoji)
  const page = pageOf(some, ask.query, 20, () => refuse(231012))
  return { ...page, items: page.items.map(one => view(state, one, idTypeIn(ask))) }
}

const takeOff = (office: Office, ask: Ask) => {
  const { state } = office
  const message = seenBy(state, ask)
  const id = ask.params.reaction_id
  const reaction = message.reactions.find(one => one.reactionId === id)
  if (!reaction) throw refuse(isElsewhere(state, id) ? 231010 : 231011)
  if (reaction.by.id !== ask.app.appId) throw refuse(231007)
  removeReaction(state, message, reaction)
  tellBots(office, message, 'deleted', reaction)
  return view(state, reaction, 'open_id')
}

const isElsewhere = (state: State, id: string | undefined): boolean => {
  for (const { reactions: all } of state.messages.values())
    if (all.some(({ reactionId }) => reactionId === id)) return true
  return false
}

const seenBy = (state: State, { app, params }: Ask): Message => {
  const message = state.messages.get(params.message_id ?? '')
  if (!message || message.recalled) throw refuse(231003)
  const chat = state.chats.get(message.chatId)
  if (chat?.dissolved) throw refuse(232009)
  if (!chat?.bots.has(app.appId)) throw refuse(231002)
  if (message.onlyFor !== null) throw refuse(231018)
  return message
}

const emojiIn = (type: unknown): string => {
  const emoji = isObject(type) ? type.emoji_type : undefined
  if (!isEmoji(emoji)) throw refuse(231001)
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
