import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { say } from '#core/reply.ts'
import { heedNames } from './conflicts.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type PlaceKind, type PlaceRef, placeNumber, readPlaceNumber } from './kinds.ts'
import { MovedColumn } from './references.ts'
import { stores } from './store.ts'
import { standingIn, type Values, valuesOf } from './values.ts'
import { disjoin } from './verbs/join.ts'
import { moveBack } from './verbs/merge.ts'
import { removePlace } from './verbs/remove.ts'
import { changePlaces, PlaceMovedOn } from './verbs/save.ts'

/** By event: how 撤销 takes it back within ten minutes. */
export const undo: Readonly<Record<string, Undo>> = {
  'place.added': async (ctx, { subject }) => {
    const name = await removePlace(ctx, { ...refOf(subject), version: 1 }).catch(unlessMovedOn)
    return say(`“${name}”已从名录中撤回。`)
  },
  'place.changed': async (ctx, { subject, before }) => {
    const name = await restore(ctx, refOf(subject), before)
    return say(`“${name}”已恢复到修改以前。`)
  },
  'place.removed': async (ctx, { subject, before }) => {
    const name = await putBack(ctx, refOf(subject), before)
    return say(`“${name}”已放回名录。`)
  },
  'place.joined': async (ctx, { subject, before }) => {
    const name = await disjoinAgain(ctx, refOf(subject), before)
    return say(`“${name}”已恢复，原来用它的都退回。`)
  },
  'field.merged': async (ctx, { subject, before }) => {
    const name = await unmerge(ctx, refOf(subject).id, before)
    return say(`领域“${name}”已恢复，原来用它的人才、村都退回。`)
  },
}

const refOf = (subject: string): PlaceRef => readPlaceNumber(subject) ?? changedSince()

const unlessMovedOn = (error: unknown): never => {
  if (error instanceof PlaceMovedOn) return changedSince()
  throw error
}

const changedSince = (): never =>
  refuse('这之后又有改动，撤不回来了。', '撤销只收回没有被别人接着改过的一步。', '请直接修改成要的样子。')

const Kept = z.object({ version: z.number().int(), values: z.unknown() })

/** What the audit kept of a row before the change. */
const formerOf = <K extends PlaceKind>(kind: K, before: unknown) => ({
  version: Kept.parse(before).version,
  // By the schema of the kind; TypeScript does not follow the index into it.
  values: valuesOf[kind].parse(Kept.parse(before).values) as Values[K],
})

const restore = <K extends PlaceKind>(
  ctx: Context,
  { kind, id }: PlaceRef & { readonly kind: K },
  before: unknown,
): Promise<string> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const { version, values } = formerOf(kind, before)
    const now = standingIn(gazetteer, kind, id)
    if (now?.version !== version + 1) return changedSince()
    heedStanding(gazetteer, kind, id, values, now.values)
    await stores[kind].update(tx, id, values)
    return {
      result: values.name,
      event: { event: 'place.restored', subject: placeNumber({ kind, id }), before: now, after: values },
    }
  })

const putBack = <K extends PlaceKind>(
  ctx: Context,
  { kind, id }: PlaceRef & { readonly kind: K },
  before: unknown,
): Promise<string> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const { version, values } = formerOf(kind, before)
    heedStanding(gazetteer, kind, id, values, null)
    await stores[kind].create(tx, values, { id, version: version + 1 })
    return {
      result: values.name,
      event: { event: 'place.restored', subject: placeNumber({ kind, id }), after: values },
    }
  })

/** What was given up may mean something else by now, and what it named may be gone. */
const heedStanding = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  kind: K,
  id: number,
  values: Values[K],
  before: Values[K] | null,
): void => {
  heedNames(gazetteer, { kind, id, before, values })
  const townshipGone =
    'townshipId' in values && !gazetteer.townships.some(one => one.id === values.townshipId)
  const industryGone =
    'industries' in values && values.industries.some(one => !gazetteer.fields.some(field => field.id === one))
  if (townshipGone || industryGone) changedSince()
}

const atRow = { id: z.number().int(), version: z.number().int() }

const Joined = {
  village: z.object({
    gone: z.object({ ...atRow, values: valuesOf.village }),
    kept: z.object({ version: z.number().int(), values: valuesOf.village }),
    moved: z.array(MovedColumn),
  }),
  unit: z.object({
    gone: z.object({ ...atRow, values: valuesOf.unit }),
    kept: z.object({ version: z.number().int(), values: valuesOf.unit }),
    moved: z.array(MovedColumn),
  }),
} as const

const disjoinAgain = (ctx: Context, { kind, id }: PlaceRef, before: unknown): Promise<string> => {
  if (kind === 'village') return disjoin(ctx, { kind, id }, Joined.village.parse(before), changedSince)
  return disjoin(ctx, { kind: 'unit', id }, Joined.unit.parse(before), changedSince)
}

const ids = z.array(z.number().int())

const Merged = z.object({
  gone: z.object({ id: z.number().int(), version: z.number().int(), values: valuesOf.field }),
  kept: z.object({ version: z.number().int(), values: valuesOf.field }),
  moved: z.object({
    talents: ids,
    villages: ids,
    stations: ids,
    orders: ids,
    talentsOfBoth: ids,
    villagesOfBoth: ids,
  }),
})

const unmerge = (ctx: Context, keptId: number, before: unknown): Promise<string> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const { gone, kept, moved } = Merged.parse(before)
    if (standingIn(gazetteer, 'field', keptId)?.version !== kept.version + 1) return changedSince()
    const { id, version, values } = gone
    await stores.field.update(tx, keptId, kept.values)
    await stores.field.create(tx, values, { id, version: version + 1 })
    await moveBack(tx, moved, keptId, id)
    const subject = placeNumber({ kind: 'field', id: keptId })
    const after = { gone: placeNumber({ kind: 'field', id }), name: values.name }
    return { result: values.name, event: { event: 'place.restored', subject, after } }
  })
