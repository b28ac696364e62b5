/** A talent's number as people write it: RC-12. It stays for ever, also after erasure. */
export const talentNumber = (id: number): string => `RC-${id}`

const pattern = /^rc[-—－]?(\d{1,9})$/i

/** The id in `RC-12`, `rc12` or `12`; `null` when the text is no talent's number. */
export const readTalentNumber = (text: string): number | null => {
  const bare = text
    .trim()
    .replace(/[Ａ-Ｚａ-ｚ０-９－]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  const digits = pattern.exec(bare)?.[1] ?? /^\d{1,9}$/.exec(bare)?.[0]
  return digits === undefined ? null : Number(digits)
}

/** The first talent's number among some words. */
export const findTalentNumber = (words: readonly string[]): number | null =>
  words.map(readTalentNumber).find(id => id !== null) ?? null
