import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { timeWords } from '#cards/kit/dates.ts'
import { type CountLine, countCard } from '#cards/talents/count.ts'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress, type Said } from '#core/handlers.ts'
import { reachOf } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { SlotSpec } from '#core/slots.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { agesAmong, birthDivisions } from './ages.ts'
import { type By, bys, type Division, divisionCalled, divisions } from './count-divisions.ts'
import { countedIn, type Period } from './count-period.ts'
import { states } from './dictionary.ts'
import { type Finding, findTalents } from './find.ts'
import { isAge, splitWords, wordsOf } from './find-typed.ts'
import { isIdle } from './find-vocabulary.ts'
import { asking } from './phrases/asking.ts'
import { maySearch } from './policy.ts'
import { countByTerm, firstPage, searchTalents } from './search.ts'
import { searched } from './slots.ts'

/** 按乡镇, 各单位: what the people counted are divided by. */
const by: SlotSpec = {
  kind: 'choice',
  title: '按什么分',
  options: bys.map(value => {
    const names = divisions[value].names.flatMap(name => [`按${name}`, `各${name}`, `分${name}`])
    return { value, words: [divisions[value].title, ...names] }
  }),
}

const period: SlotSpec = { kind: 'period', title: '时间' }

export const countCommand = command({
  intent: 'talent.stats',
  phrases: asking['talent.stats'],
  slots: { ...searched, by, period },
  words: ['人才统计', '多少', '有多少', '人才结构', '人才 统计', 'count'],
  summary: '数一数人才：按类别、层次、年龄、乡镇、领域、来源',
  example: '多少 茶叶',
  allow: maySearch,
  run: async (ctx, said) => {
    const words = wordsOf(said)
    if (isOfExperts(words, said)) severalExperts()
    const days = said.slots.period?.find(value => value.kind === 'period')
    if (days) return countingIn(ctx, words, days, said)
    const by = bySaid(said) ?? words.map(divisionCalled).find(one => one !== null) ?? birthSaid(said)
    return counting(
      ctx,
      words.filter(word => divisionCalled(word) === null && !isAge(word)),
      by ?? null,
    )
  },
})

const bySaid = ({ slots, free }: Said): By | undefined =>
  free ? bys.find(one => slots.by?.some(value => value.kind === 'choice' && value.value === one)) : undefined

/** 50岁以上 is asked of the ages, whatever else was said: nobody is to read the number of all for theirs. */
const birthSaid = ({ rest }: Said): By | null => {
  if (/退休|到龄/.test(rest)) return 'sixty'
  return isAge(rest) ? 'age' : null
}

/** 专家 alone are of several kinds, and never everybody. */
const isOfExperts = (words: readonly string[], { rest }: Said): boolean =>
  rest.includes('专家') && words.every(word => isIdle(word))

const severalExperts = (): never =>
  refuse(
    '“专家”有几种，没有笼统地数。',
    '柔性引进的、县级领导联系的、工作站的专家是不同的数。',
    '发“有多少专家”看这几个数；要数某个领域的，例如：多少 茶叶。',
  )

/** How many there are of the words, for those who may look for them. */
export const countTalents = {
  allow: maySearch,
  of: (ctx: Context, words: readonly string[]): Promise<Reply> => counting(ctx, words, null),
}

const exitedWords: readonly string[] = [states.exited]

const countingIn = async (
  ctx: Context,
  words: readonly string[],
  days: Period,
  said: Said,
): Promise<Reply> => {
  const isExited = said.slots.state?.some(value => value.kind === 'choice' && value.value === 'exited')
  const isLeft = isExited === true || /离库|出库|离开/.test(said.rest)
  const named = words.filter(word => !exitedWords.includes(word) && word !== days.words)
  const { reply, total } = await countedIn(ctx, named, days, isLeft)
  return total < groupFrom ? privately(ctx.chat, reply) : reply
}

const incomplete = '这张卡片不完整，请重新查询。'

const Counting = z.object({
  q: z.string({ error: incomplete }).max(600, { error: incomplete }),
  by: z.enum(bys, { error: incomplete }),
})

export const countActions: readonly Action[] = [
  onPress({
    name: 'talents.count',
    allow: maySearch,
    bound: Counting,
    run: (ctx, { q, by }) => counting(ctx, splitWords(q), by),
  }),
]

/** Below this a figure tells a group about somebody rather than about the county. */
const groupFrom = 10

const counting = async (ctx: Context, words: readonly string[], by: By | null): Promise<Reply> => {
  const finding = await findTalents(ctx, words)
  const reply = show(await draw(ctx, words.join(' '), finding, by ?? mostTelling(finding)))
  return finding.hits.total < groupFrom ? privately(ctx.chat, reply) : reply
}

// Whoever asks for one category wants to know something else than that they all are of it.
const mostTelling = ({ asked }: Finding): By =>
  asked.some(({ words }) => words.startsWith(divisions.category.title)) ? 'level' : 'category'

const draw = async (ctx: Context, query: string, finding: Finding, by: By): Promise<Card> => {
  const { lines, note = null } = await dividedBy(ctx, finding, divisions[by])
  return countCard({
    query,
    understood: finding.asked.map(({ words }) => words),
    total: finding.hits.total,
    divisions: bys.map(one => ({ by: one, words: `按${divisions[one].title}`, chosen: one === by })),
    title: divisions[by].title,
    lines,
    note,
    several: divisions[by].several,
    asOf: timeWords(ctx.now),
    range: reachOf(ctx.actor, 'talent.search') === 'own' ? '您负责范围内' : '全县',
  })
}

type Divided = { readonly lines: readonly CountLine[]; readonly note?: string }

const dividedBy = async (ctx: Context, finding: Finding, division: Division): Promise<Divided> =>
  division.sealed ? byBirth(ctx, finding, division.sealed) : { lines: await linesBy(ctx, finding, division) }

// Of a few who were picked out by words the ages would be somebody's own.
const byBirth = async (
  { db, vault, now }: Context,
  { fit, hits }: Finding,
  by: keyof typeof birthDivisions,
): Promise<Divided> => {
  if (hits.total < groupFrom) return { lines: [], note: `不足${groupFrom}人，不按年龄分。` }
  const { ids } = await searchTalents(db, fit, firstPage, hits.total)
  const people = await agesAmong(db, vault, ids, dayOf(now))
  const { lines, words } = birthDivisions[by]
  return { lines: lines(people), note: words(people) }
}

const linesBy = async (
  ctx: Context,
  { fit, hits }: Finding,
  division: Division,
): Promise<readonly CountLine[]> => {
  const terms = division.terms(await gazetteerOf(ctx.db))
  const counts = await countByTerm(ctx.db, fit, [...terms.keys()])
  const lines = [...terms].map(([term, word]) => ({ word, count: counts.get(term) ?? 0 }))
  const counted = lines.reduce((sum, { count }) => sum + count, 0)
  const rest = division.rest === null ? [] : [{ word: division.rest, count: hits.total - counted }]
  return ordered(
    [...lines, ...rest].filter(({ count }) => count > 0),
    division,
  )
}

// Fields have no order of their own: the commonest first. The lists of the office keep theirs.
const ordered = (lines: readonly CountLine[], { several }: Division): readonly CountLine[] =>
  several ? lines.toSorted((a, b) => b.count - a.count) : lines
