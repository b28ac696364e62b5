import { letterCard } from '#cards/digests/letter.ts'
import type { WeeklyLine } from '#core/weekly.ts'
import { type Asked, asReader, type Telling, type Told, wordsOf } from './told.ts'

/** The half-year behind for one leader: whom he kept in touch with, and who waits for him now. */
export const buildLetter = async ({ ctx, nouns }: Telling, asked: Asked): Promise<Told> => {
  const own = asReader(ctx, asked.reader)
  const done: WeeklyLine[] = []
  const open: WeeklyLine[] = []
  for (const { letter } of nouns) {
    const told = await letter?.(own, asked.reader, asked.span)
    done.push(...(told?.done ?? []))
    open.push(...(told?.open ?? []))
  }
  return {
    card: letterCard({ name: asked.reader.name, half: asked.period, note: asked.note, done, open }),
    facts: { figures: [], lines: wordsOf(done) },
    isEmpty: done.length + open.length === 0,
  }
}
