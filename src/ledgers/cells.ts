import { limits } from './sheet.ts'

/** A cell's words without what nobody sees: line ends and runs of blanks become one blank, zero-width signs go. */
export const tidyText = (raw: string): string => {
  const words = raw.length > limits.cellMax ? raw.slice(0, limits.cellMax) : raw
  if (!untidy.test(words)) return words
  return words
    .replace(/(?![\n\t\r])[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

// Most cells have nothing to tidy.
const untidy = /[\s\p{Cc}\p{Cf}\p{Cs}]/u

/** Different words kept once each, up to here: a ledger says 本科 ten thousand times. */
const sharedMax = 100_000

/** Tidies, and gives equal words back as one string, which is most of the memory of a long table. */
export const createTidy = (): ((raw: string) => string) => {
  const known = new Map<string, string>()
  return raw => {
    const before = known.get(raw)
    if (before !== undefined) return before
    const words = tidyText(raw)
    if (known.size < sharedMax) known.set(raw, words)
    return words
  }
}

/** Full-width digits, letters and signs as half-width, without blanks: how numbers are compared. */
export const halfWidth = (words: string): string => words.normalize('NFKC').replace(/\s/g, '')

/** A number that Excel has shortened: 5.33E+17. What it stood for cannot be told any more. */
export const isShortened = (words: string): boolean => /^[+-]?\d(\.\d+)?E\+?\d{2}$/i.test(halfWidth(words))

/** What stands for “as above”: 同上, 〃. */
export const isDitto = (words: string): boolean => words.length <= dittoMax && ditto.test(halfWidth(words))

const dittoMax = 6
const ditto = /^(同上|["″〃〞＂”“]{1,2}|[-—－]*[″〃][-—－]*)$/

/** A value as a register wants it, or why it cannot be told. */
export type CellRead = { readonly value: string } | { readonly problem: string }

const read = (value: string): CellRead => ({ value })
const problem = (words: string): CellRead => ({ problem: words })

const bareNumber = (words: string): string => halfWidth(words).replace(/[-—()（）.·]/g, '')

/** 13800000000, written with blanks, dashes, +86 or in full width. Landlines stay as they are typed. */
export const readPhone = (words: string): CellRead => {
  if (isShortened(words))
    return problem(`手机号被 Excel 变成了“${words}”，后面的数字已经丢了，请把这一列设为“文本”后重新填写`)
  const several = words.split(/[、，,；;/／\n]|或|\s{2,}/).filter(part => /\d{7,}/.test(bareNumber(part)))
  if (several.length > 1) return problem(`一格里有${several.length}个电话，请只留一个`)
  const bare = bareNumber(words)
  const digits = bare.replace(/^(\+?86|0086)(?=1\d{10}$)/, '')
  return read(/^\d+$/.test(digits) ? digits : words.trim())
}

/** An identity number; a shortened one is refused with the reason. */
export const readIdNumber = (words: string): CellRead =>
  isShortened(words)
    ? problem(`身份证号被 Excel 变成了“${words}”，后几位已经丢了，请把这一列设为“文本”后重新填写`)
    : read(halfWidth(words).toUpperCase().replace(/^'/, ''))

/** A person's name; blanks between its characters go. Several names are not guessed apart. */
export const readPerson = (words: string): CellRead => {
  const several = words
    .split(/[、，,；;/／\n]|\s+(?=\p{Script=Han}{2})/u)
    .map(one => one.trim())
    .filter(one => one !== '')
  if (several.length > 1 && several.every(one => [...one].length >= 2))
    return problem(`一格里有${several.length}个人（${several.slice(0, 3).join('、')}），请一人一行`)
  return read(words.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''))
}

/** A whole or decimal number with its unit or thousands: 12户, 1,200. */
export const readNumber = (words: string): CellRead => {
  const bare = halfWidth(words)
    .replace(/[,，]/g, '')
    .replace(/(?<=\d)[户人个元名次亩]$/, '')
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? read(bare.replace(/\.0+$/, '')) : problem(`“${words}”不是数字`)
}

/** Several in one cell, divided by 、. */
export const readList = (words: string): CellRead =>
  read(
    words
      .split(/[、，,；;/／\n]/)
      .map(one => one.trim())
      .filter(one => one !== '')
      .join('、'),
  )

/** ="13800000001" is how a .csv keeps Excel from shortening a number: the words between the quotes. */
export const withoutQuoting = (words: string): string =>
  words.startsWith('=') ? (/^="([^"]*)"$/.exec(words)?.[1] ?? words) : words

/** What Excel writes where a formula failed, and a formula that stands there itself: it is never run. */
export const formulaFault = (words: string): string | null => {
  // Asked of every cell of a long table.
  if (!'=＝#'.includes(words.charAt(0))) return null
  if (/^[=＝]./.test(words)) return `“${words.slice(0, 20)}”是公式，请改成数值或文字`
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|BLOCKED!|公式错误)$/.test(
    words,
  )
    ? `公式算不出来（${words}），请改成数值`
    : null
}
