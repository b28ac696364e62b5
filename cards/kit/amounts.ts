/** The measure words of the county's figures. A 人 is a head, a 人次 an attendance: they are never added. */
export type Unit =
  | '人'
  | '人次'
  | '个'
  | '次'
  | '期'
  | '批'
  | '名'
  | '户'
  | '家'
  | '条'
  | '项'
  | '份'
  | '对'
  | '天'
  | '件'
  | '年'
  | '万元'

/** So many of one unit; of 万元 the number is whole fen. */
export type Count<U extends Unit = Unit> = { readonly number: number; readonly unit: U }

/** A count: a whole number, not negative. Throws RangeError otherwise. */
export const count = <U extends Unit>(number: number, unit: U): Count<U> => {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number}不是可以计数的数。`)
  return { number, unit }
}

/** `1243人`; of money `3.5万元`. */
export const countWords = ({ number, unit }: Count): string =>
  unit === '万元' ? `${decimal(BigInt(number), 6)}万元` : `${number}${unit}`

/** The sum of counts of one unit; mixing units does not compile, and throws RangeError where types were lost. */
export const total = <U extends Unit>(unit: U, counts: readonly Count<NoInfer<U>>[]): Count<U> => {
  const stranger = counts.find(one => one.unit !== unit)
  if (stranger) throw new RangeError(`${stranger.unit}和${unit}不能相加。`)
  return count(
    counts.reduce((sum, one) => sum + one.number, 0),
    unit,
  )
}

/**
 * A count as reports say it, derived and never typed by hand: `1200余人` when a little more, `1300人左右` when nearer
 * the next round number, the exact count when it is round or below 100.
 */
export const roughWords = (counted: Count): string =>
  roughAs('余', counted) ?? roughAs('左右', counted) ?? countWords(counted)

/** The words reports round with: a little more than, nearly, about, more than. */
export const roughs = ['余', '近', '超', '左右'] as const

export type Rough = (typeof roughs)[number]

/**
 * The count rounded with one of these words, or `null` when the word would not be true of it: 余 and 超 only for more than
 * the round number, 近 only for less, all of them at most half a step away, and none below 100, for money or for round counts.
 * From ten thousand on in 万: `1.2万余人次`.
 */
export const roughAs = (word: Rough, { number, unit }: Count): string | null => {
  if (number < 100 || unit === '万元') return null
  const step = 10 ** (String(number).length - 2)
  const floor = number - (number % step)
  const isAbove = number - floor <= step / 2
  const round = isAbove ? floor : floor + step
  if (number === floor || !fitting[word].includes(isAbove ? 'above' : 'below')) return null
  return said[word](round >= 10_000 ? `${round / 10_000}万` : String(round), unit)
}

/** Every true way to write the count in a report, the exact one first. */
export const reportWords = (counted: Count): readonly string[] => [
  countWords(counted),
  ...roughs.map(word => roughAs(word, counted)).filter(words => words !== null),
]

const fitting: Readonly<Record<Rough, readonly ('above' | 'below')[]>> = {
  余: ['above'],
  近: ['below'],
  超: ['above'],
  左右: ['above', 'below'],
}

const said: Readonly<Record<Rough, (round: string, unit: Unit) => string>> = {
  余: (round, unit) => `${round}余${unit}`,
  近: (round, unit) => `近${round}${unit}`,
  超: (round, unit) => `超${round}${unit}`,
  左右: (round, unit) => `${round}${unit}左右`,
}

/** Money from whole fen, exactly: `3.5万元` from ten thousand yuan on, `8500元` or `12.05元` below. Throws RangeError for parts of a fen. */
export const moneyWords = (fen: number | bigint): string => {
  const exact = wholeFen(fen)
  const size = exact < 0n ? -exact : exact
  const words = size >= fenPerWan ? `${decimal(size, 6)}万元` : `${decimal(size, 2)}元`
  return exact < 0n ? `-${words}` : words
}

/** `37.5%` of a whole, or null when the whole is too small for a share to say anything (`floor`, 10 unless told). */
export const shareWords = (part: number, whole: number, floor = 10): string | null =>
  whole < floor || whole <= 0 ? null : `${Number(((part / whole) * 100).toFixed(1))}%`

const fenPerWan = 1_000_000n

const wholeFen = (fen: number | bigint): bigint => {
  if (typeof fen === 'number' && !Number.isSafeInteger(fen)) throw new RangeError('金额要以整数分计算。')
  return BigInt(fen)
}

const decimal = (size: bigint, places: number): string => {
  const digits = size.toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  const whole = digits.slice(0, -places)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
