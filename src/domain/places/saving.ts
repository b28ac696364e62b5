import { z } from 'zod'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { type Action, onPress, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { done, type Reply } from '#core/reply.ts'
import { Ref } from './browse.ts'
import { opened } from './edit.ts'
import { faces } from './forms.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { type PlaceKind, type PlaceRef, placeNumber } from './kinds.ts'
import { mayEdit } from './policy.ts'
import { resolve } from './resolve.ts'
import { FieldInput, type Inputs, TownshipInput, UnitInput, VillageInput } from './schema.ts'
import { nameIn, standingIn, type Values } from './values.ts'
import { removePlace } from './verbs/remove.ts'
import { addPlace, changePlace, PlaceMovedOn } from './verbs/save.ts'
import { factsOf } from './view.ts'

const incomplete = '这张卡片不完整，请重新打开。'

const Origin = z.object({
  id: z.number({ error: incomplete }).int().nullable(),
  version: z.number({ error: incomplete }).int(),
})

type Origin = z.output<typeof Origin>

const editor = mayEdit.inChats('private')

const save = async <K extends PlaceKind>(
  ctx: Context,
  kind: K,
  input: Inputs[K],
  { id, version }: Origin,
): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const values: Values[K] = resolve[kind](gazetteer, input, id)
  if (id === null) return saved(ctx, '已添加', await addPlace(ctx, kind, values))
  const ref = { kind, id, version }
  try {
    if (isAsItStands(gazetteer, ref, values)) return saved(ctx, '没有改动', ref)
    await changePlace(ctx, ref, values)
    return saved(ctx, '已修改', ref)
  } catch (error) {
    if (error instanceof PlaceMovedOn) return presentTruth(ctx, ref)
    throw error
  }
}

const isAsItStands = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  { kind, id, version }: PlaceRef & { readonly kind: K; readonly version: number },
  values: Values[K],
): boolean => {
  const standing = standingIn(gazetteer, kind, id)
  const keys = Object.keys(values).sort()
  return (
    standing?.version === version && JSON.stringify(standing.values, keys) === JSON.stringify(values, keys)
  )
}

/** Somebody else was quicker: the form again, with what stands there now. */
const presentTruth = async (ctx: Context, ref: PlaceRef): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  if (!standingIn(gazetteer, ref.kind, ref.id)) return gone()
  const content = '刚才有别的同事改过，没有保存。请在最新内容上再改。'
  return { ...opened(gazetteer, ref, { words: content }), toast: { type: 'warning', content } }
}

const gone = (): never =>
  refuse('这一条已经不在名录里了。', '别的同事刚刚删除或者并入了别处。', '需要的话，请重新添加。')

const saved = async (ctx: Context, title: string, ref: PlaceRef): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  return {
    ...done(
      title,
      doneCard({
        title: `${title}：${nameIn(gazetteer, ref)}`,
        facts: factsOf(gazetteer, ref),
        next:
          title === '没有改动'
            ? '内容和原来一样，什么都没有保存。'
            : '马上就能用。弄错了，十分钟内发“撤销”可以收回。',
        buttons: [{ text: '查看', do: 'places.show', value: { kind: ref.kind, id: ref.id } }],
      }),
    ),
    shown: { items: [placeNumber(ref)] },
  }
}

export const editActions: readonly Action[] = [
  onSubmit(faces.township, {
    allow: editor,
    input: TownshipInput,
    bound: Origin,
    run: (ctx, input, origin) => save(ctx, 'township', input, origin),
  }),
  onSubmit(faces.village, {
    allow: editor,
    input: VillageInput,
    bound: Origin,
    run: (ctx, input, origin) => save(ctx, 'village', input, origin),
  }),
  onSubmit(faces.unit, {
    allow: editor,
    input: UnitInput,
    bound: Origin,
    run: (ctx, input, origin) => save(ctx, 'unit', input, origin),
  }),
  onSubmit(faces.field, {
    allow: editor,
    input: FieldInput,
    bound: Origin,
    run: (ctx, input, origin) => save(ctx, 'field', input, origin),
  }),
  onPress({
    name: 'places.edit',
    allow: editor,
    bound: Ref,
    run: async (ctx, ref) => ({ ...opened(await gazetteerOf(ctx.db), ref), anew: true }),
  }),
  onPress({
    name: 'places.remove',
    allow: editor,
    bound: Ref.extend({ version: z.number({ error: incomplete }).int() }),
    run: async (ctx, ref) => {
      const name = await removePlace(ctx, ref).catch(movedOn)
      return done(
        '已删除',
        doneCard({
          title: `已删除：${name}`,
          facts: [['编号', placeNumber(ref)]],
          next: '删错了，十分钟内发“撤销”可以恢复。',
        }),
      )
    },
  }),
]

const movedOn = (error: unknown): never => {
  if (error instanceof PlaceMovedOn)
    return refuse(
      '这一条刚才有人改过或者删除了。',
      '删除以前要看清现在的内容。',
      `请发“${placeNumber(error.ref)}”看看现在的情况。`,
    )
  throw error
}
