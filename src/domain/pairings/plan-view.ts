import type { Card } from '#cards/kit/card.ts'
import { type PlanLine, planCard } from '#cards/pairings/plan.ts'
import type { Context } from '#core/context.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { placeWords, talentNumber } from '#domain/talents/index.ts'
import { type KeptPair, type KeptPlan, readPlan } from './plan/kept.ts'
import type { PlanRow } from './verbs/plan.ts'

/** Pairs on one card. */
const pageSize = 8

/** A plan's card, from its `from`th pair. */
export const drawPlan = async (ctx: Context, row: PlanRow, from = 0): Promise<Card> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const kept = readPlan(row)
  const pairs = inOrder(gazetteer, kept.pairs)
  const start = Math.min(Math.max(0, from), Math.max(0, pairs.length - 1))
  const shown = pairs.slice(start, start + pageSize)
  const people = await peopleOf(ctx, shown)
  return planCard({
    id: row.id,
    version: row.version,
    state: row.state === 'sent' || row.state === 'dropped' ? row.state : 'draft',
    total: pairs.length,
    locked: pairs.filter(({ isLocked }) => isLocked).length,
    points: row.points,
    bound: row.bound,
    changes: row.changes,
    lacking: kept.lacking.map(one => lackingWords(gazetteer, one)),
    lines: shown.map(pair => lineOf(gazetteer, people, pair)),
    from: start,
    previous: start > 0 ? Math.max(0, start - pageSize) : null,
    next: start + pageSize < pairs.length ? start + pageSize : null,
  })
}

const inOrder = ({ villages }: Gazetteer, pairs: readonly KeptPair[]): readonly KeptPair[] => {
  const order = new Map(villages.map(({ id }, index) => [id, index]))
  return pairs.toSorted((a, b) => (order.get(a.village) ?? 0) - (order.get(b.village) ?? 0))
}

const peopleOf = async (ctx: Context, pairs: readonly KeptPair[]): Promise<ReadonlyMap<number, string>> => {
  const rows = await ctx.db.talent.findMany({
    where: { id: { in: pairs.map(({ talent }) => talent) } },
    include: { unit: true, township: true, village: { include: { township: true } } },
  })
  return new Map(rows.map(row => [row.id, `${talentNumber(row.id)} ${row.name}（${placeWords(row)}）`]))
}

const lineOf = (gazetteer: Gazetteer, people: ReadonlyMap<number, string>, pair: KeptPair): PlanLine => ({
  village: pair.village,
  villageName: villageName(gazetteer, pair.village),
  talent: people.get(pair.talent) ?? talentNumber(pair.talent),
  why: whyWords(gazetteer, pair),
  isLocked: pair.isLocked,
})

const villageName = ({ villages }: Gazetteer, id: number): string => {
  const village = villages.find(one => one.id === id)
  return village ? `${village.township}${village.name}` : `村${id}`
}

const whyWords = (gazetteer: Gazetteer, { reasons }: KeptPair): string => {
  const { fields, kilometres, sharesLanguage, isFormer, load } = reasons
  return [
    fields.length > 0 ? `对口：${fields.map(id => fieldName(gazetteer, id)).join('、')}` : '专业不对口',
    distanceWords(kilometres),
    sharesLanguage ? null : '不通当地语言',
    isFormer ? '原来就结对' : null,
    load > 0 ? `另有${load}个村` : null,
  ]
    .filter(words => words !== null)
    .join('；')
}

const distanceWords = (kilometres: number | null): string => {
  if (kilometres === null) return '距离不详'
  return kilometres === 0 ? '同乡镇' : `${kilometres}公里`
}

const fieldName = ({ fields }: Gazetteer, id: number): string =>
  fields.find(field => field.id === id)?.name ?? `领域${id}`

/** Villages named in one sentence; more are counted. */
const namedMax = 4

/** 还缺2名懂茶叶的人才：诺溪镇和平村等5个村，合格的只有3名。 */
const lackingWords = (
  gazetteer: Gazetteer,
  { villages, talents, missing }: KeptPlan['lacking'][number],
): string => {
  const wanted = villages
    .map(id => gazetteer.villages.find(village => village.id === id))
    .flatMap(one => one ?? [])
  const shared =
    wanted[0]?.industries.filter(field => wanted.every(one => one.industries.includes(field))) ?? []
  const skill = shared.length > 0 ? `懂${shared.map(id => fieldName(gazetteer, id)).join('、')}的` : ''
  const names = wanted.slice(0, namedMax).map(({ id }) => villageName(gazetteer, id))
  const more = wanted.length > namedMax ? `等${wanted.length}个村` : ''
  const found = talents.length === 0 ? '一名也没有找到' : `符合条件的只有${talents.length}名`
  return `还缺${missing}名${skill}人才：${names.join('、')}${more}，${found}。`
}
