import { parseChineseNumber } from 'parse-chinese-number'

/** A number as written: exactly `digits` × 10^`exponent`, so that 3.5万 is 35 × 10^3 and no float comes near it. */
export type Amount = { readonly digits: bigint; readonly exponent: number }

/** Numbers as people write them, a part of larger expressions; `readAmount` says whether such words are one. */
export const arabic = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const smallSigns = '零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖'
const smallUnits = '十百千拾佰仟'
export const hanzi = `[${smallSigns}${smallUnits}廿卅](?:[${smallSigns}${smallUnits}廿卅万亿]*[${smallSigns}${smallUnits}廿卅万亿])?`
/** 3, 3.5万, 3万5, 1亿2000万, 三万五, 三点五万, 3w. */
export const amountWords = `(?:${arabic}(?:[${smallUnits}万亿]+(?:\\d+[${smallUnits}万]*)?|[wk](?![a-z0-9]))?|${hanzi}(?:点[${smallSigns}]+[百千万亿]*)?)`

const withPoint = new RegExp(`^([^点]+)点([${smallSigns}]+)([百千万亿]*)$`)
const oneByOne = new RegExp(`^[${smallSigns}]{3,}$`)

/** What `amountWords` mean, or `null` when they are no number (三百五百, 三五). */
export const readAmount = (words: string): Amount | null => {
  const plain = words.replaceAll(',', '').replace(/w$/, '万').replace(/k$/, '千')
  const [, whole = '', fraction = '', scale = ''] = /^(\d+)\.(\d+)([十百千万亿]*)$/.exec(plain) ?? []
  if (whole !== '') return scaled(`${whole}${fraction}`, -fraction.length, scale)
  const [, before = '', after = '', unit = ''] = withPoint.exec(plain) ?? []
  if (before !== '') return spokenFraction(before, after, unit)
  return wholeAmount(plain)
}

/** The amount as an integer of 10^-`places` (fen: 2), or `null` when it is finer or larger than such integers go. */
export const toInteger = ({ digits, exponent }: Amount, places = 0): number | null => {
  const power = exponent + places
  const factor = 10n ** BigInt(Math.abs(power))
  if (power < 0 && digits % factor !== 0n) return null
  const value = Number(power < 0 ? digits / factor : digits * factor)
  return Number.isSafeInteger(value) ? value : null
}

/** The nearest number: exact for integers, the usual float for 3.5. */
export const toNumber = ({ digits, exponent }: Amount): number => Number(`${digits}e${exponent}`)

const powers: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

const scaled = (digits: string, exponent: number, scale: string): Amount => ({
  digits: BigInt(digits),
  exponent: exponent + [...scale].reduce((sum, sign) => sum + (powers[sign] ?? 0), 0),
})

const spokenFraction = (before: string, after: string, unit: string): Amount | null => {
  const whole = wholeAmount(before)
  const fraction = digitByDigit(after)
  if (!whole) return null
  const digits = `${toInteger(whole) ?? 0}${fraction}`
  return scaled(digits, -fraction.length, unit)
}

const wholeAmount = (words: string): Amount | null => {
  if (/^\d+$/.test(words)) return { digits: BigInt(words), exponent: 0 }
  if (!isWellFormed(words)) return null
  const value = parseChineseNumber(words)
  return value !== undefined && Number.isSafeInteger(value) ? { digits: BigInt(value), exponent: 0 } : null
}

const digitOf = (sign: string): string => String(parseChineseNumber(sign))

const digitByDigit = (words: string): string => [...words].map(digitOf).join('')

const unitPower: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 廿: 1, 卅: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 }

/**
 * Whether numerals stand in an order that is one number: 三百五百 is two, 三五 and 七八 are guesses, 百姓 and 千万 begin with
 * no number. Signs one by one (二〇二六) are one when there are at least three.
 */
const isWellFormed = (words: string): boolean => {
  if (oneByOne.test(words)) return true
  if (/^[百佰千仟万亿]/.test(words)) return false
  const runs = words.split(/[万亿]/)
  return isDescendingScale(words) && runs.every(isSection)
}

// 亿 before 万, each once; 万亿 together is a scale of its own.
const isDescendingScale = (words: string): boolean =>
  /^[^万亿]+(?:万亿?|亿)?[^万亿]*万?[^万亿]*$/.test(words) && !/万[^万亿]+万/.test(words)

const isSection = (section: string): boolean => {
  let last = 9
  let isAfterDigit = false
  for (const part of section.match(/\d+|./gu) ?? []) {
    const power = unitPower[part]
    const isDigit = power === undefined && part !== '零' && part !== '〇'
    if (isDigit && isAfterDigit) return false
    if (power !== undefined && power >= last) return false
    last = power ?? last
    isAfterDigit = isDigit
  }
  return true
}
