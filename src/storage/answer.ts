import type { Context, Reading } from '#core/context.ts'
import type { Inbound } from '#core/inbound.ts'
import type { Reply } from '#core/reply.ts'
import { type PressAnswer, partsOf, type ReplyParts } from './answer-rows.ts'
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
 * whose data, and the inbox row done, all in one statement. Once only: a turn handled twice is answered once.
 */
export const keepAnswer = async ({ database, bell }: AnswerDeps, answering: Answering): Promise<Kept> => {
  const { ctx, inbound, reply, late = false } = answering
  const parts = reply ? partsOf(ctx, inbound, reply, late) : silence
  const { rows } = await database.pool.query<{ kept: string; answer: string | null }>(
    keepSql,
    parametersOf(answering, parts),
  )
  if (rows[0]?.kept !== '1') return { fresh: false, answer: answerIn(ctx, rows[0]?.answer), [proof]: true }
  if (parts.rows.length > 0) bell()
  return { fresh: true, answer: parts.answer, [proof]: true }
}

// Kept by the lines above from a PressAnswer.
const answerIn = ({ vault }: Context, sealed: string | null | undefined): PressAnswer | null =>
  sealed ? (openWords(vault, sealed) as PressAnswer) : null

const silence: ReplyParts = { answer: null, rows: [], carrier: '' }

const parametersOf = (answering: Answering, parts: ReplyParts): unknown[] => [
  String(answering.inboxId),
  parts.answer ? JSON.stringify(sealWords(answering.ctx.vault, parts.answer)) : null,
  rowsJson(answering.ctx.vault, parts.rows),
  jsonText(pendingOf(answering, parts.carrier)),
  answering.reply?.settles?.pendingId ?? null,
  answering.reply?.settles?.state ?? null,
  jsonText(answering.readings.map(reading => recordOf(answering.ctx, reading))),
  answering.ctx.now,
]

const pendingOf = ({ inbound, ctx, reply }: Answering, carrier: string) =>
  !reply || reply.awaits === null || reply.pendingId === undefined
    ? []
    : [
        {
          id: reply.pendingId,
          face: reply.awaits,
          openId: ctx.actor.kind === 'person' ? ctx.actor.openId : '',
          chatId: ctx.chat.chatId,
          askedBy: inbound.kind === 'message' ? inbound.messageId : null,
          once: carrier,
        },
      ]

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
    insert into pending (id, face, open_id, chat_id, asked_by, outbox_once, created_at)
    select id, face, "openId", "chatId", "askedBy", once, $8::timestamptz
    from jsonb_to_recordset($4::jsonb)
      as card (id text, face text, "openId" text, "chatId" text, "askedBy" text, once text)
    where exists (select from kept)
    on conflict (id) do nothing),
  closed as (
    update pending set state = $6, closed_at = $8::timestamptz
    where id = $5 and state = 'open' and exists (select from kept)),
  seen as (
    insert into access_record
      (at, talent_id, actor, actor_name, actor_role, data_class, why, chat_id, scope, turn)
    select $8::timestamptz, "talentId", actor, "actorName", "actorRole", "dataClass", why, "chatId", scope, turn
    from jsonb_to_recordset($7::jsonb) as reading ("talentId" int, actor text, "actorName" text, "actorRole" text,
      "dataClass" text, why text, "chatId" text, scope text, turn text)
    where exists (select from kept)
    on conflict (turn, talent_id, data_class) do nothing)
  select (select count(*) from kept) as kept, (select i.answer from inbox i where i.id = $1::bigint) as answer`
