import { correctionCard } from '#cards/digests/correction.ts'
import { shortTime } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { change } from '#storage/change.ts'
import { once } from './issues.ts'
import { dueOf, type Kind, kindNamed } from './kinds.ts'
import { type Preference, preferencesOf, usual } from './preferences.ts'
import { type Rechecked, recheck, type SentSlot, sentSlot } from './recheck.ts'
import { sayAs } from './sending.ts'
import type { Telling } from './told.ts'
import type { Due } from './when.ts'

/** Recipients looked at in one change. */
const batchSize = 100

type Correction = {
  readonly kind: string
  readonly period: string
  readonly nth: number
  readonly note: string | null
  readonly issue: { readonly dueAt: Date }
}

/** Corrections somebody ordered go out: to each reader of the old one once, however often the run breaks off. */
export const sendCorrections = async (telling: Telling): Promise<void> => {
  const { ctx } = telling
  const open = await ctx.db.digestCorrection.findMany({
    where: { state: 'open' },
    include: { issue: true },
    orderBy: { at: 'asc' },
  })
  for (const one of open) {
    const kind = kindNamed(one.kind)
    if (kind) await sendOne(telling, kind, one)
    await once(() => finish(ctx, one))
  }
}

const sendOne = async (telling: Telling, kind: Kind, correction: Correction): Promise<void> => {
  const due = dueOf(kind, correction.issue.dueAt)
  for (let after = 0; ; ) {
    const slots = await telling.ctx.db.digestSlot.findMany({
      where: {
        kind: kind.name,
        period: correction.period,
        state: 'sent',
        corrections: { lt: correction.nth },
        id: { gt: after },
      },
      select: sentSlot,
      orderBy: { id: 'asc' },
      take: batchSize,
    })
    const last = slots.at(-1)
    if (!last) return
    await once(() => sendBatch(telling, kind, due, correction, slots))
    after = last.id
  }
}

const sendBatch = async (
  telling: Telling,
  kind: Kind,
  due: Due,
  correction: Correction,
  slots: readonly SentSlot[],
): Promise<void> => {
  const { ctx } = telling
  const { period, nth } = correction
  const chosen = await preferencesOf(
    ctx.db,
    slots.map(({ person }) => person.id),
  )
  const found: { readonly slot: SentSlot; readonly rechecked: Rechecked | null }[] = []
  for (const slot of slots) found.push({ slot, rechecked: await recheck(telling, kind, due, slot) })
  await change(
    { ...ctx, turn: `digests:correct:${kind.name}:${period}:${nth}:${slots[0]?.id}` },
    async tx => {
      const notices: Notice[] = []
      for (const { slot, rechecked } of found) {
        const { count } = await tx.digestSlot.updateMany({
          where: { id: slot.id, corrections: { lt: nth } },
          data: { corrections: nth, ...(rechecked ? { told: rechecked.told } : {}) },
        })
        const notice =
          rechecked && noticeOf(kind, due, correction, slot, rechecked, chosen.get(slot.person.id))
        if (count === 1 && notice) notices.push(notice)
      }
      return {
        result: undefined,
        event: {
          event: 'digest.corrected',
          subject: `${kind.name}:${period}`,
          after: { nth, sent: notices.length, looked: found.length },
        },
        notices,
      }
    },
  )
}

/** Nobody is told who has nothing to know: without a word from the office, only whose own digest differs. */
const noticeOf = (
  kind: Kind,
  due: Due,
  { period, nth, note }: Correction,
  { person, sentAt }: SentSlot,
  { differences }: Rechecked,
  chosen: Preference = usual,
): Notice | null =>
  differences.length === 0 && note === null
    ? null
    : {
        to: { openId: person.openId },
        say: sayAs(
          chosen,
          correctionCard({
            title: `${kind.words} ${kind.periodWords(due)}`,
            sentAt: sentAt ? shortTime(sentAt) : '',
            note,
            differences,
          }),
        ),
        once: `${kind.name}:${period}:${person.openId}:correction:${nth}`,
        urgency: 'digest',
      }

const finish = (ctx: Context, { kind, period, nth }: Correction): Promise<void> =>
  change({ ...ctx, turn: `digests:corrected:${kind}:${period}:${nth}` }, async tx => {
    await tx.digestCorrection.updateMany({ where: { kind, period, nth }, data: { state: 'done' } })
    return {
      result: undefined,
      event: { event: 'digest.correctionDone', subject: `${kind}:${period}`, after: { nth } },
    }
  })
