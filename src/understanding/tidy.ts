import { Converter } from 'opencc-js/t2cn'
import type { Span } from '#core/slots.ts'

/** Longest sentence that is read, in characters; what stands beyond is not looked at. */
export const readMax = 500

/**
 * A sentence as the readers see it: full-width letters, digits and signs half-width (， is `,`), traditional characters
 * simplified, small letters, every dash `-`; emoji, invisible signs and repeated punctuation gone. Blanks are gone too,
 * but for one between two Latin words or numbers; a line break is `\n`.
 */
export type Tidy = {
  readonly typed: string
  readonly text: string
  /** Offsets in `text` before which a blank, a line break or an emoji stood. */
  readonly gaps: ReadonlySet<number>
  /** For each UTF-16 unit of `text`: where in `typed` it begins and ends. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export const tidy = (typed: string): Tidy => layOut(typed, withoutNoise(simplified(partsOf(typed))))

/** Where `text.slice(from, to)` stood in the sentence as typed. */
export const spanOf = ({ starts, ends, typed }: Tidy, from: number, to: number): Span => {
  const start = starts[from] ?? typed.length
  return [start, Math.max(start, ends[to - 1] ?? start)]
}

/** The words as typed that `text.slice(from, to)` was read from. */
export const typedOf = (sentence: Tidy, from: number, to: number): string =>
  sentence.typed.slice(...spanOf(sentence, from, to))

/** Simplified, half-width, small letters, without blanks: how names are compared. */
export const folded = (name: string): string => tidy(name).text.replace(/[\s·•・]/g, '')

type Part = { readonly sign: string; readonly from: number; readonly to: number }

const partsOf = (typed: string): readonly Part[] => {
  const parts: Part[] = []
  let at = 0
  for (const { sign, from, to } of matchesOf(typed.slice(0, readMax))) {
    if (from > at) parts.push(...signsOf(typed.slice(at, from), at))
    parts.push({ sign, from, to })
    at = to
  }
  parts.push(...signsOf(typed.slice(at, readMax), at))
  return parts
}

// An emoji is read as a blank: what stood around it are two words.
const matchesOf = (typed: string): readonly Part[] =>
  [...typed.matchAll(noise)].map(({ 0: words, index }) => ({
    sign: invisible.test(words) ? '' : ' ',
    from: index,
    to: index + words.length,
  }))

/** Feishu's own emoji arrive as words in brackets. */
const feishuEmoji =
  '微笑|笑脸|赞|强|OK|加油|鼓掌|握手|玫瑰|抱拳|谢谢|感谢|比心|爱心|心|呲牙|大笑|捂脸|流泪|大哭|吐舌|憨笑|害羞|汗|尴尬|发呆|思考|疑问|敬礼|拜托|送心|庆祝|胜利|完成|打卡|收到|了解|点头|火|100|奋斗|泪奔|叹气|无语|可怜|偷笑|得意|惊讶|再见|咖啡|蛋糕'

const invisible = /^(?:\p{Cf}|\p{Variation_Selector})+$/u

const noise = new RegExp(
  String.raw`(?:\p{Cf}|\p{Variation_Selector})+|(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3)+|\[(?:${feishuEmoji})\]`,
  'gu',
)

const signsOf = (words: string, offset: number): readonly Part[] => {
  let at = offset
  return [...words].flatMap(sign => {
    const from = at
    at += sign.length
    return [...halfOf(sign)].map(half => ({ sign: half, from, to: at }))
  })
}

const halfOf = (sign: string): string => {
  if (/\s/u.test(sign)) return sign === '\n' ? '\n' : ' '
  if (sign === '…') return sign
  const plain = sign < '\u0080' ? sign : sign.normalize('NFKC')
  return dashes.test(plain) ? '-' : plain.toLowerCase()
}

const dashes = /^[‐‑‒–—―−─]$/u

/** Traditional characters as simplified ones, one for one. */
export const toSimplified = Converter({ from: 't', to: 'cn' })

const simplified = (parts: readonly Part[]): readonly Part[] => {
  const read = [...toSimplified(parts.map(({ sign }) => sign || '\0').join(''))]
  // One character becomes one character; should a word of the table ever do otherwise, the sentence stays as typed.
  if (read.length !== parts.length) return parts
  return parts.map((part, index) => ({ ...part, sign: part.sign && (read[index] ?? part.sign) }))
}

const withoutNoise = (parts: readonly Part[]): readonly Part[] =>
  parts.filter(({ sign }, index) => sign !== '' && !(repeated.test(sign) && parts[index - 1]?.sign === sign))

const repeated = /^[!?~。,、;:…\s]$/u

const layOut = (typed: string, parts: readonly Part[]): Tidy => {
  const starts: number[] = []
  const ends: number[] = []
  const gaps = new Set<number>()
  let text = ''
  parts.forEach((part, index) => {
    if (part.sign === ' ' && !standsBetweenWords(text, parts[index + 1]?.sign)) {
      gaps.add(text.length)
      return
    }
    for (let unit = 0; unit < part.sign.length; unit += 1) {
      starts.push(part.from)
      ends.push(part.to)
    }
    text += part.sign
    if (part.sign === '\n' || part.sign === ' ') gaps.add(text.length)
  })
  return { typed, text, gaps, starts, ends }
}

const standsBetweenWords = (before: string, after = ''): boolean =>
  /[a-z0-9]$/.test(before) && /^[a-z0-9]/.test(after)
