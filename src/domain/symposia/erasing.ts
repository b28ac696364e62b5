import type { Context } from '#core/context.ts'
import { talentNumber } from '#domain/talents/index.ts'
import type { Tx } from '#storage/change.ts'
import type { Symposium, SymposiumOpinion } from '#storage/generated/client.ts'

/** Talks looked through at once: their words are sealed, so each is opened. */
const batchSize = 100

/** Shorter is no name that can be looked for in free words. */
const nameMin = 2

type Written = Pick<Symposium, 'id' | 'topic' | 'minutes' | 'others' | 'remark'> & {
  readonly opinions: readonly Pick<SymposiumOpinion, 'id' | 'text' | 'answer' | 'remark'>[]
  readonly guests: readonly { readonly talent: { readonly name: string } | null }[]
}

/**
 * Where others wrote down an erased expert's name, in topics, minutes and remarks, his number stands instead. In talks he was
 * no guest of only when nobody else in the register is called so.
 */
export const forgetName = async (ctx: Context, tx: Tx, talentId: number): Promise<void> => {
  const named = { OR: [{ id: talentId }, { mergedIntoId: talentId }] }
  // The record itself is empty by now; the reading connection still sees it as it was before this change.
  const former = await ctx.db.talent.findMany({ where: named, select: { id: true, name: true } })
  for (const name of new Set(former.map(one => one.name.trim()))) {
    if (name.length < nameMin) continue
    const namesakes = await tx.talent.count({ where: { name, state: { not: 'erased' } } })
    const ids = former.map(({ id }) => id)
    const where = namesakes === 0 ? {} : { guests: { some: { talentId: { in: ids } } } }
    await forgetIn(ctx, tx, where, { name, number: talentNumber(talentId) })
  }
}

type Replacing = { readonly name: string; readonly number: string }

const forgetIn = async (ctx: Context, tx: Tx, where: object, replacing: Replacing): Promise<void> => {
  for (let after = 0; ; ) {
    const rows = await tx.symposium.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      include: { opinions: true, guests: { include: { talent: { select: { name: true } } } } },
      orderBy: { id: 'asc' },
      take: batchSize,
    })
    for (const row of rows) await forgetInOne(ctx, tx, row, replacing)
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    after = last.id
  }
}

const forgetInOne = async (
  { vault }: Context,
  tx: Tx,
  row: Written,
  { name, number }: Replacing,
): Promise<void> => {
  const pattern = nameIn(row, name)
  const plain = (words: string): string => words.replace(pattern, found => (found === name ? number : found))
  const sealed = (kept: string): string => {
    const words = vault.open(kept)
    const now = plain(words)
    return now === words ? kept : vault.seal(now)
  }
  const { id, topic, minutes, others, remark } = row
  const own = changed(
    { topic, minutes, others, remark },
    { topic: plain, others: plain, remark: plain, minutes: sealed },
  )
  // Forms that stand open hold the name still; the next version does not take them.
  if (own !== null) await tx.symposium.update({ where: { id }, data: { ...own, version: { increment: 1 } } })
  for (const { id: opinionId, text, answer, remark: said } of row.opinions) {
    const words = changed({ text, answer, remark: said }, { text: sealed, answer: sealed, remark: sealed })
    if (words !== null)
      await tx.symposiumOpinion.update({
        where: { id: opinionId },
        data: { ...words, version: { increment: 1 } },
      })
  }
}

/** The columns whose words are other now; `null` when none is. */
const changed = <Column extends string>(
  kept: Readonly<Record<Column, string | null>>,
  now: Readonly<Record<Column, (words: string) => string>>,
): Partial<Record<Column, string>> | null => {
  // The keys of the record are its columns.
  const columns = Object.keys(kept) as Column[]
  const other = columns.flatMap(column => {
    const words = kept[column]
    const next = words === null ? null : now[column](words)
    return next === null || next === words ? [] : [[column, next] as const]
  })
  // As above.
  return other.length === 0 ? null : (Object.fromEntries(other) as Partial<Record<Column, string>>)
}

/** The name, and the longer ones of other guests that begin with it or hold it: 何山林 is not 何山. */
const nameIn = ({ guests }: Written, name: string): RegExp => {
  const longer = guests
    .flatMap(({ talent }) => talent?.name ?? [])
    .filter(other => other !== name && other.includes(name))
  return new RegExp([...longer, name].map(escaped).join('|'), 'g')
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
