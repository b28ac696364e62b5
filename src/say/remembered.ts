import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from '#core/context.ts'
import { primaryPressOf } from '#core/primary.ts'
import type { Reader } from '#core/reader.ts'
import type { Reply } from '#core/reply.ts'
import { sealWords } from '#storage/sealed-words.ts'

/** What was said just before, kept for one line only: what the database remembers of the person is left out. */
type Remembering = {
  /** The county, with the line's own memory in place of the database's. */
  readonly db: Reader
  /** Begins with nothing remembered. */
  readonly apart: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Keeps what a turn leaves behind: what was spoken of, the card that waits. */
  readonly keep: (ctx: Context, reply: Reply | null) => void
}

type Memory = { spoken: { readonly at: Date; readonly words: string } | null; readonly waiting: Waiting[] }

type Waiting = {
  readonly id: string
  readonly openId: string
  readonly state: string
  readonly createdAt: Date
  readonly press: string | null
}

/** Lines that are under way at once do not hear each other. */
export const rememberingApart = (db: Reader): Remembering => {
  const memories = new AsyncLocalStorage<Memory>()
  const waiting = (): readonly Waiting[] => memories.getStore()?.waiting ?? []
  const own: Readonly<Record<string, unknown>> = {
    conversation: { findUnique: async () => memories.getStore()?.spoken ?? null },
    pending: {
      findMany: async () => [...waiting()].reverse(),
      findUnique: async ({ where }: { where: { id: string } }) =>
        waiting().find(({ id }) => id === where.id) ?? null,
      findFirst: async () => null,
    },
  }
  return {
    db: new Proxy(db, { get: (county, name) => own[String(name)] ?? Reflect.get(county, name) }),
    apart: work => memories.run({ spoken: null, waiting: [] }, work),
    keep: (ctx, reply) => {
      const memory = memories.getStore()
      if (!memory || !reply) return
      for (const one of [reply, ...(reply.also ?? [])]) keepIn(memory, ctx, one)
    },
  }
}

const keepIn = (memory: Memory, ctx: Context, reply: Reply): void => {
  if (reply.remembers) memory.spoken = { at: ctx.now, words: sealWords(ctx.vault, reply.remembers) }
  memory.waiting.push(...waitingOf(ctx, reply))
}

const waitingOf = (ctx: Context, { awaits, pendingId, answer, privately }: Reply): readonly Waiting[] => {
  const said = privately ?? answer
  if (awaits === null || pendingId === undefined || !said || !('card' in said)) return []
  const press = primaryPressOf(said.card)
  const openId = ctx.actor.kind === 'person' ? ctx.actor.openId : ''
  return [
    {
      id: pendingId,
      openId,
      state: 'open',
      createdAt: ctx.now,
      press: press && sealWords(ctx.vault, press),
    },
  ]
}
