import { z } from 'zod'
import { orderForm } from '#cards/pairings/order-form.ts'
import type { Context } from '#core/context.ts'
import { typed, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { heedArea, oneVillage } from '../meant.ts'
import { doing } from '../phrases/doing.ts'
import { mayPropose } from '../policy.ts'
import { cardFor } from './pressing.ts'
import { asking } from './slots.ts'
import { placeOrder } from './verbs.ts'

/** `我们村想要一个懂核桃的`: the form with everything understood already in it. */
export const openOrder = command({
  intent: 'pair.order',
  phrases: doing['pair.order'],
  slots: asking,
  writes: true,
  words: [
    '点单',
    '要人',
    '想要一个',
    '想要一位',
    '缺一个',
    '缺一位',
    '缺个',
    '结对 点单',
    'pair order',
    'order',
  ],
  summary: '村里、乡镇向人才办点单要人',
  example: '点单 和平村 想要一位懂核桃的',
  allow: mayPropose,
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '点单表已私聊发您。'),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const { fields } = await gazetteerOf(ctx.db)
  const [village] = said.slots.village ?? []
  const [field] = said.slots.field ?? []
  return ask(
    orderForm,
    orderForm({
      village: village?.kind === 'village' ? village.name : await ownVillage(ctx),
      wish: said.rest.replace(/^\s*(点单|要人)[\s，,：:]*/, '').trim() || undefined,
      fields: fields.map(({ id, name }) => ({ value: String(id), text: name })),
      field: field?.kind === 'field' ? String(field.id) : undefined,
      strict: /只要|必须|一定要|非要/.test(said.rest),
    }),
  )
}

/** The one village the speaker is an officer of. */
const ownVillage = async ({ actor, db }: Context): Promise<string | undefined> => {
  if (actor.kind !== 'person') return undefined
  const ids = new Set(actor.grants.flatMap(({ villageId }) => (villageId === null ? [] : [villageId])))
  const { villages } = await gazetteerOf(db)
  const own = villages.filter(({ id }) => ids.has(id))
  return own.length === 1 ? own.map(({ township, name }) => `${township}${name}`).join('') : undefined
}

const field = z.preprocess(
  value => typed(value) || null,
  z.coerce.number({ error: '领域请从列表里选。' }).int().nullable(),
)

export const submitOrder = onSubmit(orderForm, {
  allow: mayPropose.inChats('private'),
  input: z.object({
    village: words('哪个村', 40),
    wish: words('想要什么样的人', 200, 2),
    field,
    strict: z.preprocess(value => value === true || value === 'true', z.boolean()),
  }),
  run: async (ctx, { village, wish, field: fieldId, strict }) => {
    const { id: villageId } = await oneVillage(ctx, village)
    await heedArea(ctx, { villageId, unitId: null }, '村和乡镇只为本村、本乡镇点单。')
    const row = await placeOrder(ctx, { villageId, wish, fieldId, strict: strict && fieldId !== null })
    return done('已点单，人才办会在3个工作日内派单', await cardFor(ctx, row))
  },
})
