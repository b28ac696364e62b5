import { randomBytes } from 'node:crypto'
import { createBot } from '#bot/bot.ts'
import type { Person } from '#core/actor.ts'
import type { Context, Vault } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { MessageInbound } from '#core/inbound.ts'
import type { Log } from '#core/log.ts'
import type { Reader } from '#core/reader.ts'
import { refuse } from '#core/refusal.ts'
import type { Reply } from '#core/reply.ts'
import { bindWriter } from '#storage/change.ts'
import type { Line } from './asked.ts'
import { addressed, chatFor, speakerOf } from './people.ts'
import { rememberingApart } from './remembered.ts'
import { type Spoken, spoken, together } from './spoken.ts'
import { type CommandObject, understood } from './understood.ts'

/** What became of a sentence: how it was understood, and what stands in the chat. */
export type Answer = {
  readonly id: string | number
  /** The first of its requests. */
  readonly command: CommandObject
  /** The others, where a message holds several. */
  readonly also?: readonly CommandObject[]
  readonly reply: Spoken
  /** What a person who spoke in a group was told alone. */
  readonly privately?: Spoken
}

type TalkParts = {
  /** Over connections that are read-only. */
  readonly db: Reader
  readonly vault: Vault
  readonly county: { readonly name: string }
  readonly nouns: readonly Noun[]
  readonly now: Date
  readonly log: Pick<Log, 'error'>
}

export type Talk = { readonly say: (line: Line) => Promise<Answer> }

/** The bot over the invented county, without platform and queues: it looks, answers and changes nothing. */
export const createTalk = (parts: TalkParts): Talk => {
  const { nouns, county, log } = parts
  const bot = createBot({ nouns, newId, log, county: county.name })
  const memory = rememberingApart(parts.db)
  keepFromWriting(memory.db)
  const speakers = new Map<string, Promise<Person>>()
  const speaker = (role: Line['as']): Promise<Person> => {
    const known = speakers.get(role) ?? speakerOf(parts.db, role, parts.now)
    speakers.set(role, known)
    return known
  }
  const say = async (line: Line): Promise<Answer> => {
    const actor = await speaker(line.as)
    const ctx = contextOf({ ...parts, db: memory.db }, actor, line)
    for (const text of line.before) memory.keep(ctx, await bot.respond(ctx, inboundOf(ctx, actor, text)))
    const inbound = inboundOf(ctx, actor, line.text)
    return answerOf(line, await understood(bot, ctx, inbound), await bot.respond(ctx, inbound))
  }
  return { say: line => memory.apart(() => say(line)) }
}

const newId = (): string => randomBytes(6).toString('base64url')

const contextOf = (parts: TalkParts, actor: Person, line: Line): Context => ({
  actor,
  chat: chatFor(line.chat, actor),
  now: parts.now,
  db: parts.db,
  vault: parts.vault,
  source: 'chat',
  turn: `say:${line.id}`,
  requestId: `say-${line.id}`,
  county: parts.county,
  download: () => Promise.reject(new Error('nothing was sent')),
  noteReading: () => undefined,
})

const inboundOf = ({ chat, turn, now }: Context, { openId }: Person, typed: string): MessageInbound => ({
  kind: 'message',
  key: turn,
  lane: chat.chatId,
  sentAt: now.toISOString(),
  messageId: turn,
  chatId: chat.chatId,
  chatType: chat.scope === 'private' ? 'private' : 'group',
  threadId: null,
  openId,
  contentType: 'text',
  mentionsBot: true,
  ...addressed(typed),
})

const answerOf = (
  line: Line,
  [command, ...also]: readonly [CommandObject, ...CommandObject[]],
  reply: Reply | null,
): Answer => {
  const replies = reply ? [reply, ...(reply.also ?? [])] : []
  const alone = replies.flatMap(({ privately }) => (privately ? [spoken(privately)] : []))
  return {
    id: line.id,
    command,
    ...(also.length > 0 ? { also } : {}),
    reply: together(replies.map(({ answer }) => spoken(answer))),
    ...(alone.length > 0 ? { privately: together(alone) } : {}),
  }
}

/** A command that would change something at once is refused in words; the database would refuse it anyway. */
const keepFromWriting = (db: Reader): void =>
  bindWriter(db, { prisma: { $transaction: refuseToWrite } as never }, () => undefined)

/** What is answered when a command would write without a card in between. */
export const wouldWrite = '这句话要改动数据，没有办。'

const refuseToWrite = (): never =>
  refuse(wouldWrite, '在这里只看怎么理解、怎么回答，什么都不写。', '请在飞书或试用页面里办。')
