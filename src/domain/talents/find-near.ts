import type { Narrowing } from '#cards/talents/list.ts'
import type { EmptyProps } from '#cards/talents/list-empty.ts'
import type { Context } from '#core/context.ts'
import { type Gazetteer, gazetteerOf, nearestNames } from '#domain/places/index.ts'
import { type Finding, pageSize, searchOf } from './find.ts'
import { countByTerm, countTalents } from './search.ts'

/** Words offered to narrow a list, at most. */
const narrowingsMax = 4

const levelWords = ['高层次', '中级人才', '初级人才'] as const

/** Words that leave some of a long list, each with what would remain: the commonest townships, and the levels. */
export const narrowingsOf = async (ctx: Context, finding: Finding): Promise<readonly Narrowing[]> => {
  if (finding.hits.total <= pageSize) return []
  const gazetteer = await gazetteerOf(ctx.db)
  const words = [...(await commonTownships(ctx, gazetteer, finding)), ...levelWords]
  const counted = await Promise.all(
    words.map(async word => ({ word, count: await countWith(ctx, gazetteer, finding, word) })),
  )
  return counted.filter(({ count }) => count > 0 && count < finding.hits.total).slice(0, narrowingsMax)
}

const commonTownships = async (ctx: Context, { townships }: Gazetteer, { fit }: Finding) => {
  const counts = await countByTerm(
    ctx.db,
    fit,
    townships.map(({ id }) => `township:${id}`),
  )
  return townships
    .map(({ id, name }) => ({ name, count: counts.get(`township:${id}`) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .map(({ name }) => name)
}

// Counted by the very search the word would make, so that the list it leads to has as many.
const countWith = (ctx: Context, gazetteer: Gazetteer, { asked }: Finding, word: string): Promise<number> =>
  countTalents(ctx.db, searchOf(ctx, gazetteer, [...asked.map(one => one.word), word]).fit)

/** What comes nearest to a search that found nobody: fewer words, and names like those it does not know. */
export const nearestTo = async (
  ctx: Context,
  { asked }: Finding,
): Promise<Pick<EmptyProps, 'looser' | 'nearest'>> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const words = asked.map(({ word }) => word)
  const fewer = words.length < 2 ? [] : words.map((_word, index) => words.toSpliced(index, 1))
  const looser = await Promise.all(
    fewer.slice(0, narrowingsMax).map(async rest => ({
      query: rest.join(' '),
      count: await countTalents(ctx.db, searchOf(ctx, gazetteer, rest).fit),
    })),
  )
  return {
    looser: looser.filter(({ count }) => count > 0),
    nearest: [...new Set(words.flatMap(word => nearestNames(gazetteer, word)))]
      .filter(name => !words.includes(name))
      .slice(0, 3),
  }
}
