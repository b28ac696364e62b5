import { z } from 'zod'
import { type LoadProps, loadCard } from '#cards/calendar/load.ts'
import { loadForm } from '#cards/calendar/load-form.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { wholeNumber, words } from '#core/form-input.ts'
import { type Action, command, onPress, onSubmit, type Said, type Undo } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply, say } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { SpecialDay } from '#core/working-calendar.ts'
import { yearOf } from '#core/working-calendar.ts'
import { decodeDays, encodeDays } from './encoded.ts'
import { calendarOf } from './loaded.ts'
import { loadYear, restoreYear } from './loading.ts'
import { namesLacking, readNotice } from './notice-text.ts'
import { phrases } from './phrases.ts'
import { loading } from './slots.ts'
import { holidayLines, sumWords } from './words.ts'

export const mayLoad = may('calendar.load')

/** `导入日历 2027`, with or without the notice behind it. */
export const openLoad = command({
  intent: 'calendar.import',
  phrases: phrases['calendar.import'],
  slots: loading,
  writes: true,
  words: ['导入日历', '日历 导入', '载入日历', 'calendar import'],
  summary: '载入国务院公布的放假安排',
  example: '导入日历 2027',
  allow: mayLoad,
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said)),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const { year, text } = typedIn(said)
  const wanted = year ?? (await nextUnloaded(ctx))
  heedYear(ctx, wanted)
  return text === '' ? ask(loadForm, formFor(wanted)) : previewed(ctx, wanted, text)
}

/** The year stands first; the notice may follow in the same message. */
const typedIn = ({ rest }: Said): { readonly year: number | null; readonly text: string } => {
  const typed = rest.normalize('NFKC').replace(/^\s*\/?\s*(?:[导载]入日历|日历\s*导入)/, '')
  const [, first, after = ''] = /^\s*(\d{4})年?(?![-/.\d])\s*([\s\S]*)$/.exec(typed) ?? []
  const text = first === undefined ? typed : after
  const year = first ?? /(\d{4})年/.exec(typed)?.[1]
  // A notice has dates; anything else is only a way of asking for the form.
  return {
    year: year === undefined ? null : Number(year),
    text: /\d\s*[月/.-]\s*\d/.test(text) ? text.trim() : '',
  }
}

const nextUnloaded = async (ctx: Context): Promise<number> => {
  const { years } = await calendarOf(ctx.db)
  const thisYear = yearOf(dayOf(ctx.now))
  return years.includes(thisYear) ? thisYear + 1 : thisYear
}

const formFor = (year: number) =>
  loadForm({
    year: String(year),
    words: `把国务院办公厅公布的${year}年放假通知正文粘贴在下面，或者逐行填写。`,
  })

const firstYear = 2004

const heedYear = (ctx: Context, year: number): void => {
  const last = yearOf(dayOf(ctx.now)) + 1
  if (year < firstYear || year > last)
    refuse(
      `${year}年的放假安排不能载入。`,
      `放假安排提前一年公布，目前可以载入${firstYear}年到${last}年。`,
      `例如：导入日历 ${last}`,
    )
}

const previewed = async (ctx: Context, year: number, text: string): Promise<Reply> => {
  const { days, faults } = readNotice(year, text)
  if (faults.length > 0)
    refuse(
      faults.slice(0, 3).join(''),
      '通知里的日期、星期和天数要对得上，才能用来算期限。',
      `请核对后再发“导入日历 ${year}”，粘贴通知正文。`,
    )
  return ask(loadCard, loadCard(await propsFor(ctx, year, days)))
}

const propsFor = async (ctx: Context, year: number, days: readonly SpecialDay[]): Promise<LoadProps> => {
  const kept = await ctx.db.calendarYear.findUnique({ where: { year } })
  const { years } = await calendarOf(ctx.db)
  const lacking = namesLacking(days)
  return {
    year,
    holidays: holidayLines(days),
    sums: sumWords(year, days),
    lacking: lacking.length === 0 ? null : `没有读到：${lacking.join('、')}`,
    replaces: kept
      ? `${dateWords(kept.importedAt)}载入过，确认后替换`
      : years.includes(year)
        ? '随程序自带，确认后以这次载入的为准'
        : null,
    value: { year, days: encodeDays(days), version: kept?.version ?? 0 },
  }
}

const incomplete = '这张卡片不完整，请重新发“导入日历”。'

export const loadActions: readonly Action[] = [
  onPress({
    name: 'calendar.open',
    allow: mayLoad.inChats('private'),
    bound: z.object({ year: z.number({ error: incomplete }).int() }),
    run: async (ctx, { year }) => {
      heedYear(ctx, year)
      return ask(loadForm, formFor(year))
    },
  }),
  onSubmit(loadForm, {
    allow: mayLoad,
    input: z.object({
      year: wholeNumber('年份', { min: firstYear, max: 2200, unit: '年' }),
      text: words('放假通知正文', 1000, 6),
    }),
    run: async (ctx, { year, text }) => {
      heedYear(ctx, year)
      return previewed(ctx, year, text)
    },
  }),
  onPress({
    name: loadCard.name,
    allow: mayLoad,
    bound: z.object({
      year: z.number({ error: incomplete }).int(),
      days: z.string({ error: incomplete }).max(2000),
      version: z.number({ error: incomplete }).int(),
    }),
    run: async (ctx, { year, days, version }) => {
      const read = decodeDays(year, days)
      await loadYear(ctx, year, read, version)
      return done(
        `${year}年放假安排已载入`,
        doneCard({
          title: `${year}年放假安排已载入`,
          what: `${sumWords(year, read)}。`,
          next: '现在就按它计算期限。弄错了，十分钟内发“撤销”。',
        }),
      )
    },
  }),
]

const Kept = z.object({ days: z.string().nullable() })

/** By event: how 撤销 takes it back. */
export const undo: Readonly<Record<string, Undo>> = {
  'calendar.loaded': async (ctx, { subject, before }) => {
    const year = Number(subject.slice(3))
    await restoreYear(ctx, year, Kept.parse(before).days)
    return say(`${year}年的放假安排已恢复到载入以前。`)
  },
}
