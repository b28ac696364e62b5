import type { Card } from '#cards/kit/card.ts'
import { type PlanLine, planCard } from '#cards/pairings/plan.ts'
import type { Context } from '#core/context.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { talentNumber } from '#domain/talents/index.ts'
import { waitingVillages } from './plan/gather.ts'
import { type KeptPair, type KeptPlan, readPlan } from './plan/kept.ts'
import { weights } from './plan/model.ts'
import { outdatedAmong } from './plan/outdated.ts'
import { fieldName, peopleWords, villageName, whyWords } from './plan-words.ts'
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
  const outdated = row.state === 'draft' ? await outdatedAmong(ctx.db, pairs) : []
  const people = await peopleWords(
    ctx.db,
    shown.map(({ talent }) => talent),
  )
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
    weights: weightsWords,
    outdated: outdated.map(({ village, why }) => `${villageName(gazetteer, village)}：${why}`),
    waiting: row.state === 'draft' ? await waitingVillages(ctx.db) : 0,
    lines: shown.map(pair => ({
      ...lineOf(gazetteer, people, pair),
      outdated: outdated.find(({ village }) => village === pair.village)?.why ?? null,
    })),
    from: start,
    previous: start > 0 ? Math.max(0, start - pageSize) : null,
    next: start + pageSize < pairs.length ? start + pageSize : null,
  })
}

const weightsWords: readonly string[] = [
  `专业不对口${weights.field}分`,
  `每公里${weights.kilometre}分`,
  `不通当地语言${weights.language}分`,
  `换掉原来的人${weights.stranger}分`,
  `每多带一个村${weights.load}分`,
]

const inOrder = ({ villages }: Gazetteer, pairs: readonly KeptPair[]): readonly KeptPair[] => {
  const order = new Map(villages.map(({ id }, index) => [id, index]))
  return pairs.toSorted((a, b) => (order.get(a.village) ?? 0) - (order.get(b.village) ?? 0))
}

const lineOf = (
  gazetteer: Gazetteer,
  people: ReadonlyMap<number, string>,
  pair: KeptPair,
): Omit<PlanLine, 'outdated'> => ({
  village: pair.village,
  villageName: villageName(gazetteer, pair.village),
  talent: people.get(pair.talent) ?? talentNumber(pair.talent),
  why: whyWords(gazetteer, pair.reasons),
  isLocked: pair.isLocked,
})

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
