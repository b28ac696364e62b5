import { readMax, type Tidy } from '../tidy.ts'
import type { Lexer } from './features.ts'
import type { Profile } from './patterns.ts'
import type { Ranked, Ranking } from './rank.ts'
import { isChange } from './sentence.ts'
import { beforeOrders } from './vetoes.ts'

/** What a long message tells, and how much of it. */
export type Story = { readonly profile: Profile; readonly share: number }

/** From this many characters on a message may be a story. */
export const storyFrom = 100
/** A clause shorter than this says nothing by itself. */
const clauseMin = 4
/** So much of a story has to be about the command's own matter. */
const shareFrom = 0.15

export type Teller = (sentence: Tidy) => Story | null

/**
 * A long message asks for nothing in a few words: what it is about is heard in its clauses, each taken by itself. Only what
 * can be told in one's own words is; who says at the beginning or the end what is to be done, has asked for that.
 */
export const createTeller = (profiles: readonly Profile[], lexer: Lexer, ranking: Ranking): Teller => {
  const told = profiles.filter(mayBeStory)
  return ({ text, typed }) => {
    if (text.length < storyFrom || told.length === 0) return null
    const clauses = beforeOrders(text)
      .split(/[,。;!?\n]/)
      .filter(({ length }) => length >= clauseMin)
    // Where the end was not read, it says nothing.
    const asked = [...clauses.slice(0, 1), ...(typed.length > readMax ? [] : clauses.slice(-2))]
      .map(clause => lexer.featuresOf(clause, []))
      .filter(features => features.some(isChange))
      .flat()
    const shares = sharesOf(clauses.map(clause => ranking.rank(lexer.featuresOf(clause, []), [])))
    const [likeliest] = told
      .filter(({ named }) => !asked.some(({ name }) => /^[co]:/.test(name) && !named.has(name)))
      .map(profile => ({ profile, share: shares.get(profile) ?? 0 }))
      .sort((a, b) => b.share - a.share)
    return likeliest && likeliest.share >= shareFrom ? likeliest : null
  }
}

const sharesOf = (clauses: readonly (readonly Ranked[])[]): ReadonlyMap<Profile, number> => {
  const shares = new Map<Profile, number>()
  for (const { profile, likelihood } of clauses.flat())
    shares.set(profile, (shares.get(profile) ?? 0) + likelihood / clauses.length)
  return shares
}

/** Told without a word that says so, and about no record that has to be named. */
const mayBeStory = ({ isTold, command }: Profile): boolean =>
  isTold && !Object.values(command.slots ?? {}).some(({ kind, ask }) => kind !== 'text' && ask !== undefined)
