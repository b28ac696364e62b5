import type { Answer } from './transcript.ts'

/** What differs from one day and one database to the next: dates, times, numbers of records, ids. */
const passing = [
  /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{4}[-/]\d{2}[-/]\d{2}/g,
  /\b\d{1,2}:\d{2}(:\d{2})?\b/g,
  /\b[A-Z]{2,}-\d+\b/g,
  /\bo[umc]_\w+/g,
]

export const lasting = (words: string): string =>
  passing.reduce((text, pattern) => text.replace(pattern, '…'), words).trim()

/** Answers of one step as they are told: chats side by side, each in its order. */
export const told = (answers: readonly Answer[]): string[] =>
  sorted(answers).map(({ chat, how, words }) => `${chat} ${hows[how]}${lasting(words)}`)

export const toasted = (words: string | undefined): string[] => (words ? [`提示：${lasting(words)}`] : [])

/** By chat; the order within a chat stays. */
export const sorted = <T extends Answer>(answers: readonly T[]): T[] =>
  [...answers].sort((a, b) => (a.chat < b.chat ? -1 : Number(a.chat > b.chat)))

const hows: Readonly<Record<Answer['how'], string>> = {
  says: '',
  redraws: '（改为）',
  recalls: '（撤回）',
  reacts: '（表情）',
  unreacts: '（去掉表情）',
  makesGroup: '（建群）',
}

export const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index])
