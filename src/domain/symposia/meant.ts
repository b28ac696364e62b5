import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { askWhich, type Reply } from '#core/reply.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { opinionKinds, opinionStates, states } from './dictionary.ts'
import { maySee, maySeeOpinion, opinionsSeen, symposiaSeen } from './policy.ts'
import {
  findOpinion,
  findSymposium,
  guestName,
  type OpinionRow,
  opinionKindOf,
  opinionNumber,
  opinionStateOf,
  type SymposiumRow,
  stateOf,
  symposiumNumber,
  whole,
  wholeOpinion,
} from './record.ts'
import { spokenOf } from './topic.ts'
import { whenWords } from './view.ts'

/** Which record a sentence is about: one, or the question which of several. */
export type Meant<Row> = { readonly row: Row } | { readonly which: Reply }

/** Records offered to choose from. */
const optionsMax = 8

/** The number written or said, with these letters before it. */
export const numberIn = (prefix: 'ZT' | 'JY', { words, slots }: Said): number | null => {
  const pattern = new RegExp(`^${prefix}-?(\\d{1,9})$`, 'i')
  const digits = words.map(word => pattern.exec(word)?.[1]).find(found => found !== undefined)
  if (digits !== undefined) return Number(digits)
  const said = Object.values(slots)
    .flat()
    .find(value => value.kind === 'id' && (value.prefix === prefix || value.prefix === ''))
  return said?.kind === 'id' ? said.number : null
}

/** The symposium named; without a number the only one that waits for this step, or the question which. */
export const symposiumMeant = async (
  ctx: Context,
  said: Said,
  waiting: Prisma.SymposiumWhereInput,
  slot = 'id',
): Promise<Meant<SymposiumRow>> => {
  const id = numberIn('ZT', said)
  if (id !== null) {
    const row = await findSymposium(ctx.db, id)
    return row && maySee(ctx.actor, row) ? { row } : notFound('这场座谈会')
  }
  const rows = await ctx.db.symposium.findMany({
    where: { AND: [waiting, symposiaSeen(ctx.actor)] },
    include: whole,
    orderBy: { startsAt: 'asc' },
    take: optionsMax,
  })
  const named = spokenOf(said.rest, rows, ({ topic }) => topic)
  return chosen(named, '没有等着办这一步的座谈会。', '发“座谈会”看看有哪些，例如 ZT-3。', {
    slot,
    prefix: 'ZT',
    question: '您说的是哪一场座谈会？',
    words: row =>
      `${symposiumNumber(row.id)} ${row.topic}（${whenWords(row.startsAt)}，${states[stateOf(row)]}）`,
  })
}

export const opinionMeant = async (
  ctx: Context,
  said: Said,
  waiting: Prisma.SymposiumOpinionWhereInput,
  slot = 'id',
): Promise<Meant<OpinionRow>> => {
  const id = numberIn('JY', said)
  if (id !== null) {
    const row = await findOpinion(ctx.db, id)
    return row && maySeeOpinion(ctx.actor, row) ? { row } : notFound('这条意见')
  }
  const rows = await ctx.db.symposiumOpinion.findMany({
    where: { AND: [waiting, opinionsSeen(ctx.actor)] },
    include: wholeOpinion,
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: optionsMax,
  })
  return chosen(rows, '没有等您办这一步的意见。', '发“座谈意见”看看有哪些，例如 JY-21。', {
    slot,
    prefix: 'JY',
    question: '您说的是哪一条意见？',
    words: row => opinionWords(row),
  })
}

const opinionWords = (row: OpinionRow): string => {
  const speaker = row.hidden ? '不具名' : guestName(row.guest)
  return `${opinionNumber(row.id)} ${opinionKinds[opinionKindOf(row)]}（${speaker}，${opinionStates[opinionStateOf(row)]}）`
}

const chosen = <Row extends { readonly id: number }>(
  rows: readonly Row[],
  none: string,
  next: string,
  asked: {
    readonly slot: string
    readonly prefix: string
    readonly question: string
    readonly words: (row: Row) => string
  },
): Meant<Row> => {
  const [only] = rows
  if (!only) return refuse(none, '要办哪一件，请说编号。', next)
  if (rows.length === 1) return { row: only }
  return {
    which: askWhich({
      slot: asked.slot,
      question: asked.question,
      options: rows.map(row => ({
        value: { kind: 'id', prefix: asked.prefix, year: null, number: row.id },
        words: asked.words(row),
      })),
      alone: true,
    }),
  }
}
