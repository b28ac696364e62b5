import { partsCard } from '#cards/figures/parts.ts'
import type { Context } from '#core/context.ts'
import type { Division, Indicator, PartLine, Span } from '#core/figures.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Asking } from './figure.ts'
import { readsNames } from './names.ts'
import { planStart } from './planned.ts'
import { areaAsked, rangeWords, valueWords } from './reading.ts'
import { spanIn, viewOf } from './when.ts'

/** The division some words ask for: 按领域, 年龄结构. */
export const divisionIn = ({ by = [] }: Indicator, words: readonly string[]): Division | null => {
  const asked = words.flatMap(word => [word, word.replace(/^[按各分]/, '')])
  return by.find(({ names }) => names.some(name => asked.includes(name))) ?? null
}

/** One part of a divided figure, and how much of it it is. */
export type Part = PartLine & { readonly division: Division }

/** The part somebody means, by its word; refuses with those there are. */
export const partIn = async (
  { db, vault }: Context,
  { division, id }: { readonly division: Division; readonly id: string },
  span: Span,
  said: string,
): Promise<Part> => {
  const lines = await division.lines(db, span, vault)
  const [meant] = lines
    .filter(({ word }) => plain(said).includes(plain(word)))
    .toSorted((a, b) => b.word.length - a.word.length)
  return meant ? { ...meant, division } : whichPart(`溯源 ${id} 按${division.names[0]}`, lines)
}

/** As people type a stretch: 36-45岁, 36至45岁. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[—–－~～至到-]+/g, '-')
    .replace(/\s/g, '')

const whichPart = (sentence: string, lines: readonly PartLine[]): never =>
  refuse(
    '没有看出是哪一项。',
    lines.length === 0 ? '这时候还没有记录。' : `有这几项：${lines.map(({ word }) => word).join('、')}。`,
    `请写全，例如：${sentence} ${lines[0]?.word ?? ''}`.trim(),
  )

/** Fewer people than this, divided before a group, tell of somebody rather than of the county. */
const groupFrom = 10

export const divided = async (ctx: Context, { one, asked }: Asking, division: Division): Promise<Reply> => {
  const area = areaAsked(ctx)
  const view = viewOf(one, asked, dayOf(ctx.now), await planStart(ctx))
  const span = spanIn(view.asked, area)
  const [title] = division.names
  const isListed = !division.dataClass || readsNames(ctx, division.dataClass)
  const isSmall = one.unit === '人' && (await one.count(ctx.db, span)) < groupFrom
  if (isSmall && !isListed) tooFew(title)
  const lines = await division.lines(ctx.db, span, ctx.vault)
  const reply = show(
    partsCard({
      title: `${one.name}按${title}`,
      subtitle: `${one.id} · ${await rangeWords(ctx, area)} · ${view.asOf}`,
      head: title,
      unit: one.unit,
      total: await valueWords(ctx, one, span),
      lines,
      note: await noteOf(ctx, division, span),
      trace: isListed ? traceOf(lines, `溯源 ${one.id}${daysSaid(asked)} 按${title}`) : null,
    }),
  )
  return isSmall ? privately(ctx.chat, reply, '人数不多，已私聊发您。') : reply
}

const tooFew = (title: string): never =>
  refuse(
    `人数不足${groupFrom}人，不按${title}分给您看。`,
    `人太少，按${title}分就看得出是谁。`,
    '需要了解，请联系县委人才办。',
  )

/** The days somebody asked about, as he would type them again. */
export const daysSaid = (asked: Asking['asked']): string => {
  if (asked.kind === 'now') return ''
  return asked.kind === 'day' ? ` ${asked.day}` : ` ${asked.from}到${asked.to}`
}

const noteOf = async ({ db, vault }: Context, { note }: Division, span: Span): Promise<string | null> =>
  typeof note === 'function' ? note(db, span, vault) : (note ?? null)

/** How the records of a part are asked for, with the largest as the example. */
const traceOf = (lines: readonly PartLine[], sentence: string): string | null => {
  const [largest] = lines.toSorted((a, b) => b.count - a.count)
  return largest ? `${sentence} ${largest.word}` : null
}
