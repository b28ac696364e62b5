/** Nobody in a county grants more: ten thousand 万 yuan. */
const wanMax = 10_000n

/**
 * Whole fen from money as people type it: 3万, 3.5万元, 35000, 35,000元, 12.05元. Exact, without floating point; `null` for
 * anything else, for parts of a fen, and above 1亿元.
 */
export const readFen = (words: string): number | null => {
  const [, whole, fraction = '', wan] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,8}))?(万)?元?$/.exec(
      words.normalize('NFKC').replace(/\s/g, ''),
    ) ?? []
  if (whole === undefined) return null
  const places = wan ? 6 : 2
  const digits = fraction.replace(/0+$/, '')
  if (digits.length > places) return null
  const fen = BigInt(whole.replace(/,/g, '') + digits.padEnd(places, '0'))
  return fen <= wanMax * 1_000_000n ? Number(fen) : null
}
