import { isObject } from '../messages.ts'

/** The address a component opens, if it opens one. */
export const firstUrl = (json: Readonly<Record<string, unknown>>): string | null => {
  const behaviors = Array.isArray(json.behaviors) ? json.behaviors : []
  const open = behaviors.find(one => isObject(one) && one.type === 'open_url')
  if (!isObject(open)) return null
  const url = open.default_url ?? open.pc_url
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : null
}
