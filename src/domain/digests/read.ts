import { shortDate } from '#cards/kit/dates.ts'
import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, type Noun, type Said } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Week } from '#core/weekly.ts'
import { weekdayWords } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { identify } from '#domain/people/index.ts'
import { readersOf } from './issues.ts'
import { type Kind, kinds } from './kinds.ts'
import { reading } from './phrases/reading.ts'
import { choosing, kindIn } from './slots.ts'
import { tellingOf } from './told.ts'
import { before, type Due, latestDues, nextDue } from './when.ts'

const mayRead = may('digests.read')
const mayPreview = may('digests.preview')
const mayOwn = may('digests.own')

/** `简报`: the week so far, for oneself. */
export const openDigest = (nouns: readonly Noun[]) =>
  command({
    intent: 'digest.show',
    phrases: reading['digest.show'],
    words: ['简报', '周报', '简报 看', 'digest'],
    summary: '看本周到现在的简报',
    example: '简报',
    allow: mayRead,
    run: async ctx => {
      const { actor } = ctx
      if (actor.kind !== 'person') return notFound('您的简报')
      const calendar = await calendarOf(ctx.db)
      const due = nextDue(calendar, weeklyKind.rhythm, ctx.now) ?? today(weeklyKind, ctx.now)
      const card = await soFar(ctx, nouns, { kind: weeklyKind, reader: actor, due, note: null })
      return privately(ctx.chat, show(card), '简报已私聊发您。')
    },
  })

/** `每日待办`: what waits for oneself now. */
export const openQueue = (nouns: readonly Noun[]) =>
  command({
    intent: 'digest.queue',
    phrases: reading['digest.queue'],
    words: ['每日待办', '今日待办', 'digest queue'],
    summary: '看现在等您办的事，各类都有',
    example: '每日待办',
    allow: mayOwn,
    run: async ctx => {
      const { actor } = ctx
      if (actor.kind !== 'person') return notFound('您的待办')
      const due = today(morningKind, ctx.now)
      const card = await soFar(ctx, nouns, { kind: morningKind, reader: actor, due, note: null })
      return privately(ctx.chat, show(card), '待办已私聊发您。')
    },
  })

/** `简报 预览 @周敏`: the next card somebody gets, as far as it can be told now. */
export const preview = (nouns: readonly Noun[]) =>
  command({
    intent: 'digest.preview',
    phrases: reading['digest.preview'],
    slots: { ...choosing, person: { kind: 'person', title: '收件人' } },
    words: ['简报 预览', '预览简报', 'digest preview'],
    summary: '预览某位同志将收到的周报、月报、半年信或者待办',
    example: '简报 预览 周敏',
    allow: mayPreview,
    run: async (ctx, said) => {
      const kind = kindIn(said) ?? weeklyKind
      const reader = await readerIn(ctx, kind, said)
      const calendar = await calendarOf(ctx.db)
      const due = nextDue(calendar, kind.rhythm, ctx.now) ?? today(kind, ctx.now)
      const note = previewNote(kind, reader, due)
      const card = await soFar(ctx, nouns, { kind, reader, due, note })
      return privately(ctx.chat, show(card), '预览已私聊发您。')
    },
  })

const [weeklyKind, , , morningKind] = kinds as readonly [Kind, Kind, Kind, Kind]

const today = ({ rhythm }: Kind, now: Date): Due => {
  const day = dayOf(now)
  return { start: rhythm.startOf(day), day, at: now }
}

/** Whose it is and when it goes out: the card itself is the reader's own and names neither. */
const previewNote = ({ words }: Kind, { name }: Person, { day }: Due): string =>
  `预览：${name}的${words}，${shortDate(day)}（${weekdayWords(day)}）发出，内容以发出时为准。`

type Wanted = {
  readonly kind: Kind
  readonly reader: Person
  readonly due: Due
  readonly note: string | null
}

/** An issue as far as it has come by now. */
const soFar = async (ctx: Context, nouns: readonly Noun[], { kind, reader, due, note }: Wanted) => {
  const { from, to } = await spanNow(ctx, kind, due)
  const told = await kind.build(tellingOf(ctx, nouns), {
    reader,
    span: { from, to: new Date(Math.min(to.getTime(), ctx.now.getTime())) },
    period: kind.periodWords(due),
    note,
  })
  return told.card
}

const spanNow = async (ctx: Context, kind: Kind, due: Due): Promise<Week> => {
  const calendar = await calendarOf(ctx.db)
  const span = kind.span(calendar, due)
  if (!kind.goesOn) return span
  const [last] = latestDues(calendar, kind.rhythm, ctx.now, 1)
  return { from: last ? before(last.day) : span.from, to: ctx.now }
}

/** Whom a preview is for: whoever is named, among those who get this kind; nobody named, the first of them. */
const readerIn = async (ctx: Context, kind: Kind, said: Said): Promise<Person> => {
  const readers = await readersOf(ctx, kind)
  const names = readers.map(({ name }) => name)
  const wanted = said.mentions[0]?.openId
  const name = nameIn(said)
  const isAny = wanted === undefined && name === null
  const reader = isAny ? readers[0] : readers.find(one => one.openId === wanted || one.name === name)
  if (!reader) return noReader(kind, names)
  const known = await identify(ctx.db, reader.openId, null, ctx.now)
  return known?.person ?? noReader(kind, names)
}

const nameIn = ({ slots, words, free }: Said): string | null => {
  const [person] = slots.person ?? []
  if (person?.kind === 'person') return person.name
  return free ? null : (words.find(word => !isKindWord(word)) ?? null)
}

const isKindWord = (word: string): boolean =>
  kinds.some(({ words }) => words.includes(word)) || /^(周报|月报|半年信|待办|每周|每月)$/.test(word)

const namedMax = 10

const noReader = (kind: Kind, names: readonly string[]): never =>
  refuse(
    '没有找到这位收件人。',
    `${kind.words}${readerWords[kind.name]}。`,
    names.length === 0
      ? '目前还没有人担任这些角色，请管理员授权。'
      : `例如：简报 预览 ${kind.name === 'weekly' ? '' : `${kind.words} `}${names.slice(0, namedMax).join('、')}`,
  )

const readerWords: Readonly<Record<Kind['name'], string>> = {
  weekly: '发给领导小组成员和县级领导',
  monthly: '发给县委人才办',
  letter: '发给县级领导',
  morning: '发给人才办和部门、乡镇联络员',
}
