import { yearCard } from '#cards/calendar/year.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { afterQuietHours } from '#core/quiet-hours.ts'
import { dayOf } from '#core/shanghai.ts'
import { yearOf } from '#core/working-calendar.ts'
import { whoHolds } from '#domain/people/index.ts'
import { change } from '#storage/change.ts'
import { calendarOf } from './loaded.ts'
import { yearNumber } from './loading.ts'

/** The State Council publishes the next year's holidays in November. */
const publishedFrom = 11

/** Every Monday from November on, until next year's holidays are loaded: the administrators are asked for them. */
export const askForNextYear = job({
  name: 'calendar.ask',
  cron: '35 9 * * 1',
  allow: onlySystem,
  run: async ctx => {
    const today = dayOf(ctx.now)
    const year = yearOf(today)
    const calendar = await calendarOf(ctx.db)
    const lacking = [year, ...(Number(today.slice(5, 7)) >= publishedFrom ? [year + 1] : [])].find(
      one => !calendar.years.includes(one),
    )
    if (lacking === undefined) return
    await change(ctx, async tx => {
      const admins = await whoHolds(tx, 'admin', undefined, ctx.now)
      const asked = admins.length > 0 ? admins : await whoHolds(tx, 'head', undefined, ctx.now)
      return {
        result: undefined,
        event: {
          event: 'calendar.asked',
          subject: yearNumber(lacking),
          after: { asked: asked.length },
        },
        notices: asked.map(({ openId }) => ({
          to: { openId },
          say: { card: requestCard(lacking) },
          once: `calendar:${lacking}:ask:${today}:${openId}`,
          notBefore: afterQuietHours(calendar, ctx.now),
        })),
      }
    })
  },
})

const requestCard = (year: number) =>
  yearCard({
    title: `请载入${year}年放假安排`,
    tone: 'warning',
    words: `国务院办公厅一般在11月公布下一年的放假安排。载入以前，跨到${year}年的期限都算不出来。`,
    holidays: [],
    note: `通知还没有公布的，可以先不办，下周一再提醒。也可以发“导入日历 ${year}”。`,
    buttons: [{ text: `载入${year}年`, do: 'calendar.open', value: { year }, tone: 'primary' }],
  })
