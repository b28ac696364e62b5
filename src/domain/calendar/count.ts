import { type AnswerProps, answerCard } from '#cards/calendar/answer.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { command, type Said } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, weekdayWords } from '#core/working-calendar.ts'
import { dayWords, deadlineProof, noticeProof, proofEnd, spanProof } from '#core/working-day-proof.ts'
import { addWorkingDays, isWorkingDay, publicNotice, workingDaysBetween } from '#core/working-days.ts'
import { type Asked, askedIn } from './asked.ts'
import { calendarOf } from './loaded.ts'
import { counted } from './slots.ts'

/** Longest span or deadline anybody counts. */
const daysMax = 366
/** What a public notice must stand for, unless somebody says more (domain B.3.2, B.3.6). */
const noticeDays = 5

/** `工作日 3月7日 5`, `工作日 3月7日到3月12日`, `工作日`: with the proof. */
export const countDays = command({
  intent: 'calendar.count',
  phrases: [
    '{from}到{to}有几个工作日',
    '到{to}还有多少个工作日',
    '离{date}还有几个工作日',
    '{period}有多少个工作日',
    '从{from}到{to}够不够{duration}',
    '国庆放几天假',
    '{date}上不上班',
  ],
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
  phrases: [
    '{duration}后是哪天',
    '从{from}起算{duration}到几号',
    '{from}受理的，{duration}什么时候到期',
    '公示{duration}，{from}开始，哪天结束',
    '再过{duration}是几号',
  ],
  slots: counted,
  words: ['截止日', '到期日', '算期限', 'deadline'],
  summary: '从某天起若干工作日，哪天截止',
  example: '截止日 3月7日 5',
  allow: everyone,
  run: async (ctx, said) => answered(ctx, said, isNotice(said)),
})

/** `公示期 3月7日 5`, `公示期 3月7日到3月12日`: the first day counts. */
export const countNotice = command({
  slots: counted,
  words: ['公示期', '公示', 'notice'],
  summary: '算公示期，当天起算',
  example: '公示期 3月7日 5',
  allow: everyone,
  run: async (ctx, said) => answered(ctx, said, true),
})

const isNotice = ({ rest }: Said): boolean => rest.includes('公示')

const answered = async (ctx: Context, said: Said, notice: boolean): Promise<Reply> => {
  const asked = askedIn(said)
  heedLimits(asked)
  const calendar = await calendarOf(ctx.db)
  return show(
    answerCard(notice ? noticeAnswer(calendar, ctx.now, asked) : countAnswer(calendar, ctx.now, asked)),
  )
}

const heedLimits = ({ from, to, count }: Asked): void => {
  if (count !== null && (count < 1 || count > daysMax || !Number.isInteger(count)))
    refuse(`${count}个工作日算不了。`, `一次算1到${daysMax}个工作日。`, '请改小一些再发。')
  if (from !== null && to !== null && (to < from || Date.parse(to) - Date.parse(from) > daysMax * 86_400_000))
    refuse('这段日子算不了。', `起始日要在截止日之前，最长${daysMax}天。`, '例如：工作日 3月7日到3月12日')
}

const titled = (day: Day): string => `${dateWords(day)}（${weekdayWords(day)}）`

const countAnswer = (calendar: Calendar, now: Date, asked: Asked): AnswerProps => {
  const today = dayOf(now)
  if (asked.count !== null) return dueAnswer(calendar, now, asked, asked.count)
  if (asked.to !== null) return spanAnswer(calendar, asked.from ?? today, asked.to)
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

const spanAnswer = (calendar: Calendar, from: Day, to: Day): AnswerProps => {
  if (to < from) return spanAnswer(calendar, to, from)
  const { length } = workingDaysBetween(calendar, from, to)
  return {
    title: `共${length}个工作日`,
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
