import { dateWords } from '#cards/kit/dates.ts'
import { command } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { type Reply, say } from '#core/reply.ts'
import { addDays, type Day } from '#core/shanghai.ts'
import {
  type Calendar,
  isLoaded,
  isWeekend,
  specialOf,
  weekdayWords,
  yearOf,
} from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type Kind, kinds } from './kinds.ts'
import { reading } from './phrases/reading.ts'
import { choosing, kindIn } from './slots.ts'
import { nextDue } from './when.ts'

/** `简报 何时`: when the next one of each kind goes out, and why then. */
export const whenNext = command({
  intent: 'digest.when',
  phrases: reading['digest.when'],
  slots: choosing,
  words: ['简报 何时', '简报时间', 'digest when'],
  summary: '下一期简报哪天发，为什么',
  example: '简报 何时',
  allow: may('digests.own'),
  run: async (ctx, said): Promise<Reply> => {
    const calendar = await calendarOf(ctx.db)
    const { actor } = ctx
    const own = kinds.filter(
      ({ readers }) =>
        actor.kind === 'person' && actor.grants.some(({ role }) => readers.some(one => one === role)),
    )
    const meant = kindIn(said)
    const lines = (meant ? [meant] : own).map(kind => nextWords(calendar, kind, ctx.now))
    return say(lines.length === 0 ? '您目前没有要接收的简报。' : lines.join('\n'))
  },
})

/** 下一期周报：2026年10月8日（周四）上午8:30，因为10月5日国庆节放假，顺延到第一个工作日。 */
export const nextWords = (calendar: Calendar, kind: Kind, now: Date): string => {
  const due = nextDue(calendar, kind.rhythm, now)
  if (!due) return `下一期${kind.words}：近期没有工作日，日期要等放假安排公布后才能定。`
  const { start, day } = due
  return `下一期${kind.words}：${dateWords(day)}（${weekdayWords(day)}）上午8:30，${reasonWords(calendar, kind, start, day)}。`
}

const everyWords: Readonly<Record<Kind['name'], string>> = {
  weekly: '每周第一个工作日',
  monthly: '每月第一个工作日',
  letter: '每半年第一个工作日',
  morning: '每个工作日',
}

const reasonWords = (calendar: Calendar, { name }: Kind, start: Day, day: Day): string => {
  if (!isLoaded(calendar, day)) return `${yearOf(day)}年的放假安排还没有载入，先按周一到周五算`
  const off = offWords(calendar, start, day)
  if (off !== null) return `因为${off}不上班，顺延到第一个工作日`
  const special = specialOf(calendar, day)
  return special?.kind === 'makeUp' ? `${everyWords[name]}（${special.name}调休上班）` : everyWords[name]
}

/** Why the days before the first working day are off: a holiday by its name, else the weekend. */
const offWords = (calendar: Calendar, start: Day, day: Day): string | null => {
  for (let off = start; off < day; off = addDays(off, 1)) {
    const special = specialOf(calendar, off)
    if (special?.kind === 'holiday') return `${dateWords(off)}${special.name}`
  }
  return start < day && isWeekend(start) ? `${dateWords(start)}是周末` : null
}
