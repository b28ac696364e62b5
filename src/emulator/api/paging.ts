import { invalid } from './content.ts'

/** Cuts a list as the platform pages it. The token is the place to go on from. */
export const pageOf = <T>(
  all: readonly T[],
  query: Readonly<Record<string, string>>,
  limit: { readonly size: number; readonly max: number },
): { items: T[]; has_more: boolean; page_token: string } => {
  const size = Number(query.page_size ?? limit.size)
  const from = Number(query.page_token || 0)
  if (!Number.isInteger(size) || size < 1 || size > limit.max) throw invalid('page_size')
  if (!Number.isInteger(from) || from < 0) throw invalid('page_token')
  const next = from + size
  const more = next < all.length
  return { items: all.slice(from, next), has_more: more, page_token: more ? String(next) : '' }
}
