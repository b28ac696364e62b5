import type { Context } from '#core/context.ts'
import { afterQuietHours } from '#core/quiet-hours.ts'
import type { Notice } from '#core/reply.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { bylineOf } from './colleagues.ts'
import type { Course, Kind, Looking, Told } from './course.ts'
import type { Moved } from './moving.ts'

/** The notices a step leaves behind: to whoever is next, never to the one who took the step. */
export const noticesAfter = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  tx: Tx,
  { after, edge }: Moved<K>,
): Promise<readonly Notice[]> => {
  if (course.silent.includes(edge.verb)) return []
  const next = await course.next(tx, after, ctx.now)
  const also = (await course.alsoTold?.(tx, { after, edge }, ctx.now)) ?? []
  const told = [...next, ...also].filter(one => bylineOf(one.colleague) !== actorKey(ctx.actor))
  const words = course.wordsAfter[edge.verb as K['verb']]
  return noticesTo(course, ctx, tx, after, told, { key: 'step', ...(words ? { words } : {}) })
}

/** `key` tells apart what is said about the same version of a record. */
export type About = { readonly key: string; readonly words?: string }

/** The same to several, one after the other: they share a connection. */
export const noticesTo = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  db: Looking,
  row: K['row'],
  told: readonly Told<K['standing']>[],
  about: About,
): Promise<readonly Notice[]> => {
  if (told.length === 0) return []
  const later = await quietUntil(course, db, ctx.now)
  const notices: Notice[] = []
  for (const one of told)
    notices.push({
      ...(await noticeTo(course, ctx, db, row, one, about)),
      ...(later ? { notBefore: later } : {}),
    })
  return notices
}

/** When whoever is next will hear of a step taken now; `null`: at once. */
export const quietUntil = async <K extends Kind>(
  { hours }: Pick<Course<K>, 'hours'>,
  db: Looking,
  now: Date,
): Promise<Date | null> => {
  if (hours === 'always') return null
  const at = afterQuietHours(await calendarOf(db), now)
  return at > now ? at : null
}

const noticeTo = async <K extends Kind>(
  course: Course<K>,
  { vault, county, now, heldUntil = now }: Context,
  db: Looking,
  row: K['row'],
  { colleague, standing }: Told<K['standing']>,
  about: About,
): Promise<Notice> => ({
  to: { openId: colleague.openId },
  say: {
    card: await course.draw(
      { db, vault, county, now: heldUntil, standing: new Set([standing]) },
      row,
      about.words,
    ),
  },
  once: `${course.key}:${row.id}:${row.version}:${about.key}:${colleague.openId}`,
})
