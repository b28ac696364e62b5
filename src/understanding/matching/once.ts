import { createMatcher, type Match, type Matcher } from './matcher.ts'
import type { Declared } from './patterns.ts'

/** Roll-calls remembered; a program has one, a process that opens program after program a few that say the same. */
const rememberedMax = 4
const remembered = new Map<string, Matcher>()

/** A matcher for a roll-call. Roll-calls that say the same are learned once in a process, for learning takes a second. */
export const matcherFor = (declared: readonly Declared[]): Matcher => {
  const learned = learnedFrom(declared)
  const own = new Map(declared.map(one => [one.command.intent, one]))
  const owned = (match: Match): Match => ({
    ...match,
    declared: own.get(match.declared.command.intent) ?? match.declared,
  })
  return (...given) => {
    const matched = learned(...given)
    return { ...matched, matches: matched.matches.map(owned), story: matched.story && owned(matched.story) }
  }
}

const learnedFrom = (declared: readonly Declared[]): Matcher => {
  const key = JSON.stringify(declared.map(spoken))
  const known = remembered.get(key)
  if (known) return known
  const matcher = createMatcher(declared)
  const [oldest] = remembered.keys()
  if (remembered.size === rememberedMax && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, matcher)
  return matcher
}

/** All that is learned from: what a command says of itself. */
const spoken = ({
  title,
  command: { intent, phrases, words, summary, example, slots, writes },
}: Declared) => ({
  title,
  intent,
  phrases,
  words,
  summary,
  example,
  slots,
  writes,
})
