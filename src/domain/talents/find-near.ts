import type { Narrowing } from '#cards/talents/list.ts'
import type { EmptyProps } from '#cards/talents/list-empty.ts'
import type { Context } from '#core/context.ts'
import { gazetteerOf, nearestNames } from '#domain/places/index.ts'
import { type Finding, pageSize, searchOf } from './find.ts'
import { countByTerm, countTalents } from './search.ts'

/** Words offered to narrow a list, at most. */
const narrowingsMax = 4

/** Townships among them, at most: the commonest. */
const townshipsMax = 2

const levelWords = { high: '高层次', middle: '中级人才', junior: '初级人才' } as const

/**
 * Words that leave some of a long list, each with what would remain. All of them mean one term and nothing else, so the
 * list they lead to has as many.
 */
export const narrowingsOf = async (ctx: Context, { fit, hits }: Finding): Promise<readonly Narrowing[]> => {
  if (hits.total <= pageSize) return []
  const { townships } = await gazetteerOf(ctx.db)
  const places = townships.map(({ id, name }) => ({ term: `township:${id}`, word: name }))
  const ranks = Object.entries(levelWords).map(([code, word]) => ({ term: `level:${code}`, word }))
  const counts = await countByTerm(
    ctx.db,
    fit,
    [...places, ...ranks].map(({ term }) => term),
  )
  const narrowing = (one: { readonly term: string; readonly word: string }): Narrowing => ({
    word: one.word,
    count: counts.get(one.term) ?? 0,
  })
  const common = places.map(narrowing).sort((a, b) => b.count - a.count)
  return [...common.slice(0, townshipsMax), ...ranks.map(narrowing)]
    .filter(({ count }) => count > 0 && count < hits.total)
    .slice(0, narrowingsMax)
}

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
