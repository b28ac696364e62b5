import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { type PlaceKind, type PlaceRef, placeNumber } from '../kinds.ts'
import { stores, usesOf } from '../store.ts'
import { nameIn } from '../values.ts'
import { changePlaces, standingAt } from './save.ts'

/** Takes a row out of the lists. What anything refers to stays: the refusal says by what. Answers its name. */
export const removePlace = (ctx: Context, ref: PlaceRef & { readonly version: number }): Promise<string> =>
  changePlaces(ctx, async (tx, gazetteer) => {
    const before = standingAt(gazetteer, ref)
    const name = nameIn(gazetteer, ref)
    const { hold, remove } = stores[ref.kind]
    await hold(tx, ref.id)
    const used = await usesOf(tx, ref)
    if (used.length > 0) stillUsed(ref.kind, name, used)
    await remove(tx, ref.id)
    return { result: name, event: { event: 'place.removed', subject: placeNumber(ref), before } }
  })

const stillUsed = (kind: PlaceKind, name: string, used: readonly string[]): never =>
  refuse(
    `“${name}”还不能删除。`,
    `有${used.join('、')}用到它，删了就对不上了。`,
    kind === 'field'
      ? '领域重复的，请发“领域并入”；名称不对的，请点“修改”。'
      : '名称变了，请点“修改”，原来的名称仍然查得到；登记重了，请发“合并名录”。',
  )
