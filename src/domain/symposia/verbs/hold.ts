import { asSystem, type Context } from '#core/context.ts'
import { notFound } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { type At, moveAlong, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { type SymposiumOf, symposiumCourse } from '../course.ts'
import { open } from '../dictionary.ts'
import { findSymposium, guestName, type SymposiumRow } from '../record.ts'
import { splitRemarks } from '../split.ts'
import { insertOpinions } from './note.ts'
import { putOnList, stepFrom } from './plan.ts'

/** It took place. */
export const holdSymposium = (ctx: Context, ref: At): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => ({
    verb: 'hold',
    ref,
    given: { begun: row.startsAt <= ctx.now },
    data: { heldAt: ctx.now },
  }))

/** A slip of the finger: it has not taken place yet. */
export const unholdSymposium = (ctx: Context, ref: At): Promise<SymposiumRow> =>
  takeStep(symposiumCourse, ctx, { verb: 'unhold', ref, data: { heldAt: null } })

export type Minutes = {
  /** Guests who were there, by their numbers on the list. */
  readonly present: readonly number[]
  /** Experts who were there without being on the list. */
  readonly moreTalents: readonly number[]
  readonly others: string | null
  readonly text: string
  /** 杨春兰：建议办制茶夜校, one a line. */
  readonly said: string | null
}

/** Remarks that could not be given to anybody stay in the minutes; who wrote them down is told. */
type Recorded = {
  readonly row: SymposiumRow
  readonly noted: number
  readonly left: readonly string[]
}

/** The minutes: who was there, what was talked about, and what each said as opinions of their own. */
export const recordMinutes = async (ctx: Context, ref: At, minutes: Minutes): Promise<Recorded> => {
  let noted = 0
  let left: readonly string[] = []
  const row = await stepFrom(ctx, ref, before => ({
    verb: before.state === 'held' ? 'record' : 'amend',
    ref,
    given: { minutes: minutes.text },
    data: { minutes: ctx.vault.seal(minutes.text), others: minutes.others },
    also: async (tx, row) => {
      const split = await keepAttendance(ctx, tx, row, minutes)
      await insertOpinions(ctx, tx, row.id, split.remarks)
      noted = split.remarks.length
      left = split.left
    },
    kept: { present: minutes.present.length + minutes.moreTalents.length },
  }))
  return { row, noted, left }
}

const keepAttendance = async (ctx: Context, tx: Tx, row: SymposiumRow, minutes: Minutes) => {
  const added = await putOnList(ctx, tx, row.id, { talentIds: minutes.moreTalents, unitIds: [] })
  const came = await tx.symposiumGuest.findMany({
    where: { symposiumId: row.id, talentId: { in: [...minutes.moreTalents] } },
    select: { id: true },
  })
  const present = [...minutes.present, ...added, ...came.map(({ id }) => id)]
  await tx.symposiumGuest.updateMany({ where: { symposiumId: row.id }, data: { attended: false } })
  await tx.symposiumGuest.updateMany({
    where: { symposiumId: row.id, id: { in: present } },
    data: { attended: true },
  })
  if (added.length > 0)
    await tx.symposiumGuest.updateMany({
      where: { id: { in: [...added] } },
      data: { answer: 'yes', answeredAt: ctx.now, answeredBy: actorKey(ctx.actor) },
    })
  const after = (await findSymposium(tx, row.id)) ?? row
  const speakers = after.guests
    .filter(({ attended }) => attended === true)
    .map(guest => ({ id: guest.id, names: [guestName(guest), guest.deputy ?? ''].filter(Boolean) }))
  return splitRemarks(minutes.said ?? '', speakers)
}

/** Every opinion has found its place. */
export const sortOpinions = (ctx: Context, ref: At): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => ({
    verb: 'sort',
    ref,
    given: { unsorted: row.opinions.filter(({ state }) => state === 'noted').length },
    // Nothing was left to follow: it ends here.
    follow: (tx, after) => closeIfSettled(ctx, tx, after.id),
  }))

export const archiveSymposium = (ctx: Context, ref: At): Promise<SymposiumRow> =>
  stepFrom(ctx, ref, row => ({ verb: 'close', ref, given: { unsettled: unsettledOf(row) } }))

const unsettledOf = ({ opinions }: SymposiumRow): number =>
  opinions.filter(({ state }) => open.some(one => one === state)).length

/** With its last opinion a symposium is over; the program puts it away. */
export const closeIfSettled = async (ctx: Context, tx: Tx, id: number): Promise<readonly Notice[]> => {
  // Behind a lock: of two opinions that end at once, the second sees that the first has.
  await tx.$queryRaw`select id from symposium where id = ${id} for update`
  const row = (await findSymposium(tx, id)) ?? notFound('这场座谈会')
  if (row.state !== 'following' || unsettledOf(row) > 0) return []
  return moveAlong<SymposiumOf>(symposiumCourse, asSystem(ctx, 'symposia'), tx, [
    { verb: 'close', ref: row, given: { unsettled: 0 } },
  ])
}
