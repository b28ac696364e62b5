import { type AnswerProps, answerCard } from '#cards/calendar/answer.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { command, type Said } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded, weekdayWords, yearOf } from '#core/working-calendar.ts'
import { dayWords, deadlineProof, noticeProof, proofEnd, spanProof } from '#core/working-day-proof.ts'
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  publicNotice,
  workingDaysBetween,
} from '#core/working-days.ts'
import { type Asked, askedIn } from './asked.ts'
import { calendarOf } from './loaded.ts'
import { phrases } from './phrases.ts'
import { counted } from './slots.ts'
import { holidayLines } from './words.ts'

/** Longest span or deadline anybody counts. */
const daysMax = 366
/** What a public notice must stand for, unless somebody says more (domain B.3.2, B.3.6). */
const noticeDays = 5

/** `工作日 3月7日 5`, `工作日 3月7日到3月12日`, `工作日`: with the proof. */
export const countDays = command({
  intent: 'calendar.count',
  phrases: phrases['calendar.count'],
  slots: counted,
  words: ['工作日', '算工作日', 'workdays'],
  summary: '算工作日，写明怎么算的',
  example: '工作日 3月7日 5',
  allow: everyone,
  run: async (ctx, said) => answered(ctx, said, isNotice(said)),
})

/** `几天后 …`: when so many working days are over. */
export const addDaysTo = command({
  intent: 'calendar.add',
  phrases: phrases['calendar.add'],
  slots: counted,
  words: ['截止日', '到期日', '算期限', 'deadline'],
  summary: '从某天起若干工作日，哪天截止',
  example: '截止日 3月7日 5',
  allow: everyone,
  run: async (ctx, said) => answered(ctx, await counting(ctx, said), isNotice(said)),
})

/** 10个工作日后 is a day as well: what was asked is how it is counted. */
const counting = async (ctx: Context, said: Said): Promise<Said> => {
  const [from] = said.slots.from ?? said.slots.date ?? []
  if (from?.kind !== 'day' || said.slots.duration || !/个?工作[日天]/.test(said.rest)) return said
  const count = countWorkingDays(await calendarOf(ctx.db), dayOf(ctx.now), from.day)
  return count < 1 ? said : { ...said, slots: { count: [{ kind: 'number', value: count, bound: 'exact' }] } }
}

/** `公示期 3月7日 5`, `公示期 3月7日到3月12日`: the first day counts. */
export const countNotice = command({
  intent: 'calendar.notice',
  phrases: phrases['calendar.notice'],
  slots: counted,
  words: ['公示期', '公示', 'notice'],
  summary: '算公示期，当天起算',
  example: '公示期 3月7日 5',
  allow: everyone,
  run: async (ctx, said) => answered(ctx, said, true),
})

const isNotice = ({ rest }: Said): boolean => rest.includes('公示')

const answered = async (ctx: Context, said: Said, notice: boolean): Promise<Reply> => {
  const calendar = await calendarOf(ctx.db)
  const asked = inOrder(withinLoaded(calendar, askedIn(said), said.rest))
  heedLimits(asked)
  const holiday = asked.count === null && asked.to === null ? holidayIn(said) : null
  if (holiday !== null) return show(answerCard(holidayAnswer(calendar, ctx.now, holiday)))
  return show(
    answerCard(notice ? noticeAnswer(calendar, ctx.now, asked) : countAnswer(calendar, ctx.now, asked)),
  )
}

/**
 * A date without a year is the next one to come; where that year's holidays are not known yet, the one that has been is
 * meant: 3月7日 asked about in November.
 */
const withinLoaded = (calendar: Calendar, asked: Asked, rest: string): Asked => {
  const years = rest.match(/\d{4}\s*[年/.-]|[明后]年/g) ?? []
  if (years.length > 0) return years.length === 1 ? inTheSameYear(asked) : asked
  const before = (day: Day | null): Day | null => {
    const last = day && `${yearOf(day) - 1}${day.slice(4)}`
    return day && last && !isLoaded(calendar, day) && isLoaded(calendar, last) ? last : day
  }
  return { ...asked, from: before(asked.from), to: before(asked.to) }
}

/** 2022年3月7日到3月12日: the year said of the first day is the second's too. */
const inTheSameYear = (asked: Asked): Asked => {
  const { from, to } = asked
  if (from === null || to === null) return asked
  const same = `${yearOf(from)}${to.slice(4)}`
  return { ...asked, to: same >= from ? same : `${yearOf(from) + 1}${to.slice(4)}` }
}

/** 下周三，离今天几天: whichever comes first is the beginning. */
const inOrder = (asked: Asked): Asked =>
  asked.from !== null && asked.to !== null && asked.to < asked.from
    ? { ...asked, from: asked.to, to: asked.from }
    : asked

