import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import { type PlaceRef, placeNumber } from '../kinds.ts'
import { type JoinedKind, type MovedColumn, moveReferences, moveReferencesBack } from '../references.ts'
import { stores, usesOf } from '../store.ts'
import { nameIn, type Standing, standingIn, type Values, withNamesOf } from '../values.ts'
import { changePlaces, standingAt } from './save.ts'

type At = { readonly id: number; readonly version: number }

/** What the audit keeps of a joining: enough to take it apart again. */
type Joining<K extends JoinedKind = JoinedKind> = {
  readonly gone: At & { readonly values: Values[K] }
  readonly kept: Standing<K>
  readonly moved: readonly MovedColumn[]
}

/** A village or unit that was entered twice becomes one: everything that names the first names the second from then on. */
export const joinPlaces = <K extends JoinedKind>(
  ctx: Context,
  kind: K,
  gone: At,
  kept: At,
): Promise<readonly MovedColumn[]> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const from = standingAt(gazetteer, { kind, ...gone })
    const into = standingAt(gazetteer, { kind, ...kept })
    await stores[kind].hold(tx, gone.id)
    await heedTwins(tx, kind, gone.id, kept.id)
    await heedDrafts(tx, { kind, id: gone.id }, nameIn(gazetteer, { kind, id: gone.id }))
    if (kind === 'unit') await heedDuties(tx, gone.id)
    const moved = await moveReferences(tx, kind, gone.id, kept.id)
    await stores[kind].remove(tx, gone.id)
    const values = joinedValues[kind](from.values, into.values)
    await stores[kind].update(tx, kept.id, values)
    const before: Joining<K> = { gone: { ...gone, values: from.values }, kept: into, moved }
    return {
      result: moved,
      event: {
        event: 'place.joined',
        subject: placeNumber({ kind, id: kept.id }),
        before,
        after: { version: into.version + 1, values, gone: placeNumber({ kind, id: gone.id }) },
      },
    }
  })

/** The kept one's own, and the names of the other with them; of a village what it lives by and speaks, too. */
const joinedValues: { readonly [K in JoinedKind]: (from: Values[K], into: Values[K]) => Values[K] } = {
  unit: withNamesOf,
  village: (from, into) => ({
    ...withNamesOf(from, into),
    industries: [...new Set([...into.industries, ...from.industries])],
    languages: [...new Set([...into.languages, ...from.languages])],
  }),
}

/** One person cannot be paired twice with what becomes one village, nor one case be handled twice by one unit. */
const heedTwins = async (tx: Tx, kind: JoinedKind, gone: number, kept: number): Promise<void> => {
  const twins =
    kind === 'village' ? await pairedWithBoth(tx, gone, kept) : await namedWithBoth(tx, gone, kept)
  if (twins.length > 0)
    refuse(
      `现在还不能合并：${twins.join('；')}。`,
      '合并后同一件事会有两份。',
      '请先解除、办结或者撤掉其中一份，再合并。',
    )
}

const pairedWithBoth = async (tx: Tx, gone: number, kept: number): Promise<readonly string[]> => {
  const rows = await tx.$queryRaw<{ words: string }[]>`
    select t.name || '和两边都有结对（JD-' || a.id || '、JD-' || b.id || '）' as words
    from pairing a
      join pairing b on b.talent_id = a.talent_id and b.kind = a.kind and b.village_id = ${kept}
      join talent t on t.id = a.talent_id
    where a.village_id = ${gone}
      and a.state in ('awaiting', 'office', 'active', 'warned', 'paused', 'review')
      and b.state in ('awaiting', 'office', 'active', 'warned', 'paused', 'review')
    order by a.id`
  return rows.map(({ words }) => words)
}

const namedWithBoth = async (tx: Tx, gone: number, kept: number): Promise<readonly string[]> => {
  const items = await tx.grievanceItem.groupBy({
    by: ['grievanceId'],
    where: { unitId: { in: [gone, kept] } },
    having: { grievanceId: { _count: { gt: 1 } } },
  })
  const guests = await tx.symposiumGuest.groupBy({
    by: ['symposiumId'],
    where: { unitId: { in: [gone, kept] } },
    having: { symposiumId: { _count: { gt: 1 } } },
  })
  return [
    ...(items.length > 0 ? [`有${items.length}件诉求由这两个单位共同办理`] : []),
    ...(guests.length > 0 ? [`有${guests.length}次座谈会同时请了这两个单位`] : []),
  ]
}

/** A draft of a plan names its villages by number: it is solved again after the joining, not before. */
const heedDrafts = async (tx: Tx, ref: PlaceRef, name: string): Promise<void> => {
  const draft = (await usesOf(tx, ref)).find(words => words.endsWith('份结对方案草稿'))
  if (draft !== undefined)
    refuse(
      `“${name}”在${draft}里。`,
      '草稿按村排人，合并会对不上。',
      '请先发“排结对方案”，把草稿发出或者作废，再合并。',
    )
}

/** The duty list of grievances never changes its past: a unit that stands in it is the one that is kept. */
const heedDuties = async (tx: Tx, unitId: number): Promise<void> => {
  const duties = await tx.grievanceDuty.count({ where: { unitId } })
  if (duties > 0)
    refuse(
      `要并掉的单位在诉求责任清单里有${duties}项。`,
      '责任清单的历史要留着原来的单位。',
      '请反过来合并：保留这个单位，把另一个并进来。',
    )
}

/** Takes a joining apart again; answers the name that is back, or `null` when somebody went on from it. */
export const disjoin = <K extends JoinedKind>(
  ctx: Context,
  { kind, id }: PlaceRef & { readonly kind: K },
  { gone, kept, moved }: Joining<K>,
  movedOn: () => never,
): Promise<string> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    if (standingIn(gazetteer, kind, id)?.version !== kept.version + 1) return movedOn()
    await stores[kind].update(tx, id, kept.values)
    await stores[kind].create(tx, gone.values, { id: gone.id, version: gone.version + 1 })
    await moveReferencesBack(tx, kind, moved, id, gone.id)
    return {
      result: gone.values.name,
      event: {
        event: 'place.restored',
        subject: placeNumber({ kind, id }),
        after: { gone: placeNumber({ kind, id: gone.id }), name: gone.values.name },
      },
    }
  })
