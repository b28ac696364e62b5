import { queueCard } from '#cards/digests/queue.ts'
import { may } from '#core/permission.ts'
import { type Asked, asReader, type Telling, type Told, toldBy, wordsOf } from './told.ts'

const mayOwn = may('digests.own')

/** What one person is reminded of this morning, and what waits for him over all nouns. Nothing to tell, nothing said. */
export const buildMorning = async (telling: Telling, asked: Asked): Promise<Told> => {
  const due = (await telling.due()).get(asked.reader.personId)
  const own = asked.part === 'due' ? [] : (await toldBy(telling, asked)).own
  return {
    card: queueCard({
      day: asked.period,
      note: asked.note,
      due: (due?.matters ?? []).map(matter => ({ ...matter, isLate: matter.past > 0 })),
      letters: due?.letters ?? [],
      lines: own,
      hasDigests: mayOwn.check(asReader(telling.ctx, asked.reader)) === null,
      part: asked.part ?? 'all',
    }),
    // What is due today is no longer so tomorrow: a correction tells of the rest.
    facts: { figures: [], lines: wordsOf(own) },
    isEmpty: own.length === 0 && due === undefined,
  }
}