const heedLimits = ({ from, to, count }: Asked): void => {
  if (count !== null && (count < 1 || count > daysMax || !Number.isInteger(count)))
    refuse(`${count}个工作日算不了。`, `一次算1到${daysMax}个工作日。`, '请改小一些再发。')
  if (from !== null && to !== null && Date.parse(to) - Date.parse(from) > daysMax * 86_400_000)
    refuse('这段日子算不了。', `一次最长算${daysMax}天。`, '例如：工作日 3月7日到3月12日')
}

const titled = (day: Day): string => `${dateWords(day)}（${weekdayWords(day)}）`

const countAnswer = (calendar: Calendar, now: Date, asked: Asked): AnswerProps => {
  const today = dayOf(now)
  if (asked.count !== null) return dueAnswer(calendar, now, asked, asked.count)
  if (asked.to !== null) return spanAnswer(calendar, asked.from ?? today, asked.to, today)
  return dayAnswer(calendar, asked.from ?? today, today)
}

const dueAnswer = (calendar: Calendar, now: Date, { from, time }: Asked, count: number): AnswerProps => {
  const instant = from === null ? now : instantOf(from, time ?? '09:00')
  const end = dayOf(proofEnd(calendar, instant, count))
  return {
    title: `${count}个工作日：${titled(end)}截止`,
    proof: deadlineProof(calendar, instant, count),
    rule: '收到当天不算，从下一个工作日起算；17:30以后和休息日收到的，算下一个工作日收到。',
  }
}

const spanAnswer = (calendar: Calendar, from: Day, to: Day, today: Day): AnswerProps => {
  if (to < from) return spanAnswer(calendar, to, from, today)
  const { length } = workingDaysBetween(calendar, from, to)
  return {
    title: `共${length}个工作日${from === today ? '（含今天）' : ''}`,
    proof: spanProof(calendar, from, to),
    rule: '首尾两天都算在内。按收到之日计算期限的，收到当天不算。',
  }
}

const dayAnswer = (calendar: Calendar, day: Day, today: Day): AnswerProps => {
  const works = isWorkingDay(calendar, day)
  const next = addWorkingDays(calendar, day, 1)
  return {
    title: `${titled(day)}：${works ? '工作日' : '不上班'}`,
    proof: `${day === today ? '今天' : dateWords(day)}是${dayWords(calendar, day)}；下一个工作日是${titled(next)}。`,
    rule: '按国务院办公厅公布的放假安排计算。',
  }
}

/** A holiday somebody asks about by its name: 国庆放几天假. */
const holidayIn = ({ rest }: Said): string | null =>
  rest.includes('放')
    ? (/元旦|春节|清明|劳动|五一|端午|中秋|国庆/.exec(rest)?.[0].replace('五一', '劳动') ?? null)
    : null

const holidayAnswer = (calendar: Calendar, now: Date, name: string): AnswerProps => {
  const year = yearOf(dayOf(now))
  const days = [...(calendar.specialDays(year)?.values() ?? [])].filter(one => one.name.includes(name))
  const free = days.filter(({ kind }) => kind === 'holiday').length
  const [line] = holidayLines(days)
  return {
    title: free === 0 ? `${year}年没有${name}的放假安排` : `${year}年${line?.[0] ?? name}放假${free}天`,
    proof: line ? `${line[1]}。` : '这一年的放假安排还没有载入。',
    rule: '按国务院办公厅公布的放假安排。',
  }
}

const noticeAnswer = (calendar: Calendar, now: Date, asked: Asked): AnswerProps => {
  const from = asked.from ?? dayOf(now)
  if (asked.to !== null) return checkedNotice(calendar, from, asked.to, asked.count ?? noticeDays)
  const count = asked.count ?? noticeDays
  const { last } = publicNotice(calendar, from, count)
  return {
    title: `公示${count}个工作日：${titled(last)}截止`,
    proof: noticeProof(calendar, from, count),
    rule: '公示从能看到的第一个工作日算起，当天也算。',
  }
}

/** Whether a notice from one day to another stands long enough, and where it should end. */
const checkedNotice = (calendar: Calendar, from: Day, to: Day, need: number): AnswerProps => {
  const { length } = workingDaysBetween(calendar, from, to)
  const { last } = publicNotice(calendar, from, need)
  return {
    title: length >= need ? `够${need}个工作日` : `不够${need}个工作日，只有${length}个`,
    tone: length >= need ? 'success' : 'warning',
    proof: spanProof(calendar, from, to),
    rule: ruleFor(calendar, to, last, need),
  }
}

const ruleFor = (calendar: Calendar, to: Day, last: Day, need: number): string => {
  if (to === last) return `满${need}个工作日正好到${titled(last)}。`
  const rest = isWorkingDay(calendar, to) ? '' : `${titled(to)}是${dayWords(calendar, to)}，不能作截止日；`
  return `${rest}满${need}个工作日应到${titled(last)}。`
}
