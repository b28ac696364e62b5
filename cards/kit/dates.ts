// China has kept UTC+8 without summer time since 1991; a phone's or server's own zone plays no part.
const offsetMs = 8 * 3_600_000

/** `2026年11月23日`, from a day written `2026-11-23` or an instant (its day in Shanghai). Other words stay as they are. */
export const dateWords = (when: string | Date): string => {
  const [year, month, day] = partsOf(when) ?? []
  return year === undefined ? String(when) : `${year}年${Number(month)}月${Number(day)}日`
}

/** `11月23日`, without the year. */
export const shortDate = (when: string | Date): string => {
  const [, month, day] = partsOf(when) ?? []
  return month === undefined ? String(when) : `${Number(month)}月${Number(day)}日`
}

/** `11月23日` of the year it is now, `2025年11月23日` of another one. */
export const nearDate = (when: string | Date, now: Date): string =>
  partsOf(when)?.[0] === partsOf(now)?.[0] ? shortDate(when) : dateWords(when)

/** `11月23日 9:30`, of an instant, by Shanghai's clocks. */
export const shortTime = (when: Date): string => `${shortDate(when)} ${clockWords(when)}`

/** `2026年11月23日 9:30`, of an instant, by Shanghai's clocks. */
export const timeWords = (when: Date): string => `${dateWords(when)} ${clockWords(when)}`

/** `9:30`, of an instant, by Shanghai's clocks. */
export const clockWords = (when: Date): string => {
  const written = shanghai(when)
  return `${Number(written.slice(11, 13))}:${written.slice(14, 16)}`
}

const partsOf = (when: string | Date): readonly string[] | null => {
  const written = typeof when === 'string' ? when : shanghai(when)
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(written)
  return found ? found.slice(1, 4) : null
}

const shanghai = (when: Date): string => new Date(when.getTime() + offsetMs).toISOString()
