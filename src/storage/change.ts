import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#core/context.ts'
import type { Follow, Noun } from '#core/handlers.ts'
import type { Reader } from '#core/reader.ts'
import type { Notice } from '#core/reply.ts'
import { type AuditEntry, appendAudit } from './audit.ts'
import type { Database } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { outboxRow } from './notices.ts'

/** A transaction that may write. Only the callback of {@link change} gets one. */
export type Tx = Prisma.TransactionClient

/** What a change leaves behind: its result, the entry in the audit, and whom to tell. */
export type Changed<Result> = {
  readonly result: Result
  readonly event: AuditEntry
  readonly notices?: readonly Notice[]
}

/** The same turn was handled before: what it changed stands already, and nothing was written now. */
export class AlreadyChanged extends Error {
  /** What the earlier handling was about: `RC-12`. */
  readonly subject: string
  /** What it did: `talent.registered`. */
  readonly event: string

  constructor(subject: string, event: string) {
    super(`${event} ${subject} stands already`)
    this.name = 'AlreadyChanged'
    this.subject = subject
    this.event = event
  }
}

/** How often a change that lost against another one is tried again. */
const retriesMax = 3
/** How long a change may wait for a connection, and then take. */
const limits = { maxWait: 10_000, timeout: 15_000 }

/**
 * The only way to write. Rows, the entry in the audit and the messages to others are committed together or not at all.
 * `write` may run again when it loses against another change, so it does nothing but write.
 * Throws {@link AlreadyChanged} when this turn made this change before.
 */
export const change = async <Result>(
  ctx: Context,
  write: (tx: Tx) => Promise<Changed<Result>>,
): Promise<Result> => {
  const writer = writers.get(ctx.db)
  if (!writer) throw new Error('change: this context was not given a database to write to')
  const turn = nextTurn(ctx)
  const changed = await retrying(() =>
    writer.prisma.$transaction(tx => changeOnce(tx, ctx, turn, write, writer.follows), limits),
  )
  if (changed.notices?.length) writer.bell()
  return changed.result
}

type Writer = Pick<Database, 'prisma'> & {
  /** Rung after a commit that left messages to send. */
  readonly bell: () => void
  readonly follows: Follows
}

/** By event name: what the nouns do when it happens, in their order. */
export type Follows = ReadonlyMap<string, readonly Follow[]>

const writers = new WeakMap<Reader, Writer>()

/** Lets contexts that look through `reader` write to `database`. Called once, where the program is put together. */
export const bindWriter = (
  reader: Reader,
  database: Pick<Database, 'prisma'>,
  bell: () => void,
  follows: Follows = new Map(),
): void => {
  writers.set(reader, { prisma: database.prisma, bell, follows })
}

/** What the nouns of a roll-call do when something happens elsewhere. */
export const followsOf = (nouns: readonly Pick<Noun, 'follows'>[]): Follows => {
  const follows = new Map<string, Follow[]>()
  for (const { follows: own = {} } of nouns)
    for (const [event, follow] of Object.entries(own))
      follows.set(event, [...(follows.get(event) ?? []), follow])
  return follows
}

const changesOf = new WeakMap<Context, number>()

/** A turn may change several things; each has its number, the same whenever the turn is handled. */
const nextTurn = (ctx: Context): string => {
  const ordinal = (changesOf.get(ctx) ?? 0) + 1
  changesOf.set(ctx, ordinal)
  return `${ctx.turn}:${ordinal}`
}

const changeOnce = async <Result>(
  tx: Tx,
  ctx: Context,
  turn: string,
  write: (tx: Tx) => Promise<Changed<Result>>,
  follows: Follows,
): Promise<Changed<Result>> => {
  const [before] = await tx.$queryRaw<readonly Done[]>`select subject, event from claim_turn(${turn})`
  if (before) throw new AlreadyChanged(before.subject, before.event)
  const changed = await write(tx)
  const notices = [...(changed.notices ?? [])]
  for (const follow of follows.get(changed.event.event) ?? [])
    notices.push(...(await follow(ctx, tx, changed.event)))
  if (notices.length > 0) {
    const rows = notices.map(notice => outboxRow(ctx, notice))
    await tx.outbox.createMany({ data: rows, skipDuplicates: true })
  }
  // Last, because from here to the commit every other change waits.
  await appendAudit(tx, ctx, turn, changed.event)
  return { ...changed, notices }
}

type Done = { readonly subject: string; readonly event: string }

const retrying = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (retries >= retriesMax || !lostARace(error)) throw error
      await sleep(10 * 2 ** retries * (1 + Math.random()))
    }
  }
}

/** A serialization failure or a deadlock: PostgreSQL undid the transaction, and asks for another try. */
const lostARace = (error: unknown): boolean => {
  const { code, meta } = error as Fault
  return code === 'P2034' || ['40001', '40P01'].includes(meta?.driverAdapterError?.cause?.originalCode ?? '')
}

/** What Prisma's errors carry; every field is absent in others. */
type Fault = {
  readonly code?: string
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: string } }
  }
}
