/** Codes stand in the database; the office's words stand on cards. One table per list, in the order people read it. */
export type Dictionary<Code extends string = string> = Readonly<Record<Code, string>>

/** The office's word for a code; a code the list has lost is shown as it is rather than hidden. */
export const wordOf = (dictionary: Dictionary, code: string | null): string | null =>
  code === null ? null : (dictionary[code] ?? code)

export const codesOf = <Code extends string>(dictionary: Dictionary<Code>): [Code, ...Code[]] =>
  // Object.keys forgets the key type and that a dictionary is never empty.
  Object.keys(dictionary) as [Code, ...Code[]]

/** The code for what somebody typed: the code itself, the whole word, or its beginning (`专业技术`). `null` when it fits none or two. */
export const codeFor = <Code extends string>(dictionary: Dictionary<Code>, typed: string): Code | null => {
  const wanted = typed.trim()
  if (wanted === '') return null
  const codes = codesOf(dictionary)
  const exact = codes.find(code => code === wanted || dictionary[code] === wanted)
  if (exact) return exact
  const beginning = codes.filter(code => dictionary[code].startsWith(wanted))
  return beginning.length === 1 ? (beginning[0] ?? null) : null
}

/** Options of a select, in the dictionary's order. */
export const optionsOf = (dictionary: Dictionary): readonly { value: string; text: string }[] =>
  Object.entries(dictionary).map(([value, text]) => ({ value, text }))
