import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { command, defineNoun, type Noun, type Said } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, say, show } from '#core/reply.ts'
import { addDays, type Day, dayOf, instantOf, minuteOfDay } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { isLoaded, specialOf, weekdayWords } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { identify } from '#domain/people/index.ts'
import { buildWeekly } from './build.ts'
import { phrases } from './phrases.ts'
import { lastSendDay, readersOf, weeklyJob } from './send.ts'
import { firstWorkingDay, mondayOf } from './when.ts'

export { mondayOf, weekOf } from './when.ts'

const mayPreview = may('digests.preview')
const mayRead = may('digests.read')

/** The digest (简报) over what all nouns tell: one card a week for every reader, his own duties first. */
export const digestsOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'digests',
    title: '简报',
    commands: [openDigest(nouns), preview(nouns), whenNext],
    actions: [],
    jobs: [weeklyJob(nouns)],
    undo: {},
    events: { 'digest.sent': '发出了周报' },
  })

/** `简报`: the week so far, for oneself. */
const openDigest = (nouns: readonly Noun[]) =>
  command({
    intent: 'digest.show',
    phrases: phrases['digest.show'],
    words: ['简报', '周报', '简报 看', 'digest'],
    summary: '看本周到现在的简报',
    example: '简报',
    allow: mayRead,
    run: async ctx => {
      const { actor } = ctx
      if (actor.kind !== 'person') return notFound('您的简报')
      const card = await buildWeekly(ctx, nouns, actor, await weekSoFar(ctx))
      return privately(ctx.chat, show(card), '简报已私聊发您。')
    },
  })

/** Since the latest digest went out: this week's, when its morning has passed. */
const weekSoFar = async (ctx: Context) => {
  const calendar = await calendarOf(ctx.db)
  const monday = mondayOf(dayOf(ctx.now))
  const own = isLoaded(calendar, monday) ? firstWorkingDay(calendar, monday) : null
  const sent = own === null ? null : instantOf(own, '08:30')
  return {
    from: sent !== null && sent <= ctx.now ? sent : instantOf(lastSendDay(calendar, monday), '08:30'),
    to: ctx.now,
  }
}

/** `简报 预览 @周敏`: the card somebody would get now. */
const preview = (nouns: readonly Noun[]) =>
  command({
    intent: 'digest.preview',
    phrases: phrases['digest.preview'],
    slots: { person: { kind: 'person', title: '收件人' } },
    words: ['简报 预览', '预览简报', 'digest preview'],
    summary: '预览某位领导将收到的周报',
    example: '简报 预览 周敏',
    allow: mayPreview,
    run: async (ctx, said) => {
      const readers = await readersOf(ctx)
      const name = nameIn(said)
      const reader = readers.find(one => one.name === name || one.openId === said.mentions[0]?.openId)
      if (!reader) return noReader(readers.map(one => one.name))
      const known = await identify(ctx.db, reader.openId, null, ctx.now)
      if (!known) return notFound('这位收件人')
      const card = await buildWeekly(ctx, nouns, known.person, await weekSoFar(ctx))
      return privately(ctx.chat, show(card), '预览已私聊发您。')
    },
  })

const nameIn = ({ slots, words }: Said): string | undefined => {
  const [person] = slots.person ?? []
  return person?.kind === 'person' ? person.name : words[0]
}

const namedMax = 10

const noReader = (names: readonly string[]): never =>
  refuse(
    '没有找到这位收件人。',
    '周报发给领导小组成员和县级领导。',
    names.length === 0
      ? '目前还没有人担任这两个角色，请管理员授权。'
      : `例如：简报 预览 ${names.slice(0, namedMax).join('、')}`,
  )

/** `简报 何时`: when the next one goes out, and why then. */
const whenNext = command({
  intent: 'digest.when',
  phrases: phrases['digest.when'],
  words: ['简报 何时', '简报时间', 'digest when'],
  summary: '下一期周报哪天发，为什么',
  example: '简报 何时',
  allow: mayRead,
  run: async (ctx): Promise<Reply> => say(whenWords(await calendarOf(ctx.db), ctx.now)),
})

const whenWords = (calendar: Calendar, now: Date): string => {
  const today = dayOf(now)
  const sentMinute = 8 * 60 + 30
  for (let ahead = 0; ahead < 5; ahead += 1) {
    const monday = addDays(mondayOf(today), 7 * ahead)
    if (!isLoaded(calendar, addDays(monday, 6))) return '下一年的放假安排还没有载入，日期要等公布后才能定。'
    const day = firstWorkingDay(calendar, monday)
    const isAhead = day !== null && (day > today || (day === today && minuteOfDay(now) < sentMinute))
    if (isAhead)
      return `下一期周报：${dateWords(day)}（${weekdayWords(day)}）上午8:30${reasonWords(calendar, monday, day)}。`
  }
  return '近一个月没有工作日，没有可以发出的周报。'
}

const reasonWords = (calendar: Calendar, monday: Day, day: Day): string => {
  if (day === monday) return '，每周第一个工作日'
  const special = specialOf(calendar, monday)
  return `，因为${dateWords(monday)}${special ? special.name : ''}不上班，顺延到第一个工作日`
}
