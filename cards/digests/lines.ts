import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, type Part, paragraph } from '../kit/card.ts'
import { clipped } from '../kit/text.ts'

/** One thing to know, and the sentence that opens it. */
export type DigestLine = { readonly words: string; readonly say?: string | undefined }

/** Lines shown of one part; the rest is a sentence away. */
const linesMax = 6
/** Characters of a line that a phone shows in three rows. */
const wordsMax = 72
/** Buttons under a part. */
const buttonsMax = 3

/** A part of a digest: its lines under a head, and buttons that open them. Nothing when there are none. */
export const linesPart = (title: string, lines: readonly DigestLine[], shown = linesMax): Part =>
  lines.length > 0 && [
    heading(title),
    ...lines.slice(0, shown).map(({ words }) => paragraph(`· ${clipped(words, wordsMax)}`)),
    lines.length > shown && note(`还有${lines.length - shown}项。`),
    buttons(
      ...[...new Set(lines.flatMap(({ say }) => (say === undefined ? [] : [say])))]
        .slice(0, buttonsMax)
        .map(say => button({ text: say, do: 'say', value: { text: say } })),
    ),
  ]

export const sample = (): Card =>
  card(
    { title: '每日待办', tone: 'info' },
    linesPart('待您办理', [
      { words: '3条人才登记等您审核', say: '审核' },
      { words: '1项结对等待审定', say: '结对 待审定' },
    ]),
  )
