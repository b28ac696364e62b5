import { pinyin } from 'pinyin-pro'

const known = new Map<string, string>()

/** How a character sounds by itself, without its tone; whatever is no Chinese character sounds as it is written. */
export const soundOf = (sign: string): string => {
  const kept = known.get(sign)
  if (kept !== undefined) return kept
  const sound = pinyin(sign, { toneType: 'none', nonZh: 'consecutive' }) || sign
  // What people type is finite, what they paste is not.
  if (known.size < signsMax) known.set(sign, sound)
  return sound
}

const signsMax = 20_000
