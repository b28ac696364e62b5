import { queueCard } from '#cards/digests/queue.ts'
import { type Asked, type Telling, type Told, toldBy, wordsOf } from './told.ts'

/** What waits for one officer this morning, over all nouns. Nothing waiting, nothing said. */
export const buildMorning = async (telling: Telling, asked: Asked): Promise<Told> => {
  const { own } = await toldBy(telling, asked)
  return {
    card: queueCard({ day: asked.period, lines: own, note: asked.note }),
    facts: { figures: [], lines: wordsOf(own) },
    isEmpty: own.length === 0,
  }
}
