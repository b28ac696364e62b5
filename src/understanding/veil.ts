import { readAll } from './slots/read.ts'
import type { Reading } from './slots/reading.ts'
import { tidy } from './tidy.ts'
import type { Sentence } from './understand.ts'

/** A sentence fit to leave the machine: names and numbers are placeholders, 〈人1〉. */
export type Veiled = {
  readonly text: string
  /** Words of the veiled sentence as they stood; `null` for words that do not stand in it. */
  readonly unveil: (words: string) => string | null
}

const titles: Readonly<Partial<Record<Reading['kind'], string>>> = {
  person: '人',
  unit: '单位',
  township: '乡镇',
  village: '村',
  id: '编号',
  phone: '电话',
  money: '金额',
  number: '数',
  day: '日期',
  period: '时间',
  duration: '时长',
}

/** Longest sentence that is shown to anybody outside. */
const shownMax = 300

type Hidden = { readonly start: number; readonly end: number; readonly title: string }

export const veil = ({ typed, now, names, mentions }: Sentence): Veiled => {
  const shown = typed.slice(0, shownMax)
  const tidied = tidy(shown)
  const read = readAll(tidied, { now, lexicon: names, mentions }).flatMap(({ kind, span }) => {
    const title = titles[kind]
    return title === undefined ? [] : [{ start: span[0], end: span[1], title }]
  })
  const hidden = apart([...read, ...unreadIn(shown)])
  const words = new Map<string, string>()
  let text = ''
  let at = 0
  for (const { start, end, title } of hidden) {
    const sign = `〈${title}${words.size + 1}〉`
    words.set(sign, shown.slice(start, end))
    text += shown.slice(at, start) + sign
    at = end
  }
  text += shown.slice(at)
  return { text, unveil: said => (text.includes(said) ? unveiled(said, words) : null) }
}

/** What no reader knew, but looks like somebody: behind 叫, before 老师, and whatever has digits. */
const unreadIn = (typed: string): readonly Hidden[] =>
  [
    ...typed.matchAll(/(?<=叫|名叫|姓名[是:：]?|@)[\p{Script=Han}A-Za-z·]{2,5}/gu),
    ...typed.matchAll(/[\p{Script=Han}]{1,3}(?=老师|医生|主任|局长|书记|同志|师傅)/gu),
    ...typed.matchAll(/[\w.+-]+@[\w.-]+/g),
    ...typed.matchAll(/[\d０-９][\d０-９\s—－-]*/g),
  ].map(({ 0: words, index }) => ({ start: index, end: index + words.length, title: '名' }))

/** Longest first where they overlap, then in the order of the sentence. */
const apart = (hidden: readonly Hidden[]): readonly Hidden[] => {
  const kept: Hidden[] = []
  for (const one of hidden.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (one.end > one.start && !kept.some(other => one.start < other.end && other.start < one.end))
      kept.push(one)
  return kept.sort((a, b) => a.start - b.start)
}

const unveiled = (said: string, words: ReadonlyMap<string, string>): string =>
  said.replace(/〈[^〉]*〉/g, sign => words.get(sign) ?? sign)
