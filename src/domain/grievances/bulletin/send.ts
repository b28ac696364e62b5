import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { dayOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { distinct, headsOf, officeOf } from '#domain/steps/index.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { collect } from './collect.ts'
import { lastOf, type Period, type Span } from './period.ts'
import { cardOf } from './show.ts'

/** On the first working morning of a week or month the office has the last one's bulletin; a missed morning is made up for. */
export const sendBulletins = job({
  name: 'grievances.bulletins',
  cron: '5 9 * * *',
  allow: onlySystem,
  run: async ctx => {
    if (!inOfficeHours(await calendarOf(ctx.db), ctx.now)) return
    for (const span of ['week', 'month'] as const) await sendOnce(ctx, span, lastOf(span, dayOf(ctx.now)))
  },
})

const sendOnce = async (ctx: Context, span: Span, period: Period): Promise<void> => {
  const key = `bulletin:${span}:${period.from}`
  const sent = await ctx.db.auditEvent.count({ where: { subject: key } })
  if (sent > 0) return
  const bulletin = await collect(ctx.db, period, ctx.now)
  // Nothing happened: nobody needs to read so.
  if (bulletin.received === 0 && bulletin.replied === 0 && bulletin.closed === 0) return
  const card = cardOf(bulletin, dayOf(ctx.now))
  try {
    await change({ ...ctx, turn: key }, async tx => {
      const readers = distinct([...(await officeOf(tx, ctx.now)), ...(await headsOf(tx, ctx.now))])
      return {
        result: readers.length,
        event: {
          event: 'grievance.bulletin',
          subject: key,
          after: { from: period.from, to: period.to, readers: readers.length },
        },
        notices: readers.map(({ openId }) => ({
          to: { openId },
          say: { card },
          once: `grievance:${key}:${openId}`,
          urgency: 'digest' as const,
        })),
      }
    })
  } catch (error) {
    // Another replica was quicker.
    if (!(error instanceof AlreadyChanged)) throw error
  }
}
