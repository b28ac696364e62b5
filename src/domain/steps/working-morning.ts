import type { Context } from '#core/context.ts'
import { type Job, job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'

/**
 * Before the card of the morning is made, so that it tells of nothing that goes on by the clock alone that very day. What
 * many people hear of begins later: not everybody's phone rings on the half hour.
 */
export const beforeTheCard = '30 8 * * *'

/** What a noun does every working morning at `cron`, a time within office hours; on days off nothing. */
export const everyWorkingMorning = (
  name: string,
  cron: string,
  run: (ctx: Context, calendar: Calendar) => Promise<void>,
): Job =>
  job({
    name,
    cron,
    allow: onlySystem,
    run: async ctx => {
      const calendar = await calendarOf(ctx.db)
      if (inOfficeHours(calendar, ctx.now)) await run(ctx, calendar)
    },
  })
