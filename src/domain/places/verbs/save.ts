import type { Context } from '#core/context.ts'
import { type Changed, change, type Tx } from '#storage/change.ts'
import { heedNames } from '../conflicts.ts'
import { type Gazetteer, readGazetteer } from '../gazetteer.ts'
import { type PlaceKind, type PlaceRef, placeNumber } from '../kinds.ts'
import { lockPlaces, stores } from '../store.ts'
import { type Standing, standingIn, type Values } from '../values.ts'

/** The row is not as the card shows it: somebody changed or removed it meanwhile. */
export class PlaceMovedOn extends Error {
  readonly ref: PlaceRef

  constructor(ref: PlaceRef) {
    super(`${placeNumber(ref)} has moved on`)
    this.name = 'PlaceMovedOn'
    this.ref = ref
  }
}

/** Puts a row into the lists. Refuses a name that means another one. */
export const addPlace = <K extends PlaceKind>(ctx: Context, kind: K, values: Values[K]): Promise<PlaceRef> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    heedNames(gazetteer, { kind, id: null, before: null, values })
    const ref = { kind, id: await stores[kind].create(tx, values) }
    return {
      result: ref,
      event: { event: 'place.added', subject: placeNumber(ref), after: { version: 1, values } },
    }
  })

/** Changes a row as the card of `version` showed it; throws {@link PlaceMovedOn} when it is not so any more. */
export const changePlace = <K extends PlaceKind>(
  ctx: Context,
  ref: PlaceRef & { readonly kind: K; readonly version: number },
  values: Values[K],
): Promise<Values[K]> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const { kind, id } = ref
    const before = standingAt(gazetteer, ref)
    const after = withFormerName(before.values, values)
    heedNames(gazetteer, { kind, id, before: before.values, values: after })
    await stores[kind].update(tx, id, after)
    return {
      result: after,
      event: {
        event: 'place.changed',
        subject: placeNumber(ref),
        before,
        after: { version: before.version + 1, values: after },
      },
    }
  })

/** A change of the reference data, alone with it as it stands now. */
export const changePlaces = <Result>(
  ctx: Context,
  write: (tx: Tx, gazetteer: Gazetteer) => Promise<Changed<Result>>,
): Promise<Result> =>
  change(ctx, async tx => {
    await lockPlaces(tx)
    return write(tx, await readGazetteer(tx))
  })

/** The row a card speaks of, when it still stands as the card showed it. */
export const standingAt = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  ref: PlaceRef & { readonly kind: K; readonly version: number },
): Standing<K> => {
  const standing = standingIn(gazetteer, ref.kind, ref.id)
  if (standing?.version !== ref.version) throw new PlaceMovedOn(ref)
  return standing
}

type Names = { readonly name: string; readonly also: readonly string[] }

/** What something was called before still finds it. */
const withFormerName = <Named extends Names>(before: Names, values: Named): Named => ({
  ...values,
  also: [...new Set([...values.also, ...(before.name === values.name ? [] : [before.name])])].filter(
    word => word !== values.name,
  ),
})
