import { z } from 'zod'
import { mergeCard } from '#cards/places/merge.ts'
import { mergeForm } from '#cards/places/merge-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { type Action, command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { findFields } from './find.ts'
import { type Gazetteer, gazetteerOf, type WorkField } from './gazetteer.ts'
import { readPlaceNumber } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import { phrases } from './phrases.ts'
import { mayEdit } from './policy.ts'
import { merging } from './slots.ts'
import { usesOf } from './store.ts'
import { mergeFields } from './verbs/merge.ts'
import { PlaceMovedOn } from './verbs/save.ts'

/** `领域并入 制茶 茶叶`: what moves is shown first; with fewer than two fields a form asks. */
export const openMerge = command({
  intent: 'field.merge',
  phrases: phrases['field.merge'],
  slots: merging,
  writes: true,
  words: ['领域并入', '合并领域', '领域 合并', '并入领域'],
  summary: '把重复的领域并入另一个，人才和村跟着走',
  example: '领域并入 制茶 茶叶',
  allow: mayEdit,
  run: async (ctx, said) => {
    const [gone, kept, ...more] = namesIn(said)
    const reply =
      gone === undefined || kept === undefined || more.length > 0
        ? ask(mergeForm, mergeForm({ gone }))
        : await compared(ctx, gone, kept)
    return privately(ctx.chat, reply)
  },
})

/** 把, 并入, 到: what stands between the two. */
const between = /^(?:把|将|和|并入|并到|合并到|到|入)$/

/** In a free sentence the fields stand in the order they were said; the first goes. */
const namesIn = ({ words: typed, slots, free }: Said): readonly string[] =>
  free
    ? (slots.field ?? []).flatMap(value => ('name' in value ? [value.name] : []))
    : typed.filter(word => !between.test(word))

const compared = async (ctx: Context, goneTyped: string, keptTyped: string): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const gone = fieldCalled(gazetteer, goneTyped)
  const kept = fieldCalled(gazetteer, keptTyped)
  if (gone.id === kept.id)
    refuse(
      `“${goneTyped}”和“${keptTyped}”已经是同一个领域“${kept.name}”。`,
      '并入要写两个不同的领域。',
      '例如：领域并入 制茶 茶叶',
    )
  const uses = await usesOf(ctx.db, { kind: 'field', id: gone.id })
  return ask(
    mergeCard,
    mergeCard({
      gone: gone.name,
      kept: kept.name,
      moves: uses.length > 0 ? uses.join('、') : null,
      synonyms: [...new Set([...kept.synonyms, gone.name, ...gone.synonyms])].join('、'),
      value: { gone: gone.id, goneVersion: gone.version, kept: kept.id, keptVersion: kept.version },
    }),
  )
}

const fieldCalled = (gazetteer: Gazetteer, typed: string): WorkField => {
  const ref = readPlaceNumber(typed)
  const found =
    ref?.kind === 'field' ? gazetteer.fields.filter(({ id }) => id === ref.id) : findFields(gazetteer, typed)
  const [field, ...others] = found
  if (!field) return noField(typed, nearestNames(gazetteer, typed))
  return others.length === 0 ? field : severalFields(typed, found)
}

const noField = (typed: string, nearest: readonly string[]): never =>
  refuse(
    `名录里没有领域“${typed}”。`,
    '只能并名录里有的领域。',
    nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '请发“领域”看看有哪些。',
  )

const severalFields = (typed: string, found: readonly WorkField[]): never =>
  refuse(
    `“${typed}”可能是：${found.map(({ name }) => name).join('、')}。`,
    '要写到能分清是哪一个领域。',
    '请写领域的全名。',
  )

const incomplete = { error: '这张卡片不完整，请重新发“领域并入”。' }
const number = z.number(incomplete).int(incomplete)

export const mergeActions: readonly Action[] = [
  onSubmit(mergeForm, {
    allow: mayEdit.inChats('private'),
    input: z.object({ gone: words('要并掉的领域', 30), kept: words('并入哪个领域', 30) }),
    run: (ctx, { gone, kept }) => compared(ctx, gone, kept),
  }),
  onPress({
    name: mergeCard.name,
    allow: mayEdit.inChats('private'),
    bound: z.object({ gone: number, goneVersion: number, kept: number, keptVersion: number }),
    run: async (ctx, { gone, goneVersion, kept, keptVersion }) => {
      const before = await gazetteerOf(ctx.db)
      const nameOf = (wanted: number): string => before.fields.find(({ id }) => id === wanted)?.name ?? ''
      const moved = await mergeFields(
        ctx,
        { id: gone, version: goneVersion },
        { id: kept, version: keptVersion },
      ).catch(movedOn)
      return done(
        '已并入',
        doneCard({
          title: `“${nameOf(gone)}”已并入“${nameOf(kept)}”`,
          facts: [
            ['人才', moved.talents.length > 0 ? `${moved.talents.length}位` : null],
            ['村（社区）', moved.villages.length > 0 ? `${moved.villages.length}个` : null],
            ['专家工作站', moved.stations.length > 0 ? `${moved.stations.length}个` : null],
            ['结对需求', moved.orders.length > 0 ? `${moved.orders.length}份` : null],
          ],
          next: '原来的说法照样查得到。弄错了，十分钟内发“撤销”可以分开。',
          buttons: [{ text: '查看', do: 'places.show', value: { kind: 'field', id: kept } }],
        }),
      )
    },
  }),
]

const movedOn = (error: unknown): never => {
  if (error instanceof PlaceMovedOn)
    return refuse(
      '这两个领域刚才有人改过。',
      '并入以前要看清现在的内容。',
      '请再发一次“领域并入”，看看现在的情况。',
    )
  throw error
}
