import { z } from 'zod'
import { listCard } from '#cards/places/list.ts'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { type Asked, Filter, fieldsIn, filterWords, placesIn, unitsIn } from './filter.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { kindWords, type PlaceRef, placeKinds, placeNumber, readPlaceNumber } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import { phrases } from './phrases.ts'
import { editsHere, mayLook } from './policy.ts'
import { linesOf, pageIn, villagesWords } from './rows.ts'
import { fields, places, units } from './slots.ts'
import { nameIn } from './values.ts'
import { cardOf, editButtons, factsOf } from './view.ts'

/** Rows of one page. */
const pageSize = 10

type Reading = (said: Said, gazetteer: Gazetteer) => Asked

const looking =
  (reading: Reading) =>
  async (ctx: Context, said: Said): Promise<Reply> => {
    const number = said.words.map(readPlaceNumber).find(ref => ref !== null)
    if (number) return shown(ctx, number)
    const gazetteer = await gazetteerOf(ctx.db)
    const { filter, unknown } = reading(said, gazetteer)
    const [first] = unknown
    if (first !== undefined) noneCalled(first, nearestNames(gazetteer, first))
    return listed(ctx, gazetteer, filter)
  }

/** `乡镇`, `村 诺溪镇`, `村 茶叶`, `村 白语`. */
export const queryPlaces = command({
  intent: 'place.query',
  phrases: phrases['place.query'],
  slots: places,
  words: ['村', '乡镇', '地名', '村名单', '乡镇名单', 'places', 'townships', 'villages', 'CS', 'XZ'],
  summary: '乡镇和村的名录：有哪些、什么产业、说什么语言',
  example: '村 诺溪镇',
  allow: mayLook,
  run: looking(placesIn),
})

/** `单位`, `单位 教体局`, `单位 企业`. */
export const queryUnits = command({
  intent: 'unit.query',
  phrases: phrases['unit.query'],
  slots: units,
  words: ['单位', '单位名录', '单位名单', 'units', 'DW'],
  summary: '单位名录：全称和简称',
  example: '单位 教体局',
  allow: mayLook,
  run: looking(unitsIn),
})

/** `领域`, `领域 茶叶`. */
export const queryFields = command({
  intent: 'field.query',
  phrases: phrases['field.query'],
  slots: fields,
  words: ['领域', '领域名录', 'fields', 'LY'],
  summary: '领域名录：名称和同义词',
  example: '领域 茶叶',
  allow: mayLook,
  run: looking(fieldsIn),
})

const noneCalled = (word: string, nearest: readonly string[]): never =>
  refuse(
    `名录里没有“${word}”。`,
    '乡镇、村、单位和领域按全县名录查。',
    nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '请核对名称；确实缺的，请联系县委人才办添加。',
  )

/** One row's card; of a township, its villages with it. */
export const shown = async (ctx: Context, ref: PlaceRef, words?: string): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  if (nameIn(gazetteer, ref) === '') return notFound(placeNumber(ref))
  if (ref.kind === 'township') return listed(ctx, gazetteer, { what: 'village', township: [ref.id] })
  return {
    ...show(cardOf(ctx, gazetteer, ref, words)),
    shown: { items: [placeNumber(ref)] },
  }
}

const listed = async (
  ctx: Context,
  gazetteer: Gazetteer,
  filter: Filter,
  cursor: Cursor = firstPage,
): Promise<Reply> => {
  const lines = linesOf(gazetteer, filter)
  const [only] = lines
  if (only && lines.length === 1 && filter.ids) return shown(ctx, { kind: filter.what, id: only.id })
  const { rows, ...place } = pageIn(lines, cursor, pageSize)
  const query = JSON.stringify(filter)
  const township = townshipOf(filter)
  const card = listCard({
    ...headOf(gazetteer, filter, lines.length),
    facts: township && place.before === 0 ? factsOf(gazetteer, township) : [],
    lines: rows,
    ...place,
    query,
    empty: emptyWords(filter),
    buttons: [...(township ? editButtons(ctx, gazetteer, township) : []), ...addButtons(ctx, filter)],
  })
  const numbers = rows.map(({ id }) => placeNumber({ kind: filter.what, id }))
  return { ...show(card), shown: shownIn(numbers, place, { do: 'places.list', q: query }) }
}

/** The township whose villages are asked for, and nothing else about them. */
const townshipOf = ({ what, township, ...narrowing }: Filter): PlaceRef | null => {
  const [id, ...others] = township ?? []
  return what === 'village' && id !== undefined && others.length === 0 && Object.keys(narrowing).length === 0
    ? { kind: 'township', id }
    : null
}

const headOf = (gazetteer: Gazetteer, filter: Filter, total: number) => {
  const township = townshipOf(filter)
  const villages = gazetteer.villages.filter(({ townshipId }) => townshipId === township?.id)
  return township
    ? { title: nameIn(gazetteer, township), understood: [], tags: villagesWords(villages) }
    : { title: kindWords[filter.what], understood: filterWords(filter, gazetteer), tags: [`共${total}个`] }
}

const emptyWords = (filter: Filter): string =>
  Object.keys(filter).length === 1
    ? `名录里还没有${kindWords[filter.what]}。请县委人才办先添加。`
    : `没有符合条件的${kindWords[filter.what]}。`

const addWords = { township: '新增乡镇', village: '新增村', unit: '新增单位', field: '新增领域' } as const

const addButtons = (ctx: Context, { what }: Filter) =>
  editsHere(ctx) ? [{ text: addWords[what], do: 'say', value: { text: addWords[what] } }] : []

const incomplete = '这张卡片不完整，请重新查询。'

/** Which row a button is about. */
export const Ref = z.object({ kind: z.enum(placeKinds, { error: incomplete }), id: rowNumber })

export const browseActions: readonly Action[] = [
  onPress({
    name: 'places.list',
    allow: mayLook,
    bound: pageOf(Filter),
    run: async (ctx, { q, after, before }) =>
      listed(ctx, await gazetteerOf(ctx.db), q, cursorOf({ after, before })),
  }),
  onPress({
    name: 'places.show',
    allow: mayLook,
    bound: Ref,
    run: async (ctx, ref) => ({ ...(await shown(ctx, ref)), anew: true }),
  }),
]
