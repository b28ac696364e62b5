import { z } from 'zod'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, askWhich, done, privately, type Reply } from '#core/reply.ts'
import type { SlotValue } from '#core/slots.ts'
import { Ref } from './browse.ts'
import { findFields, findPlaces } from './find.ts'
import { faces, formOf } from './forms.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { type PlaceKind, type PlaceRef, placeNumber, readPlaceNumber } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import { mayEdit } from './policy.ts'
import { resolve } from './resolve.ts'
import { FieldInput, type Inputs, TownshipInput, UnitInput, VillageInput } from './schema.ts'
import { editing } from './slots.ts'
import { nameIn, standingIn, type Values } from './values.ts'
import { removePlace } from './verbs/remove.ts'
import { addPlace, changePlace, PlaceMovedOn } from './verbs/save.ts'
import { factsOf } from './view.ts'

/** `修改名录 诺溪镇`: the form of a township, village, unit or field, as it stands now. */
export const openEdit = command({
  intent: 'place.edit',
  phrases: [
    '{township}改名了',
    '{village}改名叫别的了',
    '{unit}改名了',
    '修改{unit}的简称',
    '把{village}的产业改一下',
    '填一下{township}的坐标',
    '给{field}加个同义词',
    '{village}划到别的乡镇了',
  ],
  slots: editing,
  writes: true,
  words: ['修改名录', '名录 修改', '改名录', 'place edit'],
  summary: '修改乡镇、村、单位、领域：改名、简称、产业、坐标',
  example: '修改名录 诺溪镇',
  allow: mayEdit,
  run: async (ctx, said) => {
    const gazetteer = await gazetteerOf(ctx.db)
    const meant = meantIn(said, gazetteer)
    const [ref, ...others] = meant
    if (!ref) return nobodyNamed(said, gazetteer)
    if (others.length > 0) return whichOf(gazetteer, said, meant)
    return privately(ctx.chat, opened(gazetteer, ref), '修改表已私聊发您。')
  },
})

const meantIn = ({ words, slots }: Said, gazetteer: Gazetteer): readonly PlaceRef[] => {
  const numbers = words.map(readPlaceNumber).filter(ref => ref !== null)
  if (numbers.length > 0) return numbers
  const named = Object.values(slots).flat().flatMap(refIn)
  return named.length > 0 ? named : calledIn(gazetteer, words.join(''))
}

const refIn = (value: SlotValue): readonly PlaceRef[] =>
  'id' in value ? [{ kind: value.kind, id: value.id }] : []

const calledIn = (gazetteer: Gazetteer, words: string): readonly PlaceRef[] => {
  const places = findPlaces(gazetteer, words).map(({ kind, unitId, townshipId, villageId }) => ({
    kind,
    id: (kind === 'unit' ? unitId : kind === 'village' ? villageId : townshipId) ?? 0,
  }))
  return places.length > 0
    ? places
    : findFields(gazetteer, words).map(({ id }) => ({ kind: 'field', id }) as const)
}

const nobodyNamed = ({ words }: Said, gazetteer: Gazetteer): never => {
  const typed = words.join('')
  const nearest = nearestNames(gazetteer, typed)
  return typed === ''
    ? refuse('请写明要修改哪一处。', '一次修改一个乡镇、村、单位或领域。', '例如：修改名录 诺溪镇')
    : refuse(
        `名录里没有“${typed}”。`,
        '只能修改名录里有的。',
        nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '要添加，请发“新增村”“新增单位”等。',
      )
}

const whichOf = (gazetteer: Gazetteer, said: Said, meant: readonly PlaceRef[]): Reply => {
  const kind = meant[0]?.kind ?? 'village'
  return askWhich({
    slot: kind,
    question: `“${said.words.join(' ')}”有${meant.length}处，您要修改哪一处？`,
    options: meant.map(ref => {
      const name = nameIn(gazetteer, ref)
      return { value: { ...ref, name }, words: name }
    }),
  })
}

const opened = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  ref: PlaceRef & { readonly kind: K },
  words?: string,
): Reply => {
  const standing = standingIn(gazetteer, ref.kind, ref.id)
  if (!standing) return notFound(placeNumber(ref))
  return ask(faces[ref.kind], formOf(gazetteer, ref, standing, words))
}

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
  return { ...opened(gazetteer, ref, content), toast: { type: 'warning', content } }
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
