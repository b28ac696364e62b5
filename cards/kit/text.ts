/** Words that may carry markdown. Made only by {@link md}, {@link text}, {@link bold} and their kin, so nothing unescaped gets in. */
export type Markup = { readonly markdown: string }

/** What every element takes: a plain string is always shown literally (escaped); only {@link Markup} is drawn as markdown. */
export type Words = string | Markup

/** What may stand in an `md` template; `null`, `undefined` and `false` leave nothing. */
export type Interpolation = Words | number | null | undefined | false

/** Words typed by a person, made harmless: no markdown, mention, tag, emoji code or link survives. Newlines stay. */
export const text = (typed: string): Markup => ({ markdown: escapeWords(typed) })

/** Markdown written by us around words that are not: md`**${name}** 已登记` escapes every interpolated string. */
export const md = (parts: TemplateStringsArray, ...said: readonly Interpolation[]): Markup => ({
  markdown: parts.map((part, index) => part + interpolated(said[index])).join(''),
})

/** Bold words. */
export const bold = (words: Words): Markup => md`**${words}**`

/** Small colours of a sentence: grey recedes, the others speak. */
export const coloured = (color: 'grey' | 'green' | 'orange' | 'red' | 'blue', words: Words): Markup => ({
  markdown: markdownOf(words)
    .split('\n')
    .map(line => (line === '' ? '' : `<font color='${color}'>${line}</font>`))
    .join('\n'),
})

/** A link; `url` must be http(s), else only the words stay. */
export const link = (words: string, url: string): Markup =>
  /^https?:\/\/[^\s()<>"'\\]+$/.test(url) ? { markdown: `[${escapeWords(words)}](${url})` } : text(words)

/** A mention that rings the person; by open id. Anything that is no id leaves nothing. */
export const mention = (openId: string): Markup => ({
  markdown: /^[A-Za-z0-9_-]+$/.test(openId) ? `<at id=${openId}></at>` : '',
})

/** Several words in one, with `separator` between; empty ones drop out. */
export const joined = (separator: string, ...said: readonly Interpolation[]): Markup => ({
  markdown: said
    .map(interpolated)
    .filter(part => part !== '')
    .join(separator),
})

/** One line per entry; empty ones drop out. */
export const lines = (...said: readonly Interpolation[]): Markup => joined('\n', ...said)

/** The markdown of some words, escaped where they are a plain string. */
export const markdownOf = (words: Words): string =>
  typeof words === 'string' ? escapeWords(words) : words.markdown

/** Words without signs nobody can see: controls, direction marks, halves of characters. */
export const visible = (words: string): string => words.replace(invisible, '')

/** At most `max` characters, the last of them 「…」 when something was cut. Counts whole characters, not halves of one. */
export const clipped = (words: string, max: number): string => {
  const characters = [...words]
  return characters.length <= max ? words : `${characters.slice(0, max - 1).join('')}…`
}

/** How wide words are, in half-width characters; a Chinese one is two. */
export const widthOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 256 ? 1 : 2), 0)

const interpolated = (said: Interpolation): string => {
  if (said === null || said === undefined || said === false) return ''
  return typeof said === 'number' ? String(said) : markdownOf(said)
}

// Control and bidirectional characters can hide or turn words round, half characters break the JSON; nobody types them on purpose.
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu

const meaningful = /[&<>*~_[\]()#`|\\!:$@{}"'^]/g

const escapeWords = (typed: string): string =>
  visible(typed.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n'))
    .split('\n')
    .map(escapeLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')

// At the start of a line a few more characters make lists, headings and code blocks.
const escapeLine = (line: string): string =>
  line
    .replace(/[^\S\n\u3000]+/g, ' ')
    .replace(meaningful, entity)
    .replace(/^ ?[-+=.]+/, run => run.replace(/[-+=.]/g, entity))
    .replace(/^( ?\d+)\./, '$1&#46;')
    .replace(/\bwww\./gi, run => run.replace('.', entity('.')))

const entity = (character: string): string => `&#${character.codePointAt(0)};`
