import type { Context } from '#core/context.ts'
import { whoHolds } from '#domain/people/index.ts'
import { change } from '#storage/change.ts'
import { askingFor, once, unreleased } from './issues.ts'
import type { Kind } from './kinds.ts'
import type { Due } from './when.ts'

/** The heads are asked again after two hours, and once more. */
const againMs = 2 * 3_600_000
const remindersMax = 2

const anywhere = { unitId: null, townshipId: null, villageId: null }

/** An issue nobody has released for two hours is brought up again. */
export const remindOfRelease = async (ctx: Context, kind: Kind, due: Due): Promise<void> => {
  const period = kind.rhythm.key(due.start)
  const issue = await ctx.db.digestIssue.findUnique({ where: { kind_period: { kind: kind.name, period } } })
  if (issue?.state !== 'held' || issue.reminded >= remindersMax || !issue.remindedAt) return
  if (ctx.now.getTime() - issue.remindedAt.getTime() < againMs) return
  const nth = issue.reminded + 1
  const readers = await ctx.db.digestSlot.count({ where: { kind: kind.name, period, reason: unreleased } })
  const heads = await whoHolds(ctx.db, 'head', anywhere, ctx.now)
  await once(() =>
    change({ ...ctx, turn: `digests:remind:${kind.name}:${period}:${nth}` }, async tx => {
      await tx.digestIssue.update({
        where: { kind_period: { kind: kind.name, period } },
        data: { reminded: nth, remindedAt: ctx.now },
      })
      return {
        result: undefined,
        event: { event: 'digest.reminded', subject: `${kind.name}:${period}`, after: { nth } },
        notices: askingFor(kind, due, readers, heads, nth),
      }
    }),
  )
}

/** Lets an issue go. Answers to how many; `null` when it was let go, or let lie, before. */
export const releaseIssue = (ctx: Context, kind: Kind, period: string): Promise<number | null> =>
  change(ctx, async tx => {
    const by = ctx.actor.kind === 'person' ? `person:${ctx.actor.personId}` : ctx.actor.name
    const { count } = await tx.digestIssue.updateMany({
      where: { kind: kind.name, period, state: 'held' },
      data: { state: 'open', releasedBy: by },
    })
    const freed =
      count === 0
        ? null
        : await tx.digestSlot.updateMany({
            where: { kind: kind.name, period, state: 'held', reason: unreleased },
            data: { state: 'due', reason: null },
          })
    return {
      result: freed?.count ?? null,
      event: {
        event: 'digest.released',
        subject: `${kind.name}:${period}`,
        after: { readers: freed?.count ?? 0 },
      },
    }
  })
