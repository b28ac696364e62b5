import type { Said } from '#core/handlers.ts'

/** A template somebody named in his request. */
export type Wish = {
  /** As it was typed: 按州委组织部模板. */
  readonly words: string
  /** 州委组织部; '' where he only said that it is one. */
  readonly name: string
  /** MB-3 */
  readonly id: number | null
}

const forms: readonly RegExp[] = [
  /(?:按照?|用|套用?|照着?|填)?\s*(?<name>MB\s*[-—－]?\s*\d{1,9})\s*(?:号?的?(?:模板|样表|表样))?/i,
  /(?:按照?|用|套用?|照着?|填)\s*(?<name>[^，,。；;\s]{0,40}?)的?(?:模板|样表|表样)(?:的?格式)?/,
  /(?<name>)(?:上级)?(?:模板|样表|表样)(?:的?格式)?/,
]

/** Which template a request names; `null`: none. */
export const wishIn = ({ rest, slots }: Said): Wish | null => {
  const words = rest.normalize('NFKC')
  for (const form of forms) {
    const found = form.exec(words)
    if (!found) continue
    const name = (found.groups?.name ?? '').replace(/^(上级|这个|那个|这份|那份)/, '')
    const number = /^MB\D*(\d+)$/i.exec(name)?.[1]
    return { words: found[0].trim(), name: number ? '' : name, id: number ? Number(number) : chosen(slots) }
  }
  const id = chosen(slots)
  return id === null ? null : { words: '', name: '', id }
}

const chosen = (slots: Said['slots']): number | null => {
  const [value] = slots.template ?? []
  return value?.kind === 'id' ? value.number : null
}

/** The request without the words that name the template: 州委组织部 in them is no unit to narrow the ledger by. */
export const withoutWish = (said: Said, { words }: Wish): Said => ({
  ...said,
  rest: said.rest.normalize('NFKC').replace(words, ' ').trim(),
  words: said.words.filter(
    word => !isPartOf(word.normalize('NFKC'), words) && !/^mb\D?\d+$/i.test(word.normalize('NFKC')),
  ),
  slots: Object.fromEntries(
    Object.entries(said.slots).map(([name, values]) => [
      name,
      name === 'ledger'
        ? values
        : values.filter(value => !('name' in value && isPartOf(bare(value.name ?? ''), words))),
    ]),
  ),
})

const isPartOf = (word: string, words: string): boolean =>
  words !== '' && word !== '' && (words.includes(word) || word.includes(words) || word.endsWith(words))

/** 云岭县农业农村局 is said as 农业农村局 too. */
const bare = (name: string): string => name.replace(/^.{1,4}?[县市区州](?=.{2})/, '')

/** How well a template's name fits what somebody called it: 1 all of it. */
export const nameFit = (name: string, wished: string): number => {
  const [one, other] = [tidy(name), tidy(wished)]
  if (other === '') return 1
  if (one.includes(other) || other.includes(one)) return 1
  const pairs = pairsOf(other)
  return pairs.length === 0 ? 0 : pairs.filter(pair => one.includes(pair)).length / pairs.length
}

const tidy = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s《》“”"'()]/g, '')
    .toLowerCase()

const pairsOf = (words: string): readonly string[] =>
  [...words].slice(1).map((sign, at) => [...words][at] + sign)
