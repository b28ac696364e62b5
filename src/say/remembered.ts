import type { Context } from '#core/context.ts'
import { primaryPressOf } from '#core/primary.ts'
import type { Reader } from '#core/reader.ts'
import type { Reply } from '#core/reply.ts'
import { sealWords } from '#storage/sealed-words.ts'

/** What was said just before, kept for one line only: what the database remembers of the person is left out. */
export type Remembered = {
  /** The county, with this memory in place of the database's own. */
  readonly db: Reader
  /** Keeps what a turn leaves behind: what was spoken of, the card that waits. */
  readonly keep: (ctx: Context, reply: Reply | null) => void
}

type Waiting = {
  readonly id: string
  readonly openId: string
  readonly state: string
  readonly createdAt: Date
  readonly press: string | null
}

export const rememberIn = (db: Reader): Remembered => {
  let spoken: { readonly at: Date; readonly words: string } | null = null
  const waiting: Waiting[] = []
  const own: Readonly<Record<string, unknown>> = {
    conversation: { findUnique: async () => spoken },
    pending: {
      findMany: async () => [...waiting].reverse(),
      findUnique: async ({ where }: { where: { id: string } }) =>
        waiting.find(({ id }) => id === where.id) ?? null,
      findFirst: async () => null,
    },
  }
  return {
    db: new Proxy(db, { get: (county, name) => own[String(name)] ?? Reflect.get(county, name) }),
    keep: (ctx, reply) => {
      const replies = reply ? [reply, ...(reply.also ?? [])] : []
      for (const one of replies) {
        const words = one.remembers && sealWords(ctx.vault, one.remembers)
        if (words) spoken = { at: ctx.now, words }
        waiting.push(...waitingOf(ctx, one))
      }
    },
  }
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
