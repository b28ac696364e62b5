import type { Day } from '#core/shanghai.ts'
import type { Located, SlotSpec, Slots, SlotValue, Unclear } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'
import { asAsked } from './asked.ts'
import { dayInWords, yearOf } from './calendar.ts'
import { readChoices } from './choices.ts'
import { closeness } from './cues.ts'
import { deniedAmong } from './denials.ts'
import { readAll } from './read.ts'
import type { Reading, Surroundings } from './reading.ts'
import { overlaps, standing } from './standing.ts'
import { quotedText, restOf } from './texts.ts'

/** A value said for a slot. */
export type SlotSaid = {
  readonly name: string
  readonly located: Located
  /** What was taken for granted, as a question: the year of 3月7号. `null`: nothing. */
  readonly assumed: string | null
}

/** Words said for a slot that nobody may guess at. `near`: nearest known names, only for who may see them. */
export type SlotUnclear = {
  readonly name: string
  readonly unclear: Unclear
  readonly near: readonly string[]
}

export type SlotsRead = {
  /** In the order of the sentence. */
  readonly said: readonly SlotSaid[]
  readonly unclear: readonly SlotUnclear[]
  /** What was read and belongs to none of the slots. */
  readonly left: readonly Reading[]
}

export type SlotsAsked = Surroundings & {
  readonly slots: Slots
  /** `readAll` of the same sentence, when it was read before. */
  readonly readings?: readonly Reading[]
  /** Words that are the command's own, as offsets in the tidied text: no slot is read from them. */
  readonly taken?: readonly (readonly [from: number, to: number])[]
}

/** What a sentence says for each of a command's slots: by kind, by the words that stand beside it, in the order said. */
export const readSlots = (sentence: Tidy, asked: SlotsAsked): SlotsRead => {
  const taken = (asked.taken ?? []).map(([from, to]) => ({ from, to }))
  const read = [...(asked.readings ?? readAll(sentence, asked))]
  const specs = Object.entries(asked.slots).map(([name, spec]) => ({ name, spec }))
  const choices = specs.flatMap(({ name, spec }) => readChoices(sentence, spec).map(one => ({ one, name })))
  const wanted = new Set(specs.map(({ spec }) => spec.kind))
  const fitting = asAsked(
    read,
    specs.map(({ spec }) => spec.kind),
  )
  const pool = standing([...fitting, ...choices.map(({ one }) => one)], wanted)
  const quoted = quotedText(sentence, specs, read)
  const isTold = specs.some(({ spec }) => spec.kind === 'text' && spec.rest === true)
  const denied = deniedAmong(sentence, pool, isTold)
  const open = pool.filter(
    one =>
      !taken.some(words => overlaps(words, one) && !holds(one, words) && !goesOn(one, words)) &&
      !quoted.some(words => overlaps(words, one)),
  )
  const ownOf = (name: string): readonly Reading[] =>
    choices.filter(one => one.name === name).map(({ one }) => one)
  const free = open.filter(one => !denied.has(one))
  const given = assign(sentence, specs, free, ownOf)
  const used = given.map(({ reading }) => reading)
  const without = assign(
    sentence,
    specs.filter(({ name }) => !given.some(one => one.name === name)),
    open.filter(one => denied.has(one)),
    ownOf,
  ).map(({ name, reading }) => ({ name, reading: askedFor(reading, asked.slots[name]) }))
  return {
    ...sorted([...given, ...without, ...restOf(sentence, specs, { used, taken, read: free })]),
    left: free.filter(one => !used.some(other => overlaps(one, other))),
  }
}

/** What is not wanted says nothing about what is: nobody guesses, and nobody reads it as wanted. */
const askedFor = (one: Reading, spec: SlotSpec | undefined): Reading => ({
  ...one,
  values: null,
  ask: `不要「${one.typed}」，那${spec?.title ?? ''}要哪些？请直接说要的。`,
})

type Named = { readonly name: string; readonly spec: SlotSpec }
type Given = { readonly name: string; readonly reading: Reading }
type Candidate = Given & { readonly many: boolean; readonly score: number }

// The command's own words may be part of a name (登记 in 登记中心): the name is the longer reading.
const holds = (one: Reading, words: { readonly from: number; readonly to: number }): boolean =>
  one.from <= words.from && words.to <= one.to && one.to - one.from > words.to - words.from

/** 答复诉求9号: the command's own words begin the number. */
const goesOn = (one: Reading, words: { readonly from: number; readonly to: number }): boolean =>
  one.kind === 'id' && one.to > words.to

const assign = (
  sentence: Tidy,
  specs: readonly Named[],
  pool: readonly Reading[],
  ownOf: (name: string) => readonly Reading[],
): readonly Given[] => {
  const candidates: readonly Candidate[] = specs.flatMap(({ name, spec }) =>
    pool.flatMap(one => {
      const fits = spec.kind === 'choice' ? ownOf(name).includes(one) && one : fitted(one, spec)
      if (!fits || (spec.end && isWithinPeriod(one, pool))) return []
      return [{ name, reading: fits, many: spec.many === true, score: scoreOf(sentence, spec, fits) }]
    }),
  )
  const given: Candidate[] = []
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (candidate.score < 0) continue
    const isFull = !candidate.many && given.some(({ name }) => name === candidate.name)
    if (!isFull && !given.some(({ reading }) => overlaps(reading, candidate.reading))) given.push(candidate)
  }
  return given
}

