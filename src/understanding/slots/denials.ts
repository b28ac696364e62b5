import type { SlotKind } from '#core/slots.ts'
import type { Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import type { Reading } from './reading.ts'

/**
 * Values said so that they are not taken: 不是中级, 不要县级的, 不搞茶叶, 除了诺溪镇和石桥镇, 诺溪镇以外. 是不是 asks, and
 * 除了茶叶还会核桃 means both. In a
 * story told in one's own words (`isTold`) 没做手术 is still about an operation.
 */
export const deniedAmong = (
  sentence: Tidy,
  readings: readonly Reading[],
  isTold: boolean,
): ReadonlySet<Reading> => {
  const denied = new Set<Reading>()
  for (const one of readings.toSorted((a, b) => a.from - b.from))
    if (isContrasted(sentence, one) || (!isTold && isLeftOut(sentence, one, denied))) denied.add(one)
  return denied
}

type Words = { readonly from: number; readonly to: number }

const isContrasted = ({ text }: Tidy, { from }: Words): boolean => contrasted.test(wordsBefore(text, from))

/** 不要超过5人 sets a limit to a number; names and the office's words are what somebody does without. */
const isLeftOut = (sentence: Tidy, one: Reading, denied: ReadonlySet<Reading>): boolean =>
  namedKinds.has(one.kind) && (isDeclined(sentence, one) || goesWith(sentence, one, denied))

const isDeclined = ({ text }: Tidy, { from, to }: Words): boolean => {
  const before = text.slice(Math.max(0, from - reach), from)
  const behind = text.slice(to, to + reach)
  if (undone.test(before) && doing.test(text.slice(from, to))) return true
  return (declined.test(before) && !isBesides(before, behind)) || leftOut.test(behind)
}

const reach = 14

const namedKinds: ReadonlySet<SlotKind> = new Set([
  'person',
  'unit',
  'township',
  'village',
  'field',
  'choice',
])

const contrasted = /(?<!是)(?:不是|而非|并非)(?:在|说|要|指|搞|做)?$/u

const declined =
  /(?:(?<!要)不要|别要|不含|不包括?|不算|不找|不看|不查|别把|(?<![解开清消扣免拆删废革撤])除(?:了|去|开)?|刨[开去]|剔除|排除|(?<![是并除莫])非|不在|离开|调离|(?<![要会能是有])(?:不再?|没有?|别)(?:搞|做|种|养|干|教|从事|懂|会|学|弄))(?:的|是|在|那?些?|个)?$/u

/** 不养蜂, 不种茶: the field's own name says what is done. */
const undone = /(?<![要会能是有])(?:不再?|没有?)$/u
const doing = /^[种养制造做]/u

/** 除了茶叶，还会核桃: both. */
const isBesides = (before: string, behind: string): boolean =>
  /除(?:了|去|开)?$/u.test(before) && /^[^。;!?]{0,8}(?:还|也|另外|又|加上)/u.test(behind)

const leftOut =
  /^的?(?:人才?|专家|站|村|单位)?(?:以外|之外|除外|(?:就|都)?(?:不要|不算|不用|别要|排除|去掉|剔除)(?:了|的)?(?=$|[,。;!?\n]))/u

/** 除了诺溪镇和石桥镇: what is joined to it is meant alike. */
const goesWith = ({ text }: Tidy, one: Reading, denied: ReadonlySet<Reading>): boolean =>
  [...denied].some(
    other =>
      other.kind === one.kind &&
      other.to < one.from &&
      /^的?(?:和|与|跟|及|、|以及|或者?)$/u.test(text.slice(other.to, one.from)),
  )
