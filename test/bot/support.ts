import { createBot } from '#bot/bot.ts'
import { plainText } from '#cards/kit/plain.ts'
import type { Person, Role } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { defineNoun, type Noun } from '#core/handlers.ts'
import type { MessageInbound, PressInbound } from '#core/inbound.ts'
import type { Reader } from '#core/reader.ts'
import type { Reply } from '#core/reply.ts'

type Waiting = { id: string; openId: string; state: string; askedBy?: string }

/** A context without a database: only what the router itself looks up. */
export const contextOf = (
  given: { role?: Role; scope?: Scope; waiting?: Waiting; subject?: string; now?: string } = {},
): Context => {
  const actor: Person = {
    kind: 'person',
    personId: 1,
    openId: 'ou_mei',
    name: '段小梅',
    grants: [{ role: given.role ?? 'office', unitId: null, townshipId: null, villageId: null }],
    talentId: null,
  }
  const known = {
    pending: {
      findUnique: async () => given.waiting ?? null,
      findFirst: async () => given.waiting ?? null,
      findMany: async () => [],
    },
    conversation: { findUnique: async () => null },
    auditEvent: { findFirst: async () => (given.subject ? { subject: given.subject } : null) },
  }
  // Of everything else there is nothing.
  const db = new Proxy(
    { ...known, $queryRaw: async () => [] },
    { get: (tables, name) => Reflect.get(tables, name) ?? nothingOf },
  )
  return {
    actor,
    chat: { chatId: 'oc_1', scope: given.scope ?? 'private', threadId: null },
    now: new Date(given.now ?? '2026-11-23T09:00:00+08:00'),
    // The router asks for nothing else of the database.
    db: db as unknown as Reader,
    vault: { seal: x => x, open: x => x, digest: (_kind, x) => x },
    source: 'chat',
    turn: 'message:om_1',
    requestId: 'r1',
    county: { name: '云岭县' },
    download: () => Promise.reject(new Error('nothing was sent')),
    noteReading: () => {},
  }
}

export const message = (text: string, more: Partial<MessageInbound> = {}): MessageInbound => ({
  kind: 'message',
  key: 'om_1',
  lane: 'oc_1',
  sentAt: null,
  messageId: 'om_1',
  chatId: 'oc_1',
  chatType: 'private',
  threadId: null,
  openId: 'ou_mei',
  contentType: 'text',
  text,
  mentions: [],
  mentionsBot: false,
  ...more,
})

export const press = (
  value: Record<string, unknown>,
  form: Record<string, unknown> | null = null,
): PressInbound => ({
  kind: 'press',
  key: 'c-1',
  lane: 'oc_1',
  sentAt: null,
  openId: 'ou_mei',
  messageId: 'om_2',
  chatId: 'oc_1',
  token: 'c-1',
  tag: 'button',
  value,
  form,
  option: null,
})

export const nounOf = (more: Partial<Noun>): Noun =>
  defineNoun({ name: 'things', commands: [], actions: [], jobs: [], undo: {}, ...more })

/** A bot over some nouns, with what it logged and how its turns ended. */
export const botOf = (...nouns: Noun[]) => {
  const logged: Readonly<Record<string, unknown>>[] = []
  const outcomes: string[] = []
  let count = 0
  const bot = createBot({
    nouns,
    newId: () => {
      count += 1
      return `ID${count}`
    },
    log: { error: (fields: object) => void logged.push({ ...fields }) },
    onOutcome: (_kind, outcome) => outcomes.push(outcome),
  })
  return { ...bot, logged, outcomes }
}

/** What a reply says, as plain words. */
export const wordsOf = (reply: Reply | null): string => {
  const answer = reply?.answer ?? null
  const said =
    answer === null ? '' : 'card' in answer ? plainText(answer.card) : 'text' in answer ? answer.text : ''
  return [reply?.toast?.content, said].filter(Boolean).join('\n')
}

/** The values of all callback buttons of a reply's cards. */
export const valuesOf = (reply: Reply | null): Readonly<Record<string, unknown>>[] => {
  const found: Readonly<Record<string, unknown>>[] = []
  JSON.stringify([reply?.answer, reply?.privately], (_key, part) => {
    if (part?.type === 'callback') found.push(part.value)
    return part
  })
  return found
}

/** A table without rows. */
const nothingOf = {
  findMany: async () => [],
  findFirst: async () => null,
  findUnique: async () => null,
  count: async () => 0,
  aggregate: async () => ({ _max: { id: null } }),
}