/** 下周三到周五 ends on the Friday of next week: by itself 周五 is another one. */
const isWithinPeriod = (one: Reading, pool: readonly Reading[]): boolean =>
  one.kind === 'day' && pool.some(other => other.kind === 'period' && holds(other, one))

/** A reading as a slot takes it: a day is also a period, 31号 is the number asked for. `null`: not at all. */
const fitted = (one: Reading, spec: SlotSpec): Reading | null => {
  const last = spec.past ? lastOf(one) : null
  if (last) return last
  const values = one.values?.map(value => valueAs(value, spec)) ?? (one.kind === spec.kind ? [] : [null])
  const meant = values.filter(value => value !== null)
  if (meant.length < values.length) return null
  return { ...one, kind: spec.kind, values: one.values && meant }
}

/** What has been was not next Friday; that it was the last one is said. */
const lastOf = (one: Reading): Reading | null => {
  const [value] = one.values ?? []
  const day = one.last?.() ?? null
  if (value?.kind !== 'day' || day === null || day >= value.day) return null
  return { ...one, values: [{ ...value, day }], ask: `「${one.typed}」是${dayInWords(day)}吗？` }
}

const valueAs = (value: SlotValue, spec: SlotSpec): SlotValue | null => {
  const { kind, prefix, end, year } = spec
  if (value.kind === 'day') return dayAs(value, spec)
  if (value.kind === 'period' && kind === 'day' && end) return { kind, day: value.to, part: null, time: null }
  if (value.kind === 'period' && kind === 'number' && year) return yearAs(value.to)
  if (value.kind === 'id' && kind === 'id') return numbered(value, prefix)
  return value.kind === kind ? value : null
}

const dayAs = (value: Extract<SlotValue, { kind: 'day' }>, { kind, year }: SlotSpec): SlotValue | null => {
  if (kind === 'period') return { kind, from: value.day, to: value.day, words: value.day }
  if (kind === 'number' && year) return yearAs(value.day)
  return kind === 'day' ? value : null
}

const yearAs = (day: Day): SlotValue => ({ kind: 'number', value: yearOf(day), bound: 'exact' })

// Another record's number is no value of this slot.
const numbered = (id: Extract<SlotValue, { kind: 'id' }>, prefix: string | undefined): SlotValue | null => {
  if (id.prefix === '') return prefix === undefined ? null : { ...id, prefix }
  return prefix === undefined || id.prefix === prefix ? id : null
}

/** Without a word beside it, only what is sure is taken for a slot. */
const scoreOf = (sentence: Tidy, spec: SlotSpec, one: Reading): number => {
  const near = closeness(sentence, spec, one) || (isAnswer(sentence, one) ? answered : 0)
  if (near === 0 && needsCue(one, spec)) return -1
  return near + (one.strength === 'weak' ? 0 : 20) + Math.min(one.to - one.from, 10) - one.from / 10_000
}

/** Nothing but the value, as somebody answers who was asked for it: 三, 500。 */
const isAnswer = ({ text }: Tidy, { from, to }: Reading): boolean =>
  from === 0 && /^[\p{P}\p{S}个名位户人家次项件元吧了呢]*$/u.test(text.slice(to))

const answered = 50

/** A sum below this is said with 元, or with the word of its slot beside it. */
const plainlySumFen = 100_000

const needsCue = ({ kind, values, strength }: Reading, { cues = [] }: SlotSpec): boolean => {
  if (kind === 'number') return strength === 'weak' || cues.length > 0
  const isPlain = values?.every(value => value.kind === 'money' && value.fen >= plainlySumFen)
  return kind === 'money' && strength === 'weak' && !isPlain
}

const sorted = (given: readonly Given[]): Pick<SlotsRead, 'said' | 'unclear'> => {
  const inOrder = given.toSorted((a, b) => a.reading.from - b.reading.from)
  return {
    said: onceEach(
      inOrder.flatMap(({ name, reading: { values, typed, span, ask } }) =>
        (values ?? []).map(value => ({ name, located: { value, typed, span }, assumed: ask })),
      ),
    ),
    unclear: inOrder
      .filter(({ reading }) => reading.values === null)
      .map(({ name, reading: { typed, span, ask, near } }) => ({
        name,
        unclear: { typed, span, ask: ask ?? `「${typed}」是什么意思？` },
        near,
      })),
  }
}

/** 房子漏水 says twice that it is about housing. */
const onceEach = (said: readonly SlotSaid[]): readonly SlotSaid[] =>
  said.filter(
    ({ name, located: { value } }, at) =>
      value.kind !== 'choice' ||
      !said
        .slice(0, at)
        .some(
          one =>
            one.name === name &&
            one.located.value.kind === 'choice' &&
            one.located.value.value === value.value,
        ),
  )
