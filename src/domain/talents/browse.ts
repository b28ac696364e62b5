import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { listCard, type TalentLine, type TalentListProps } from '#cards/talents/list.ts'
import { emptyCard } from '#cards/talents/list-empty.ts'
import type { Context } from '#core/context.ts'
import { readsMasked, within } from '#core/data-class.ts'
import { type Action, type Command, command, onPress, type Said } from '#core/handlers.ts'
import { maskName } from '#core/masks.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, type Shown, show } from '#core/reply.ts'
import { countActions, countCommand } from './count.ts'
import { states } from './dictionary.ts'
import { countPending, type Finding, findTalents } from './find.ts'
import { narrowingsOf, nearestTo } from './find-near.ts'
import type { FoundRow } from './find-rows.ts'
import { isAge, splitWords, wordsOf } from './find-typed.ts'
import { findTalentNumber, readTalentNumber, talentNumber } from './number.ts'
import { asking } from './phrases/asking.ts'
import { looking } from './phrases/looking.ts'
import { classOf, isSelf, maySearch } from './policy.ts'
import { profileActions, profileOf } from './profile.ts'
import { item } from './record-slots.ts'
import { type Cursor, firstPage } from './search.ts'
import { searched, who } from './slots.ts'
import { levelWords, stateOf } from './view.ts'

const searchCommand = command({
  intent: 'talent.query',
  phrases: looking['talent.query'],
  slots: searched,
  words: ['查人才', '找人才', '人才', '人才 查', 'talents', 'talent'],
  summary: '按姓名、领域、乡镇、单位、层次等查人才',
  example: '查人才 茶叶',
  allow: maySearch,
  run: async (ctx, said) => {
    if (isAge(said.rest)) notByAge()
    const words = wordsOf(said)
    const [only] = words
    const number = words.length === 1 && only !== undefined ? readTalentNumber(only) : null
    return number === null ? search(ctx, words) : profileOf(ctx, number)
  },
})

const showCommand = command({
  intent: 'talent.show',
  phrases: asking['talent.show'],
  slots: { ...who, item },
  words: ['看人才', '人才 看', '人才详情', 'RC'],
  summary: '看一位人才的详细信息',
  example: '看人才 RC-12',
  allow: maySearch,
  run: async (ctx, said) => {
    const number = findTalentNumber(said.words)
    if (number !== null) return profileOf(ctx, number)
    const words = said.free ? namesIn(said) : wordsOf(said)
    return words.length === 0 ? nobodyNamed() : search(ctx, words)
  },
})

const notByAge = (): never =>
  refuse(
    '名单不能按年龄查。',
    '出生年月加密保存，只用来统计年龄结构。',
    '看人数，发“人才统计 按年龄”，前面可以加条件，例如：人才统计 茶叶 按年龄。',
  )

const namesIn = ({ slots, mentions }: Said): readonly string[] => [
  ...mentions.map(({ name }) => name),
  ...(mentions.length > 0
    ? []
    : (slots.person ?? []).flatMap(value => ('name' in value ? [value.name] : []))),
]

const nobodyNamed = (): never =>
  refuse('您要看哪一位？', '要写明编号或姓名。', '例如：看人才 RC-12，或者：看人才 杨春兰')

const incomplete = '这张卡片不完整，请重新查询。'

/** What a button of the list carries: the words, and where to go on. */
const Page = z.object({
  q: z.string({ error: incomplete }).max(600, { error: incomplete }),
  after: z.number({ error: incomplete }).int().nonnegative().optional(),
  before: z.number({ error: incomplete }).int().nonnegative().optional(),
})

const turnPage = onPress({
  name: 'talents.list',
  allow: maySearch,
  bound: Page,
  run: async (ctx, { q, after, before }) => {
    const cursor = before === undefined ? { after: after ?? 0 } : { before }
    const { card, finding } = await listFor(ctx, splitWords(q), cursor)
    const reply = { ...show(card), shown: shownIn(ctx, q, finding) }
    if (ctx.chat.scope === 'private') return reply
    return {
      ...privately(ctx.chat, reply),
      toast: { type: 'info', content: '名单已私聊发您。' },
      answer: null,
    }
  },
})

/** What the talents' noun offers for looking people up. */
export const browsing: { readonly commands: readonly Command[]; readonly actions: readonly Action[] } = {
  commands: [searchCommand, showCommand, countCommand],
  actions: [turnPage, ...profileActions, ...countActions],
}

