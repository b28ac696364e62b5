import { getPath } from 'hono/utils/url'

/** The path to route by: doubled slashes count once, and a prefix before the platform's own paths is forgiven. */
export const platformPath = (request: Request): string => {
  const path = getPath(request)
  const single = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path
  const at = single.search(/\/(open-apis|callback\/ws)\//)
  return at > 0 ? single.slice(at) : single
}
