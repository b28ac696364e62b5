/**
 * What a talent must fit to be found. `terms`: any of these search terms (prisma/schema/talent-search.prisma); none of them
 * means nobody.
 */
export type Fit =
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly fits: readonly Fit[] }

export const anyOf = (terms: readonly string[]): Fit => ({ kind: 'terms', terms })

export const nobody: Fit = anyOf([])

/** All of them; what is always met drops out. */
export const both = (...fits: readonly [Fit, ...Fit[]]): Fit =>
  fits.length === 1 ? fits[0] : { kind: 'and', fits }

/** At least one of them. Plain terms become one list, which the database reads at once. */
export const either = (...fits: readonly Fit[]): Fit => {
  const terms = fits.flatMap(fit => (fit.kind === 'terms' ? fit.terms : []))
  const others = fits.filter(fit => fit.kind !== 'terms')
  const all = terms.length > 0 ? [anyOf([...new Set(terms)]), ...others] : others
  const [first, ...more] = all
  if (!first) return nobody
  return more.length === 0 ? first : { kind: 'or', fits: all }
}

/** Words as the database keeps them: half-width, small letters, no blanks. The same as search_grams in the migration. */
export const plainWord = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.]+/g, '')

/**
 * Whose name, title, craft or product has these words: one or two characters exactly, of longer ones every two neighbours.
 * `kind` `initials` looks at the initials of the name's pinyin instead.
 */
export const written = (word: string, kind: 'text' | 'initials' = 'text'): Fit => {
  const characters = [...plainWord(word)]
  const [first] = characters
  if (first === undefined) return nobody
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  const [one, ...more] = (pairs.length > 0 ? [...new Set(pairs)] : [first]).map(gram =>
    anyOf([`${kind}:${gram}`]),
  )
  return one ? both(one, ...more) : nobody
}