const search = async (ctx: Context, words: readonly string[]): Promise<Reply> => {
  refuseNumbers(words)
  const { card, finding } = await listFor(ctx, words, firstPage)
  const [only] = finding.rows
  if (only && finding.hits.total === 1 && only.name === words.join('') && !isMasked(ctx, only))
    return profileOf(ctx, only.id)
  return {
    ...privately(ctx.chat, show(card), groupWords(ctx, finding)),
    shown: shownIn(ctx, words.join(' '), finding),
  }
}

/** What can be said of the list next: 第二个, 下一页. */
const shownIn = (ctx: Context, q: string, { rows, before, after }: Finding): Shown => ({
  items: rows.flatMap(row => (isMasked(ctx, row) ? [] : [talentNumber(row.id)])),
  ...(after === null ? {} : { next: { do: turnPage.name, q, after } }),
  ...(before === null ? {} : { previous: { do: turnPage.name, q, before } }),
})

// Sealed numbers are no search terms, and a number typed in full should not be repeated on a card.
const refuseNumbers = (words: readonly string[]): void => {
  if (words.some(word => /^\d{10,}x?$/i.test(word))) {
    refuse(
      '手机号、身份证号不能用来查人才。',
      '这两项加密保存，只用来核对是否重复登记。',
      '请用姓名、领域、乡镇、单位来查。',
    )
  }
}

const listFor = async (
  ctx: Context,
  words: readonly string[],
  cursor: Cursor,
): Promise<{ readonly card: Card; readonly finding: Finding }> => {
  const asked = await findTalents(ctx, words, cursor)
  // The page a card led to may be gone by now; the first one is not.
  const finding = asked.rows.length === 0 && asked.hits.total > 0 ? await findTalents(ctx, words) : asked
  return { finding, card: await draw(ctx, words.join(' '), finding) }
}

const draw = async (ctx: Context, query: string, finding: Finding): Promise<Card> => {
  const understood = finding.asked.map(({ words }) => words)
  const pending = await countPending(ctx, finding)
  if (finding.hits.total === 0)
    return emptyCard({ query, understood, pending, ...(await nearestTo(ctx, finding)) })
  return listCard({
    ...listProps(ctx, query, finding),
    pending,
    narrowings: await narrowingsOf(ctx, finding),
  })
}

const listProps = (
  ctx: Context,
  query: string,
  { asked, rows, hits, before, after }: Finding,
): Omit<TalentListProps, 'pending' | 'narrowings'> => ({
  query,
  understood: asked.map(({ words }) => words),
  lines: rows.map(row => lineOf(ctx, row)),
  total: hits.total,
  before: hits.before,
  previous: before,
  next: after,
  which: hits.total > 1 && hits.total === rows.length && rows.every(({ name }) => name === query),
})

/** Whether the actor reads only 张** here: talents and finance, about everybody but themselves. */
const isMasked = ({ actor }: Context, row: FoundRow): boolean => readsMasked(actor) && !isSelf(actor, row)

const lineOf = (ctx: Context, row: FoundRow): TalentLine => {
  const masked = isMasked(ctx, row)
  return {
    id: row.id,
    number: masked ? null : talentNumber(row.id),
    name: masked ? maskName(row.name) : row.name,
    place: masked ? row.township : row.place,
    fields: row.fields.join('、'),
    level: levelWords(row),
    state: row.state === 'verified' ? null : states[stateOf(row)],
  }
}

/** Names said in a group, at most. */
const namesMax = 3

/** Below this a figure tells a public group about somebody rather than about the county. */
const publicFrom = 10

const groupWords = (ctx: Context, { rows, hits }: Finding): string => {
  const shown = rows.filter(
    row => within('P1', classOf(ctx.actor, ctx.chat.scope, row)) && !isMasked(ctx, row),
  )
  if (hits.total === 0) return '没有查到，详情已私聊发您。'
  if (shown.length === 0)
    return hits.total < publicFrom ? '查好了，详情已私聊发您。' : `共${hits.total}人，详情已私聊发您。`
  const names = shown.slice(0, namesMax).map(row => nameInGroup(ctx, row))
  return `共${hits.total}人：${names.join('、')}${hits.total > names.length ? '等' : ''}。详情已私聊发您。`
}

const nameInGroup = (ctx: Context, row: FoundRow): string =>
  within('P2', classOf(ctx.actor, ctx.chat.scope, row)) ? row.name : maskName(row.name)
