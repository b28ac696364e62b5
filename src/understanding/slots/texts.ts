import type { SlotSpec } from '#core/slots.ts'
import { type Tidy, typedOf } from '../tidy.ts'
import { closeness, cuesOf } from './cues.ts'
import { type Reading, reading } from './reading.ts'
import { overlaps } from './standing.ts'

type Named = { readonly name: string; readonly spec: SlotSpec }
type Words = { readonly from: number; readonly to: number }
type Given = { readonly name: string; readonly reading: Reading }

const quotes = /「([^」]*)」|『([^』]*)』|“([^”]*)”|"([^"]*)"|《([^》]*)》/gu

/** What stands in quotes, without the quotes. */
export const quotedIn = ({ text }: Tidy): readonly Words[] =>
  [...text.matchAll(quotes)]
    .map(({ 0: words, index }) => ({ from: index + 1, to: index + words.length - 1 }))
    .filter(({ from, to }) => to > from)

/** Quoted words that are not just a name: what stands in them is text, and no value of another slot. */
export const quotedText = (
  sentence: Tidy,
  specs: readonly Named[],
  readings: readonly Reading[],
): readonly Words[] =>
  specs.some(({ spec }) => spec.kind === 'text')
    ? quotedIn(sentence).filter(({ from, to }) => !readings.some(one => one.from <= from && to <= one.to))
    : []

/**
 * Free text: what stands in quotes, behind a slot's own word, or is left of the sentence when all else is read. Only a slot
 * that has to be filled takes what is left.
 */
export const restOf = (
  sentence: Tidy,
  specs: readonly Named[],
  used: readonly Reading[],
  taken: readonly Words[],
): readonly Given[] => {
  const texts = specs.filter(({ spec }) => spec.kind === 'text')
  const given = quotedFor(sentence, texts, used)
  for (const find of [behindCue, leftOver, lastClauses])
    for (const named of texts) {
      const isGiven = given.some(({ name }) => name === named.name)
      const words = isGiven
        ? null
        : find(sentence, named.spec, [...used, ...given.map(one => one.reading)], taken)
      if (words) given.push({ name: named.name, reading: textReading(sentence, words) })
    }
  return given
}

const textReading = (sentence: Tidy, { from, to }: Words): Reading =>
  reading(sentence, { from, to }, { kind: 'text', text: typedOf(sentence, from, to) })

const quotedFor = (sentence: Tidy, texts: readonly Named[], used: readonly Reading[]): Given[] => {
  const free = quotedIn(sentence).filter(words => !used.some(one => overlaps(one, words)))
  const pairs = texts
    .flatMap(({ name, spec }) => free.map(words => ({ name, words, near: closeness(sentence, spec, words) })))
    .toSorted((a, b) => b.near - a.near)
  const given: Given[] = []
  for (const { name, words } of pairs)
    if (!given.some(one => one.name === name || overlaps(one.reading, words)))
      given.push({ name, reading: textReading(sentence, words) })
  return given
}

type FindText = (
  sentence: Tidy,
  spec: SlotSpec,
  used: readonly (Words & Partial<Reading>)[],
  taken: readonly Words[],
) => Words | null

/** 内容是…, 原因：…: to the end of the sentence, or to where another value stands at its end. */
const behindCue: FindText = ({ text }, spec, used) => {
  const starts = cuesOf(spec).flatMap(cue => behindEach(text, cue))
  if (starts.length === 0) return null
  return trimmed(text, { from: Math.min(...starts), to: text.length }, used)
}

const behindEach = (text: string, cue: string): readonly number[] => {
  for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + 1))
    if (/^[是为说:=]/u.test(text.slice(at + cue.length))) return [at + cue.length + 1]
  return []
}

/** What is left when the command's own words and the values at both ends are gone. */
const leftOver: FindText = (sentence, spec, used, taken) =>
  spec.ask === undefined && !spec.rest
    ? null
    : trimmed(sentence.text, { from: 0, to: sentence.text.length }, [...used.filter(isNoWord), ...taken])

/** What stands behind the last clause that says something else: 去看了段子莲，她说缺设备. */
const lastClauses: FindText = ({ text }, spec, used, taken) => {
  if (!spec.tail) return null
  const last = Math.max(0, ...[...used.filter(isNoWord), ...taken].map(({ to }) => to))
  // That something was complained of stays with what it was: 反映孩子上学远.
  const told = /^.{0,2}(?:说|建议|提到|表示|(?=提出|反映))/u.exec(text.slice(last))?.[0].length
  const from =
    told === undefined
      ? [...text.matchAll(/[,:;。\n]/gu)].find(({ index }) => index >= last)?.index
      : last + told - 1
  return from === undefined
    ? null
    : trimmed(text.replace(closing, ''), { from: from + 1, to: text.replace(closing, '').length }, [])
}

/** 记一下, 帮我登上: says what is to be done with it. */
const closing =
  /[,。;](?:请|麻烦)?(?:帮|给|替)?(?:我|他|她)?(?:记|登|补|录|报|加|写|办)(?:记|录|登)?(?:一?下|一笔|一条|一个|上|下来|好|进去|了|吧)*$/u

/** 宿舍 says what kind of trouble it is, and is told of it as well. */
const isNoWord = ({ kind }: Partial<Reading>): boolean => kind !== 'choice'

const leading =
  /^(?:[\s\p{P}\p{S}]|请(?:你|您)?|麻烦|帮我|帮忙|就是|说(?!明)|是(?!否)|你好|您好|来电|在吗|那个|嗯+|额|呃|啊)/u
/** 反映个事，: says that something is told, and not what. */
const opening = /^(?:反映|登记|提|说|报|登|讲)(?:一?[下个件条])?(?:的?(?:事情?|问题|困难|情况|诉求))?[,:]/u
const trailing = /(?:[\s\p{P}\p{S}]|谢谢(?:您|你|了)?|麻烦(?:您|你)?了|辛苦了|的事|这件?事)$/u

const trimmed = (text: string, whole: Words, gone: readonly Words[]): Words | null => {
  let { from, to } = whole
  for (let before = -1; before !== from - to; ) {
    before = from - to
    from = gone.find(words => words.from <= from && from < words.to)?.to ?? from
    to = gone.find(words => words.from < to && to <= words.to)?.from ?? to
    const rest = text.slice(from, Math.max(from, to))
    // 替段子莲反映: the word before the name goes with it.
    if (/^[替代帮给]/u.test(rest) && gone.some(words => words.from === from + 1)) from += 1
    from += (leading.exec(rest) ?? opening.exec(rest))?.[0].length ?? 0
    to -= trailing.exec(text.slice(from, Math.max(from, to)))?.[0].length ?? 0
  }
  return to - from >= shortest ? { from, to } : null
}

/** One character says nothing. */
const shortest = 2
