/** Phrases of a command written side by side, parted by blanks: none of them holds one. */
export const phrasesIn = (text: string): readonly string[] => text.trim().split(/\s+/)
