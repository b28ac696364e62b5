import type { Said } from '#core/handlers.ts'
import type { Mention } from '#core/inbound.ts'

/**
 * What stood after a command's words. `words` are split at blanks and 、, without the people named by @ (they are in
 * `mentions`) and without `key=value` pairs (in `named`); 「quoted text」 is one word.
 */
export const parseSaid = (rest: string, mentions: readonly Mention[]): Said => {
  const tokens = tokensOf(withoutMentions(rest, mentions))
  const pairs = tokens.map(pairOf)
  return {
    rest,
    words: tokens.filter((_, index) => pairs[index] === null).flatMap(wordsOf),
    named: Object.fromEntries(pairs.filter(pair => pair !== null)),
    mentions,
    slots: {},
  }
}

/** Longest quoted text, in characters: a quote left open must not swallow the sentence, nor take long to find out. */
const quoted = /「[^」]{0,1000}」|“[^”]{0,1000}”|"[^"]{0,1000}"/

const token = new RegExp(`(?:${quoted.source}|[^\\s])+`, 'gu')
const pieceOfList = new RegExp(`(?:${quoted.source}|[^、])+`, 'gu')
const pair = /^([\p{L}\p{N}_-]{1,20})(?:=|：|:(?!\/\/))(.+)$/su

export const tokensOf = (words: string): readonly string[] => joinedAtSigns(words).match(token) ?? []

// 姓名 = 杨某 is the same as 姓名=杨某.
const joinedAtSigns = (words: string): string =>
  words.replace(/[ ]{0,4}=[ ]{0,4}/g, '=').replace(/：[ ]{1,4}/g, '：')

export const pairOf = (one: string): readonly [string, string] | null => {
  const [, key = '', value = ''] = pair.exec(one) ?? []
  // 10:30 is a time, not a value named 10.
  return key === '' || /^\d+$/.test(key) ? null : [key, unquoted(value)]
}

const wordsOf = (one: string): readonly string[] =>
  (one.match(pieceOfList) ?? []).map(unquoted).filter(Boolean)

const unquoted = (words: string): string => {
  const inner = /^「(.*)」$|^“(.*)”$|^"(.*)"$/su.exec(words)
  return (inner ? (inner[1] ?? inner[2] ?? inner[3] ?? '') : words).trim()
}

// The longest name first: @王强 stands at the head of @王强生.
const withoutMentions = (rest: string, mentions: readonly Mention[]): string =>
  [...mentions]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce((words, { name }) => words.replaceAll(`@${name}`, ' '), rest)
