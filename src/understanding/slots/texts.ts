import type { SlotKind, SlotSpec } from '#core/slots.ts'
import { type Tidy, typedOf } from '../tidy.ts'
import { closeness, cuesOf } from './cues.ts'
import { type Reading, reading } from './reading.ts'
import { overlaps } from './standing.ts'
import { partOf, saysSomething, withoutLead } from './text-parts.ts'

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
  { used, ...found }: Found,
): readonly Given[] => {
  const texts = specs.filter(({ spec }) => spec.kind === 'text')
  const given = quotedFor(sentence, texts, used)
  for (const find of [behindCue, leftOver, lastClauses, fullestPart])
    for (const named of texts) {
      const isGiven = given.some(({ name }) => name === named.name)
      const values = [...used, ...given.map(one => one.reading)]
      const words = isGiven ? null : find(sentence, named.spec, { ...found, used: values })
      if (words) given.push({ name: named.name, reading: textReading(sentence, words) })
    }
  return given
}

/** What is known of a sentence when its texts are looked for. */
type Found = {
  /** Values of the command's slots. */
  readonly used: readonly Reading[]
  /** The command's own words. */
  readonly taken: readonly Words[]
  /** All that was read. */
  readonly read: readonly Reading[]
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

type FindText = (sentence: Tidy, spec: SlotSpec, found: Found) => Words | null

/** 内容是…, 原因：…: to the end of the sentence, or to where another value stands at its end. */
const behindCue: FindText = ({ text }, spec, { used }) => {
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
const leftOver: FindText = (sentence, spec, { used, taken }) =>
  spec.ask === undefined && !spec.rest
    ? null
    : trimmed(sentence.text, { from: 0, to: sentence.text.length }, [...used.filter(isNoWord), ...taken])

/** What stands behind the last clause that says something else: 去看了段子莲，她说缺设备. */
const lastClauses: FindText = ({ text }, spec, { used, taken, read }) => {
  if (!spec.tail) return null
  const last = Math.max(0, ...[...used.filter(isNoWord), ...taken].map(({ to }) => to))
  // That something was complained of stays with what it was: 反映孩子上学远.
  const saying = /^.{0,2}(?:说|建议|提到|表示|(?=提出|反映))/u.exec(text.slice(last))?.[0].length
  const from =
    saying === undefined
      ? [...text.matchAll(/[,:;。\n]/gu)].find(({ index }) => index >= last)?.index
      : last + saying - 1
  const told = text.replace(closing, '')
  const words = from === undefined ? null : trimmed(told, { from: from + 1, to: told.length }, [])
  if (!words || !spec.part) return words
  const light = read.filter(one => !isNoWord(one))
  return saysSomething(text, words, light) ? withoutLead(text, words, spec.cues ?? []) : null
}

/** What stands between the values: 教手工制茶 of 上周五来教手工制茶，3小时. */
const fullestPart: FindText = ({ text }, spec, { used, taken, read }) =>
  spec.part
    ? partOf(text, {
        gone: [...used.filter(isNoWord), ...taken, ...read.filter(({ kind }) => isApart.has(kind))],
        light: read.filter(one => !isNoWord(one)),
        cues: spec.cues ?? [],
        plainly: spec.tail === true,
      })
    : null

/** When it was and of which record says nothing of what was done, asked for or not. */
const isApart: ReadonlySet<SlotKind> = new Set(['day', 'period', 'id', 'phone'])

/** 记一下, 帮我登上: says what is to be done with it. */
const closing =
  /[,。;](?:请|麻烦)?(?:帮|给|替)?(?:我|他|她)?(?:记|登|补|录|报|加|写|办)(?:记|录|登)?(?:一?[次条笔个])?(?:联系|服务|成果|业绩|诉求|记录)?(?:一?下|一笔|一条|一个|上|下来|好|进去|了|吧)*$/u

/** 宿舍 says what kind of trouble it is, and is told of it as well. */
const isNoWord = ({ kind }: Partial<Reading>): boolean => kind !== 'choice'

const leading =
  /^(?:[\s\p{P}\p{S}]|请(?:你|您)?|麻烦|帮我|帮忙|就是|说(?!明)|是(?!否)|你好|您好|来电|在吗|那个|嗯+|额|呃|啊)/u
/** 反映个事，: says that something is told, and not what. */
const opening =
  /^(?:(?:反映|登记|提|说|报|登|讲)(?:一?[下个件条])?(?:的?(?:事情?|问题|困难|情况|诉求))?|(?:答复|回复|回话|(?:处理|办理)?结果|意见|原因|理由)(?:如下|一下|是)?)[,:]/u
/** 延期 before 5个工作日, 退回 before the unit: what is done to the record, and no part of the reason. */
const doing = /^(?:我?(?:申请|想|要|请))?(?:再?延(?:期|长|后)?|退(?:回|给)?|转(?:办|给)?|答复|回复|由|给)$/u
const trailing = /(?:[\s\p{P}\p{S}]|谢谢(?:您|你|了)?|麻烦(?:您|你)?了|辛苦了|的事|这件?事)$/u

const trimmed = (text: string, whole: Words, gone: readonly Words[]): Words | null => {
  let { from, to } = whole
  for (let before = -1; before !== from - to; ) {
    before = from - to
    from = begun(text, { from, to }, gone)
    to = gone.find(words => words.from < to && to <= words.to)?.from ?? to
    to -= trailing.exec(text.slice(from, Math.max(from, to)))?.[0].length ?? 0
  }
  if (text.charAt(from - 1) === '我' && /^[家们自老爱孩娃婆的]/u.test(text.slice(from))) from -= 1
  return to - from >= shortest ? { from, to } : null
}

/** Behind what stands at the beginning and is no part of the text. */
const begun = (text: string, whole: Words, gone: readonly Words[]): number => {
  const from = gone.find(words => words.from <= whole.from && whole.from < words.to)?.to ?? whole.from
  const value = gone.find(words => words.from > from && doing.test(text.slice(from, words.from)))
  if (value) return value.to
  const rest = text.slice(from, Math.max(from, whole.to))
  // 替段子莲反映: the word before the name goes with it.
  const isForSomebody = /^[替代帮给]/u.test(rest) && gone.some(words => words.from === from + 1)
  return from + (isForSomebody ? 1 : ((leading.exec(rest) ?? opening.exec(rest))?.[0].length ?? 0))
}

/** One character says nothing. */
const shortest = 2
