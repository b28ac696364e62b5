import type { Vault } from '#core/context.ts'
import type { MsgType, OutgoingFile, Verb } from '#core/delivery.ts'
import type { SaidFile, Say } from '#core/reply.ts'
import { jsonText, plainText } from './json-text.ts'
import type { Executor } from './queue.ts'

/** A message before it is kept. */
export type NewOutboxRow = {
  /** Names the message for ever: a second row with the same key is not kept. */
  readonly once: string
  /** Who gets it, as an open id or a chat id: the platform's limit of 5 a second is theirs. */
  readonly lane: string
  readonly verb: Verb
  readonly target: string
  readonly fallback: string | null
  readonly inThread: boolean
  readonly msgType: MsgType
  readonly content: string
  /** 0 reply · 1 notice · 2 digest */
  readonly priority: 0 | 1 | 2
  /** By the county's clock; `null`: at once. */
  readonly notBefore: Date | null
}

/** Words or a card as the platform takes them; a file as it waits to be uploaded. */
export const saidAs = (say: Say): Pick<NewOutboxRow, 'msgType' | 'content'> => {
  if ('card' in say) return { msgType: 'interactive', content: JSON.stringify(say.card) }
  if ('text' in say) return { msgType: 'text', content: JSON.stringify({ text: say.text }) }
  const { from } = say.file
  return {
    msgType: 'sent' in from ? from.sent.kind : 'file',
    content: JSON.stringify(outgoingFile(say.file)),
  }
}

const outgoingFile = ({ name, from }: SaidFile): OutgoingFile =>
  'sent' in from
    ? { name, messageId: from.sent.messageId, key: from.sent.key }
    : { name, base64: Buffer.from(from.bytes).toString('base64') }

/** Keeps messages, within the executor's transaction if it is in one; those kept before stay as they are. Answers how many were new. */
export const putOutbox = async (
  executor: Executor,
  vault: Vault,
  rows: readonly NewOutboxRow[],
): Promise<number> => {
  if (rows.length === 0) return 0
  const { rows: kept } = await executor.query(`${insertOutbox('$1', 'true')} returning 1 as one`, [
    rowsJson(vault, rows),
  ])
  return kept.length
}

/** Rows as the statement takes them: who and when in clear, the words sealed. */
export const rowsJson = (vault: Vault, rows: readonly NewOutboxRow[]): string =>
  jsonText(rows.map(row => ({ ...row, content: vault.seal(plainText(row.content)) })))

/** The statement itself, over a JSON array in `parameter`, for composing with others. */
export const insertOutbox = (parameter: string, condition: string): string => `
  insert into outbox (once, lane, verb, target, fallback, in_thread, msg_type, content, priority, not_before)
  select said.once, said.lane, said.verb, said.target, said.fallback, said."inThread", said."msgType", said.content,
    said.priority, said."notBefore"
  from jsonb_to_recordset(${parameter}::jsonb) as said (once text, lane text, verb text, target text, fallback text,
    "inThread" boolean, "msgType" text, content text, priority int, "notBefore" timestamptz)
  where ${condition}
  on conflict (once) do nothing`
