import type { Said } from '#core/handlers.ts'
import type { SlotSpec, Slots } from '#core/slots.ts'
import { type Kind, kindNamed, kinds } from './kinds.ts'

const others: Readonly<Record<Kind['name'], readonly string[]>> = {
  weekly: ['每周的', '周简报'],
  monthly: ['每月的', '月简报', '每月一期'],
  letter: ['半年信', '联系信', '给领导的信'],
  morning: ['待办', '早上的卡片', '早报'],
}

/** Which kind of digest is meant. */
export const choosing = {
  kind: {
    kind: 'choice',
    title: '哪一种',
    options: kinds.map(({ name, words }) => ({ value: name, words: [words, ...others[name]] as const })),
  },
} as const satisfies Slots

export const until: SlotSpec = { kind: 'day', title: '截止日', end: true, cues: ['到', '至', '截至', '前'] }

export const kindIn = ({ slots }: Said): Kind | null => {
  const [said] = slots.kind ?? []
  return said?.kind === 'choice' ? kindNamed(said.value) : null
}
