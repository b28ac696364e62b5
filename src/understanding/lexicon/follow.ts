import type { Lexicon } from '#core/lexicon.ts'
import type { Reader } from '#core/reader.ts'
import { createLexicon, type NameFinder } from './names.ts'

/** Names as they stand in the database now: asked before every sentence, read again only when a noun says they changed. */
export type FollowNames = (db: Reader) => Promise<NameFinder>

/** Keeps one index of what `lexicons` know. Every replica has its own; the versions stand in the database. */
export const followNames = (lexicons: readonly Lexicon[], county: string): FollowNames => {
  const index = createLexicon(county)
  let turn: Promise<unknown> = Promise.resolve()
  const catchUp = async (db: Reader): Promise<NameFinder> => {
    const changes = await Promise.all(lexicons.map(({ name, read }) => read(db, index.versionOf(name))))
    changes.forEach((change, at) => {
      const name = lexicons[at]?.name
      if (change && name !== undefined) index.apply(name, change)
    })
    return index
  }
  // One after the other: two sentences at once must not put an older version over a newer one.
  return db => {
    const mine = turn.then(() => catchUp(db))
    turn = mine.catch(() => undefined)
    return mine
  }
}
