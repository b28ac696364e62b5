import type { PlatformError } from './errors.ts'

/** Cuts a list as the platform pages it; `checkQuery` has seen the size. The token says where to go on, and nothing to anybody else. */
export const pageOf = <T>(
  all: readonly T[],
  query: URLSearchParams,
  sizeDefault: number,
  refused: () => PlatformError,
): { items: T[]; has_more: boolean; page_token: string } => {
  const size = Number(query.get('page_size') || sizeDefault)
  const from = placeIn(query.get('page_token'))
  if (from === null) throw refused()
  const next = from + size
  const more = next < all.length
  return { items: all.slice(from, next), has_more: more, page_token: more ? tokenFor(next) : '' }
}

const tokenFor = (place: number): string => Buffer.from(`page:${place}`).toString('base64url')

const placeIn = (token: string | null): number | null => {
  if (token === null || token === '') return 0
  const place = /^page:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  return place === undefined ? null : Number(place)
}
