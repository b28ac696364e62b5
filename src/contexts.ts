import type { Actor } from '#core/actor.ts'
import type { Chat } from '#core/chat.ts'
import type { Context, Reading, Source, Vault } from '#core/context.ts'
import type { Inbound } from '#core/inbound.ts'
import { type Arriving, meet } from '#domain/people/index.ts'
import type { Database } from '#storage/client.ts'

type ContextParts = {
  readonly database: Pick<Database, 'reader' | 'pool'>
  readonly vault: Vault
  readonly county: { readonly name: string }
  readonly now: () => Date
  readonly newId: () => string
  /** What the directory calls an account; `null` when it does not say, or not soon enough. */
  readonly nameOf: (openId: string) => Promise<string | null>
  readonly download: Context['download']
}

/** A turn's context, and what its handlers note of the personal data they show. */
export type Opened = { readonly ctx: Context; readonly readings: readonly Reading[] }

export type Contexts = {
  /** Who speaks, where, and what they may: strangers are remembered on the way. */
  readonly ofInbound: (inbound: Inbound) => Promise<Opened>
  /** The program's own: a job at its scheduled time, a step of the start. */
  readonly ofSystem: (name: string, turn: string, source: Source, now: Date) => Opened
}

export const createContexts = (parts: ContextParts): Contexts => {
  const open = (actor: Actor, chat: Chat, turn: string, source: Source, now: Date): Opened => {
    const readings: Reading[] = []
    const { database, vault, county } = parts
    const ctx: Context = {
      actor,
      chat,
      now,
      db: database.reader,
      vault,
      source,
      turn,
      requestId: parts.newId(),
      county,
      download: parts.download,
      noteReading: reading => void readings.push(reading),
    }
    return { ctx, readings }
  }
  const ofSystem: Contexts['ofSystem'] = (name, turn, source, now) =>
    open({ kind: 'system', name }, nowhere, turn, source, now)

  const ofInbound = async (inbound: Inbound): Promise<Opened> => {
    const now = parts.now()
    const turn = turnOf(inbound)
    const source = inbound.kind === 'press' ? 'card' : 'chat'
    const meeting = ofSystem('meeting', turn, source, now)
    const arriving = await arrivingOf(parts, inbound)
    if (!arriving) return { ...meeting, ctx: { ...meeting.ctx, chat: chatOf(inbound, 'public') } }
    const { person, scope } = await meet(meeting.ctx, arriving)
    return open(person, chatOf(inbound, scope), turn, source, now)
  }
  return { ofInbound, ofSystem }
}

const nowhere: Chat = { chatId: '', scope: 'private', threadId: null }

/** The same form submitted twice is the same turn: it changes once. */
const turnOf = (inbound: Inbound): string => {
  const pending = inbound.kind === 'press' ? inbound.value.p : undefined
  return typeof pending === 'string' ? `pending:${pending}` : `${inbound.kind}:${inbound.key}`
}

const chatOf = (inbound: Inbound, scope: Chat['scope']): Chat => ({
  chatId: 'chatId' in inbound ? inbound.chatId : '',
  scope,
  threadId: inbound.kind === 'message' ? inbound.threadId : null,
})

const arrivingOf = async (parts: ContextParts, inbound: Inbound): Promise<Arriving | null> => {
  switch (inbound.kind) {
    case 'message':
      return { ...(await named(parts, inbound)), chatId: inbound.chatId, chatType: inbound.chatType }
    case 'entered':
      return { ...(await named(parts, inbound)), chatId: inbound.chatId, chatType: 'private' }
    case 'menu':
      return { openId: inbound.openId, name: null, chatId: null, chatType: 'private' }
    case 'press':
      return {
        openId: inbound.openId,
        name: null,
        chatId: inbound.chatId,
        chatType: await kindOfChat(parts, inbound.messageId),
      }
    case 'botAdded':
    case 'botRemoved':
      return inbound.openId
        ? { openId: inbound.openId, name: null, chatId: inbound.chatId, chatType: 'group' }
        : null
    default:
      return null
  }
}

const named = async (
  { nameOf }: ContextParts,
  { openId }: { readonly openId: string },
): Promise<{ openId: string; name: string | null }> => ({ openId, name: await nameOf(openId) })

// A press does not say what kind of chat it happened in; whatever we said to a person stands in their private chat.
const kindOfChat = async ({ database }: ContextParts, messageId: string): Promise<'private' | null> => {
  const { rows } = await database.pool.query<{ private: boolean }>(
    `select lane like 'ou\\_%' as private from outbox where message_id = $1 limit 1`,
    [messageId],
  )
  return rows[0]?.private ? 'private' : null
}
