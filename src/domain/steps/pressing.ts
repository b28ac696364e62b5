import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { shortTime } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { type Action, onPress } from '#core/handlers.ts'
import { type Allow, everyone } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import { done, type Reply, stale } from '#core/reply.ts'
import type { At, Course, Desk, Kind } from './course.ts'
import { MovedOn } from './moving.ts'
import { quietUntil } from './notices.ts'

const incomplete = '这张卡片不完整，请重新打开。'

/** What a button of a card about one record carries: which record, and which version of it the card was drawn from. */
export const Ref = z.object({
  id: z.number({ error: incomplete }).int({ error: incomplete }),
  version: z.number({ error: incomplete }).int({ error: incomplete }),
})

export type Ref = z.output<typeof Ref>

/** Records are worked on in private chat only, unless a noun says otherwise. */
export const inPrivate: Allow = everyone.inChats('private')

/** What cards and buttons about one noun's records have in common. */
export const pressingOn = <K extends Kind>(course: Course<K>) => ({
  ...showing(course),
  ...buttonsOn(course),
})

const showing = <K extends Kind>(course: Course<K>) => {
  const deskOf = (ctx: Context, row: K['row']): Desk<K['standing']> => ({
    db: ctx.db,
    vault: ctx.vault,
    county: ctx.county,
    now: ctx.now,
    standing: course.standingOf(ctx.actor, row),
  })
  /** The card with which the actor goes on, or the record's truth. */
  const cardFor = (ctx: Context, row: K['row'], words?: string): Promise<Card> =>
    course.draw(deskOf(ctx, row), row, words)
  /** A record the actor may see; anything else is not found. */
  const rowSeen = async (ctx: Context, id: number): Promise<K['row']> => {
    const row = await course.find(ctx.db, id)
    return row && course.maySee(ctx, row) ? row : notFound(course.what)
  }
  /** The record a card speaks of, as it stood when the card was drawn; {@link MovedOn} when it does no more. */
  const rowAt = async (ctx: Context, ref: At): Promise<K['row']> => {
    const row = await rowSeen(ctx, ref.id)
    if (row.version !== ref.version) throw new MovedOn(course.key, row.id)
    return row
  }
  /** A step went well: a toast, and the record's new truth in place of the card. Says when the next in line will hear of it. */
  const went = async (ctx: Context, toast: string, row: K['row'], words?: string): Promise<Reply> => {
    const later = await quietUntil(course, ctx.db, ctx.now)
    const told = later ? `${toast}。现在是休息时间，${shortTime(later)}通知下一位` : toast
    return done(told, await cardFor(ctx, row, words))
  }
  return { deskOf, cardFor, rowSeen, rowAt, went }
}

const buttonsOn = <K extends Kind>(course: Course<K>) => {
  /** Runs a press; a card whose record has moved on answers with the present truth instead. */
  const facingTruth = async (ctx: Context, run: () => Promise<Reply>): Promise<Reply> => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof MovedOn && error.key === course.key) return truthOf(course, ctx, error.id)
      throw error
    }
  }
  /** A button about something of this noun; `name` is completed to `talents.<name>`. */
  const button = <Bound>(
    name: string,
    bound: z.ZodType<Bound>,
    run: (ctx: Context, bound: Bound) => Promise<Reply>,
    allow: Allow = inPrivate,
  ): Action =>
    onPress({
      name: `${course.machine.name}.${name}`,
      allow,
      bound,
      run: (ctx, value) => facingTruth(ctx, () => run(ctx, value)),
    })
  /** A button about one record: parses what it carries, and faces the truth. */
  const recordButton = (
    name: string,
    run: (ctx: Context, ref: Ref) => Promise<Reply>,
    allow?: Allow,
  ): Action => button(name, Ref, run, allow)
  return { facingTruth, button, recordButton }
}

const truthOf = async <K extends Kind>(course: Course<K>, ctx: Context, id: number): Promise<Reply> => {
  const row = await course.find(ctx.db, id)
  if (!row || !course.maySee(ctx, row))
    return stale(`${course.numberOf(id)}的情况已有变化，这张卡片不再有效。`)
  return stale('情况已有变化，卡片已更新为最新情况。', await showing(course).cardFor(ctx, row))
}
