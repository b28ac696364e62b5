import { z } from 'zod'
import { joinCard } from '#cards/places/join.ts'
import { joinForm } from '#cards/places/join-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { type Action, command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { findUnits, findVillages } from './find.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { kindWords, type PlaceRef, placeNumber, readPlaceNumber } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import { phrases } from './phrases.ts'
import { mayEdit } from './policy.ts'
import { type JoinedKind, joinedKinds } from './references.ts'
import { joining } from './slots.ts'
import { usesOf } from './store.ts'
import { nameIn, standingIn } from './values.ts'
import { joinPlaces } from './verbs/join.ts'
import { PlaceMovedOn } from './verbs/save.ts'

/** `合并单位 农技站 农技中心`: what moves is shown first; with fewer than two names a form asks. */
export const openJoin = command({
  intent: 'place.merge',
  phrases: phrases['place.merge'],
  slots: joining,
  writes: true,
  words: ['合并名录', '合并单位', '合并村', '单位合并', '村合并', '单位并入', '村并入'],
  summary: '登记重了的村或单位合成一个，人才、结对、工作站跟着走',
  example: '合并单位 云岭县农技站 云岭县农业技术推广中心',
  allow: mayEdit,
  run: async (ctx, said) => {
    const [gone, kept, ...more] = namesIn(said)
    const reply =
      gone === undefined || kept === undefined || more.length > 0
        ? ask(joinForm, joinForm({ gone }))
        : await compared(ctx, gone, kept)
    return privately(ctx.chat, reply)
  },
})

/** 把, 并入, 到: what stands between the two. */
const between = /^(?:把|将|和|跟|与|并入|并到|合并到|到|入)$/

/** In a free sentence the places stand in the order they were said; the first goes. */
const namesIn = ({ words: typed, slots, free }: Said): readonly string[] =>
  free
    ? [...(slots.village ?? []), ...(slots.unit ?? [])].flatMap(value =>
        value.kind === 'village' || value.kind === 'unit' ? [placeNumber(value)] : [],
      )
    : typed.filter(word => !between.test(word))

const compared = async (ctx: Context, goneTyped: string, keptTyped: string): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const [gone, kept] = [placeCalled(gazetteer, goneTyped), placeCalled(gazetteer, keptTyped)]
  if (gone.kind !== kept.kind)
    refuse('一个是村，一个是单位。', '只有同一类的才能合并。', '例如：合并单位 农技站 农技中心')
  if (gone.id === kept.id)
    refuse(
      `“${goneTyped}”和“${keptTyped}”本来就是同一个：${nameIn(gazetteer, kept)}。`,
      '合并要写两个不同的。',
      '名称重复的，请写编号，例如：合并单位 DW-3 DW-5',
    )
  const uses = await usesOf(ctx.db, gone)
  const [from, into] = [standingIn(gazetteer, gone.kind, gone.id), standingIn(gazetteer, kept.kind, kept.id)]
  return ask(
    joinCard,
    joinCard({
      what: kindWords[gone.kind],
      gone: `${placeNumber(gone)} ${nameIn(gazetteer, gone)}`,
      kept: `${placeNumber(kept)} ${nameIn(gazetteer, kept)}`,
      moves: uses.length > 0 ? uses.join('、') : null,
      value: {
        kind: gone.kind,
        gone: gone.id,
        goneVersion: from?.version ?? 0,
        kept: kept.id,
        keptVersion: into?.version ?? 0,
      },
    }),
  )
}

type Joined = PlaceRef & { readonly kind: JoinedKind }

const placeCalled = (gazetteer: Gazetteer, typed: string): Joined => {
  const found = byNumber(gazetteer, typed) ?? byName(gazetteer, typed)
  const [place, ...others] = found
  if (!place) return nobody(typed, nearestNames(gazetteer, typed))
  return others.length === 0 ? place : several(gazetteer, typed, found)
}

const byNumber = (gazetteer: Gazetteer, typed: string): readonly Joined[] | null => {
  const ref = readPlaceNumber(typed)
  const kind = joinedKinds.find(one => one === ref?.kind)
  if (!ref || !kind) return null
  return nameIn(gazetteer, ref) === '' ? [] : [{ kind, id: ref.id }]
}

const byName = (gazetteer: Gazetteer, typed: string): readonly Joined[] => {
  const villages = findVillages(gazetteer, typed).map(({ id }) => ({ kind: 'village', id }) as const)
  return villages.length > 0 ? villages : findUnits(gazetteer, typed).map(({ id }) => ({ kind: 'unit', id }))
}

const nobody = (typed: string, nearest: readonly string[]): never =>
  refuse(
    `名录里没有叫“${typed}”的村或单位。`,
    '合并的两个都要在名录里。',
    nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '请发“村”或者“单位”看看有哪些。',
  )

const several = (gazetteer: Gazetteer, typed: string, found: readonly Joined[]): never =>
  refuse(
    `“${typed}”有${found.length}个：${found.map(ref => `${placeNumber(ref)} ${nameIn(gazetteer, ref)}`).join('、')}。`,
    '要写到能分清是哪一个。',
    '请写编号，例如：合并村 CS-3 CS-8',
  )

const incomplete = { error: '这张卡片不完整，请重新发“合并名录”。' }
const number = z.number(incomplete).int(incomplete)

export const joinActions: readonly Action[] = [
  onSubmit(joinForm, {
    allow: mayEdit.inChats('private'),
    input: z.object({ gone: words('要并掉的', 40), kept: words('保留的', 40) }),
    run: (ctx, { gone, kept }) => compared(ctx, gone, kept),
  }),
  onPress({
    name: 'places.openJoin',
    allow: mayEdit.inChats('private'),
    bound: z.object({ kind: z.enum(joinedKinds, incomplete), id: number }),
    run: async (_ctx, ref) => ({ ...ask(joinForm, joinForm({ gone: placeNumber(ref) })), anew: true }),
  }),
  onPress({
    name: joinCard.name,
    allow: mayEdit.inChats('private'),
    bound: z.object({
      kind: z.enum(joinedKinds, incomplete),
      gone: number,
      goneVersion: number,
      kept: number,
      keptVersion: number,
    }),
    run: async (ctx, { kind, gone, goneVersion, kept, keptVersion }) => {
      const before = await gazetteerOf(ctx.db)
      const [from, into] = [nameIn(before, { kind, id: gone }), nameIn(before, { kind, id: kept })]
      const uses = await usesOf(ctx.db, { kind, id: gone })
      await joinPlaces(
        ctx,
        kind,
        { id: gone, version: goneVersion },
        { id: kept, version: keptVersion },
      ).catch(movedOn)
      return done(
        '已合并',
        doneCard({
          title: `“${from}”已并入“${into}”`,
          facts: [['跟着改的', uses.length > 0 ? uses.join('、') : '没有用到它的']],
          next: '原来的名称照样查得到。弄错了，十分钟内发“撤销”可以分开。',
          buttons: [{ text: '查看', do: 'places.show', value: { kind, id: kept } }],
        }),
      )
    },
  }),
]

const movedOn = (error: unknown): never => {
  if (error instanceof PlaceMovedOn)
    return refuse(
      '这两个里刚才有一个被人改过。',
      '合并以前要看清现在的内容。',
      '请再发一次“合并名录”，看看现在的情况。',
    )
  throw error
}
