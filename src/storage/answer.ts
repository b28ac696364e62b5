import type { Context, Reading } from '#core/context.ts'
import { placeOf } from '#core/conversation.ts'
import type { Inbound } from '#core/inbound.ts'
import { primaryPressOf } from '#core/primary.ts'
import type { Reply } from '#core/reply.ts'
import { allPartsOf, type PressAnswer } from './answer-rows.ts'
import { actorKey } from './audit.ts'
import type { Database } from './client.ts'
import { jsonText } from './json-text.ts'
import { insertOutbox, rowsJson } from './outbox-rows.ts'
import { openWords, sealWords } from './sealed-words.ts'

/** Proof that a turn was brought to its end; only {@link keepAnswer} makes one. */
export type Kept = {
  /** `false`: an earlier handling of the same turn had kept its answer, which stands; this one's was dropped. */
  readonly fresh: boolean
  /** What a press is answered with, also the second time; `null` for everything else. */
  readonly answer: PressAnswer | null
  readonly [proof]: true
}

const proof: unique symbol = Symbol('kept')

export type Answering = {
  readonly inboxId: bigint
  readonly inbound: Inbound
  readonly ctx: Context
  /** `null` says nothing: the turn is done. */
  readonly reply: Reply | null
  /** What `ctx.noteReading` was told during the turn. */
  readonly readings: readonly Reading[]
  /** A press whose request was answered before the work was done: its result goes through the outbox. */
  readonly late?: boolean
}

export type AnswerDeps = {
  readonly database: Pick<Database, 'pool'>
  /** Rung when messages wait to leave: the deliveries' `wake`. */
  readonly bell: () => void
}

/**
 * Keeps the answer of a turn: the messages it sends, the card that waits, the card that waits no longer, who was shown
 * whose data, what was spoken of, and the inbox row done, all in one statement. Once only: a turn handled twice is answered once.
 */
export const keepAnswer = async ({ database, bell }: AnswerDeps, answering: Answering): Promise<Kept> => {
  const { ctx, inbound, reply, late = false } = answering
  const parts = reply ? allPartsOf(ctx, inbound, reply, late) : []
  const { rows } = await database.pool.query<{ kept: string; answer: string | null }>(
    keepSql,
    parametersOf(answering, parts),
  )
  if (rows[0]?.kept !== '1') return { fresh: false, answer: answerIn(ctx, rows[0]?.answer), [proof]: true }
  if (parts.some(one => one.rows.length > 0)) bell()
  return { fresh: true, answer: parts[0]?.answer ?? null, [proof]: true }
}

// Kept by the lines above from a PressAnswer.
const answerIn = ({ vault }: Context, sealed: string | null | undefined): PressAnswer | null =>
  sealed ? (openWords(vault, sealed) as PressAnswer) : null

type Parts = ReturnType<typeof allPartsOf>

const parametersOf = (answering: Answering, parts: Parts): unknown[] => {
  const { ctx, inboxId, readings } = answering
  const answer = parts[0]?.answer ?? null
  return [
    String(inboxId),
    answer ? JSON.stringify(sealWords(ctx.vault, answer)) : null,
    rowsJson(
      ctx.vault,
      parts.flatMap(({ rows }) => rows),
    ),
    jsonText(parts.flatMap(({ reply, carrier }) => pendingOf(answering, reply, carrier))),
    jsonText(parts.flatMap(({ reply }) => (reply.settles ? [reply.settles] : []))),
    jsonText(readings.map(reading => recordOf(ctx, reading))),
    ctx.now,
    jsonText(conversationOf(answering)),
  ]
}

const pendingOf = ({ inbound, ctx }: Answering, reply: Reply, carrier: string) => {
  if (reply.awaits === null || reply.pendingId === undefined) return []
  const card = reply.privately ?? reply.answer
  const press = card && 'card' in card ? primaryPressOf(card.card) : null
  return [
    {
      id: reply.pendingId,
      face: reply.awaits,
      openId: ctx.actor.kind === 'person' ? ctx.actor.openId : '',
      chatId: ctx.chat.chatId,
      askedBy: inbound.kind === 'message' ? inbound.messageId : null,
      once: carrier,
      alone: reply.privately !== null || ctx.chat.scope === 'private',
      press: press && sealWords(ctx.vault, press),
    },
  ]
}

/** What the conversation was about, where it goes on: in this chat, and in private too when the answer went there. */
const conversationOf = ({ ctx, reply }: Answering) => {
  const last = [reply, ...(reply?.also ?? [])].findLast(one => one?.remembers)
  if (ctx.actor.kind !== 'person' || !last) return []
  const { openId } = ctx.actor
  const words = sealWords(ctx.vault, last.remembers)
  const places = new Set([placeOf(ctx.chat), ...(last.privately ? ['private'] : [])])
  return [...places].map(place => ({ openId, place, words }))
}

const recordOf = (ctx: Context, { talentId, dataClass, why }: Reading) => ({
  talentId,
  dataClass,
  why,
  actor: actorKey(ctx.actor),
  actorName: ctx.actor.name,
  actorRole: rolesOf(ctx),
  chatId: ctx.chat.chatId,
  scope: ctx.chat.scope,
  turn: ctx.turn,
})

const rolesOf = ({ actor }: Context): string =>
  actor.kind === 'system' ? 'system' : [...new Set(actor.grants.map(({ role }) => role))].join(',')

const keepSql = `
  with kept as (
    update inbox set state = 'done', done_at = clock_timestamp(), lease_until = null, retry_at = null, error = null,
      answer = $2::jsonb
    where id = $1::bigint and state <> 'done' returning id),
  said as (${insertOutbox('$3', 'exists (select from kept)')}),
  opened as (
    insert into pending (id, face, open_id, chat_id, asked_by, outbox_once, created_at, alone, press)
    select id, face, "openId", "chatId", "askedBy", once, $7::timestamptz, alone, press
    from jsonb_to_recordset($4::jsonb) as card (id text, face text, "openId" text, "chatId" text, "askedBy" text,
      once text, alone boolean, press text)
    where exists (select from kept)
    on conflict (id) do nothing),
  closed as (
    update pending set state = done.state, closed_at = $7::timestamptz
    from jsonb_to_recordset($5::jsonb) as done ("pendingId" text, state text)
    where id = done."pendingId" and pending.state = 'open' and exists (select from kept)),
  spoken as (
    insert into conversation (open_id, place, at, words)
    select "openId", place, $7::timestamptz, words
    from jsonb_to_recordset($8::jsonb) as said ("openId" text, place text, words text)
    where exists (select from kept)
    on conflict (open_id, place) do update set at = excluded.at, words = excluded.words),
  seen as (
    insert into access_record
      (at, talent_id, actor, actor_name, actor_role, data_class, why, chat_id, scope, turn)
    select $7::timestamptz, "talentId", actor, "actorName", "actorRole", "dataClass", why, "chatId", scope, turn
    from jsonb_to_recordset($6::jsonb) as reading ("talentId" int, actor text, "actorName" text, "actorRole" text,
      "dataClass" text, why text, "chatId" text, scope text, turn text)
    where exists (select from kept)
    on conflict (turn, talent_id, data_class) do nothing)
  select (select count(*) from kept) as kept, (select i.answer from inbox i where i.id = $1::bigint) as answer`
