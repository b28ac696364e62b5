import type { Reader } from '#core/reader.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { living } from '../dictionary.ts'
import { freeTalents, lastTalents, planVillage, refusedRecently } from '../plan/gather.ts'
import {
  type PlanTalent,
  type PlanVillage,
  pointsOf,
  type Reasons,
  reasonsOf,
  weights,
} from '../plan/model.ts'
import type { OrderRow } from './record.ts'

export type Suggestion = { readonly talent: number; readonly points: number; readonly reasons: Reasons }

/** People suggested for one order. */
const suggestedMax = 4

/** Who would serve an order best, by the points a plan counts; nobody the village has already, and nobody who said no. */
export const suggestionsFor = async (
  db: Reader,
  row: OrderRow,
  now: Date,
): Promise<readonly Suggestion[]> => {
  const gazetteer = await gazetteerOf(db)
  const known = gazetteer.villages.find(({ id }) => id === row.villageId)
  if (!known) return []
  const village = planVillage(gazetteer, known, row, (await lastTalents(db)).get(row.villageId) ?? null)
  const out = await outOfQuestion(db, row.villageId, now)
  const talents = await freeTalents(db, gazetteer)
  return talents
    .filter(talent => !out.has(talent.id) && mayServe(village, talent))
    .map(talent => suggestionOf(village, talent))
    .toSorted((a, b) => a.points - b.points || a.talent - b.talent)
    .slice(0, suggestedMax)
}

const suggestionOf = (village: PlanVillage, talent: PlanTalent): Suggestion => {
  const reasons = reasonsOf(village, talent, talent.load)
  return { talent: talent.id, points: pointsOf(village, reasons, weights), reasons }
}

const mayServe = ({ strict, fields }: PlanVillage, talent: PlanTalent): boolean =>
  !strict || fields.length === 0 || fields.some(field => talent.fields.includes(field))

const outOfQuestion = async (db: Reader, villageId: number, now: Date): Promise<ReadonlySet<number>> => {
  const paired = await db.pairing.findMany({
    where: { villageId, state: { in: [...living] } },
    select: { talentId: true },
  })
  const refused = (await refusedRecently(db, now)).filter(({ village }) => village === villageId)
  return new Set([...paired.map(({ talentId }) => talentId), ...refused.map(({ talent }) => talent)])
}
