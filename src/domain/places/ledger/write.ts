import { z } from 'zod'
import type { Ledger, RowKept, RowUndone, RowWritten } from '#core/ledger.ts'
import { refuse } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import { heedNames } from '../conflicts.ts'
import { readGazetteer } from '../gazetteer.ts'
import { type PlaceKind, placeNumber } from '../kinds.ts'
import { lockPlaces, stores, usesOf } from '../store.ts'
import { nameIn, standingIn } from '../values.ts'
import type { RowReader } from './read.ts'

/** New rows of a list, one after the other: each name is looked at beside those just written. */
export const writeWith =
  <K extends PlaceKind>({ kind, read }: RowReader<K>): Ledger['write'] =>
  async (_ctx, tx, rows, { number }) => {
    await lockPlaces(tx)
    const written: RowWritten[] = []
    for (const { row } of rows) {
      const gazetteer = await readGazetteer(tx)
      const found = read(gazetteer, row)
      if ('problems' in found) return changedMeanwhile(found.problems)
      const { values } = found
      heedNames(gazetteer, { kind, id: null, before: null, values })
      const id = await stores[kind].create(tx, values)
      const subject = placeNumber({ kind, id })
      written.push({
        id,
        number: subject,
        made: 'created',
        kept: { version: 1 },
        event: { event: 'place.added', subject, after: { version: 1, values, import: number } },
      })
    }
    return written
  }

const Kept = z.object({ version: z.number() })

/** Taken out of the list again, unless it was changed since or something refers to it. */
export const undoOf =
  (kind: PlaceKind): Ledger['undo'] =>
  async (_ctx, tx, rows) => {
    await lockPlaces(tx)
    const all: RowUndone[] = []
    for (const row of rows) all.push(await undoOne(tx, kind, row))
    return all
  }

const undoOne = async (tx: Tx, kind: PlaceKind, { id, kept }: RowKept): Promise<RowUndone> => {
  const ref = { kind, id }
  const gazetteer = await readGazetteer(tx)
  const before = standingIn(gazetteer, kind, id)
  if (before?.version !== Kept.parse(kept).version)
    return { undone: false, left: `${placeNumber(ref)}导入以后又改过` }
  await stores[kind].hold(tx, id)
  const used = await usesOf(tx, ref)
  if (used.length > 0) return { undone: false, left: `${nameIn(gazetteer, ref)}已经有${used.join('、')}用到` }
  await stores[kind].remove(tx, id)
  return { undone: true, event: { event: 'place.removed', subject: placeNumber(ref), before } }
}

const changedMeanwhile = ([problem = '名录刚刚有了变化。']: readonly string[]): never =>
  refuse(problem, '名录按现在的样子核对。', '请改好后再导入。')
