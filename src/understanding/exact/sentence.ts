import { toSimplified } from '../tidy.ts'

/** Longest sentence the bot reads, in characters; what stands beyond is no command. */
const readMax = 4000

/**
 * A sentence as the exact commands are read: traditional characters simplified, letters, digits, blanks and the grammar's signs full-width as half-width,
 * invisible characters gone, no leading slash, no trailing punctuation. Chinese punctuation inside stays as typed.
 */
export const tidySentence = (typed: string): string =>
  toSimplified(typed.slice(0, readMax))
    .replace(invisible, '')
    .replace(fullWidth, halfOf)
    .replace(/\s/g, blankOf)
    .trim()
    .replace(/^[/、\\]\s*/, '')
    .replace(/[\s。．.!！?？~～，,；;、…]+$/, '')

/** The sentence without blanks and in small letters, for comparing. */
export const compact = (sentence: string): string => sentence.replace(/\s+/g, '').toLowerCase()

// Zero-width signs come along when people paste; they would make two equal words differ.
const invisible = /[\u200b-\u200f\u2060-\u2064\ufeff]/g

const fullWidth = /[０-９Ａ-Ｚａ-ｚ＝＠／－＿．＃＋％＊＆\u3000]/g

const halfOf = (sign: string): string =>
  sign === '\u3000' ? ' ' : String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0)

const blankOf = (blank: string): string => (blank === '\n' ? '\n' : ' ')
