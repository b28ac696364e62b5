import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import type { Said } from '#core/handlers.ts'
import { maskName } from '#core/masks.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { askWhich, type Reply } from '#core/reply.ts'
import { talentCourse } from './course.ts'
import { findTalentNumber, talentNumber } from './number.ts'
import { ownRow } from './own.ts'
import { classOf } from './policy.ts'
import { rowSeen } from './pressing.ts'
import { placeWords, type TalentRow, whole } from './record.ts'

/** Whom a sentence is about: one record, or the question which of several. */
export type Meant = { readonly row: TalentRow } | { readonly which: Reply }

/**
 * The record named by number, by name, or by the account of somebody mentioned. Nobody named: `otherwise`, which is the
 * speaker's own record unless told.
 */
export const meantBy = async (
  ctx: Context,
  said: Said,
  otherwise: (ctx: Context) => Promise<TalentRow> = ownRow,
): Promise<Meant> => {
  const id = findTalentNumber(said.words)
  if (id !== null) return { row: await rowSeen(ctx, id) }
  const [mention] = said.mentions
  const name = nameIn(said)
  if (mention) return { row: await rowOfAccount(ctx, mention) }
  return name === null || isSelf(ctx, name) ? { row: await otherwise(ctx) } : called(ctx, name)
}

const nameIn = ({ slots }: Said): string | null => {
  const [value] = slots.person ?? []
  return value?.kind === 'person' ? value.name : null
}

const isSelf = ({ actor }: Context, name: string): boolean => actor.kind === 'person' && actor.name === name

const rowOfAccount = async (ctx: Context, { openId, name }: { openId: string; name: string }) => {
  const found = await ctx.db.talent.findFirst({ where: { person: { openId } }, include: whole })
  return found && talentCourse.maySee(ctx, found) ? found : notFound(`${name}的人才记录`)
}

/** Records of one name that are looked through, at most. */
const namesakesMax = 30

const called = async (ctx: Context, name: string): Promise<Meant> => {
  const rows = await ctx.db.talent.findMany({
    where: { name, state: { notIn: ['erased', 'exited'] } },
    include: whole,
    orderBy: { id: 'asc' },
    take: namesakesMax,
  })
  const seen = rows.filter(row => talentCourse.maySee(ctx, row))
  const [first, ...others] = seen
  if (!first) return nobodyCalled(name)
  return others.length === 0 ? { row: first } : { which: whichOf(ctx, name, seen) }
}

/** Asked with unit and village; in a group, names are masked, and where nobody's data may stand, it is asked in private. */
export const whichOf = (ctx: Context, name: string, rows: readonly TalentRow[]): Reply => {
  const open = rows.every(row => within('P1', classOf(ctx.actor, ctx.chat.scope, row)))
  const isPrivate = ctx.chat.scope === 'private'
  return askWhich({
    slot: 'id',
    question: isPrivate
      ? `叫“${name}”的有${rows.length}位，您说的是哪一位？`
      : '同名的有几位，您说的是哪一位？',
    options: rows.map(row => ({
      value: { kind: 'id', prefix: 'RC', year: null, number: row.id },
      words: `${isPrivate || !open ? row.name : maskName(row.name)}，${placeWords(row)}（${talentNumber(row.id)}）`,
    })),
    ...(isPrivate || open ? {} : { alone: true }),
  })
}

const nobodyCalled = (name: string): never =>
  refuse(
    `没有找到叫“${name}”的人才。`,
    '名字可能写得不一样，或者不在您可以查看的范围内。',
    '请核对名字，或者说编号，例如 RC-12。',
  )
