import { yearCard } from '#cards/calendar/year.ts'
import type { Context } from '#core/context.ts'
import { command, type Said } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { type Calendar, yearOf } from '#core/working-calendar.ts'
import { mayLoad } from './load.ts'
import { calendarOf } from './loaded.ts'
import { phrases } from './phrases.ts'
import { loading } from './slots.ts'
import { holidayLines, workdaysIn } from './words.ts'

/** `日历`, `日历 2026`: a year's holidays, and which years are loaded. */
export const showYear = command({
  intent: 'calendar.query',
  phrases: phrases['calendar.query'],
  slots: loading,
  words: ['日历', '放假安排', '节假日', 'calendar'],
  summary: '看某一年的放假安排，载入到哪一年',
  example: '日历 2026',
  allow: everyone,
  run: async (ctx, said) => shown(ctx, said),
})

const shown = async (ctx: Context, said: Said): Promise<Reply> => {
  const calendar = await calendarOf(ctx.db)
  const year = yearIn(said, yearOf(dayOf(ctx.now)))
  const special = calendar.specialDays(year)
  const next = yearOf(dayOf(ctx.now)) + 1
  const loads = mayLoad.check({ actor: ctx.actor, chat: ctx.chat }) === null && ctx.chat.scope === 'private'
  return show(
    yearCard({
      title: `${year}年放假安排`,
      tone: special ? 'info' : 'warning',
      words: special
        ? `全年${workdaysIn(calendar, year)}个工作日。`
        : `${year}年的放假安排还没有载入，跨到${year}年的期限暂时算不出来。`,
      holidays: special ? holidayLines([...special.values()]) : [],
      note: `${loadedWords(calendar)}按国务院办公厅公布的放假安排。`,
      buttons:
        loads && !calendar.years.includes(next)
          ? [{ text: `载入${next}年`, do: 'calendar.open', value: { year: next }, tone: 'primary' }]
          : [],
    }),
  )
}

const yearIn = ({ slots, rest }: Said, thisYear: number): number => {
  const [said] = slots.year ?? []
  if (said?.kind === 'number') return said.value
  const typed = /(\d{4})/.exec(rest.normalize('NFKC'))?.[1]
  if (typed !== undefined) return Number(typed)
  return thisYear + (rest.includes('明年') ? 1 : rest.includes('去年') ? -1 : 0)
}

const loadedWords = ({ years }: Calendar): string => `已载入${years[0] ?? ''}年至${years.at(-1) ?? ''}年。`
