import type { Reader } from '#core/reader.ts'
import type { Gazetteer } from '#domain/places/index.ts'
import { placeWords, talentNumber } from '#domain/talents/index.ts'
import type { Looking } from './record.ts'

/** Why a pair costs what it costs, as a plan keeps it. */
type Why = {
  readonly fields: readonly number[]
  readonly kilometres: number | null
  readonly sharesLanguage: boolean
  readonly isFormer: boolean
  readonly load: number
}

/** 对口：茶叶；18公里；另有1个村 */
export const whyWords = (
  gazetteer: Gazetteer,
  { fields, kilometres, sharesLanguage, isFormer, load }: Why,
): string =>
  [
    fields.length > 0 ? `对口：${fields.map(id => fieldName(gazetteer, id)).join('、')}` : '专业不对口',
    distanceWords(kilometres),
    sharesLanguage ? null : '不通当地语言',
    isFormer ? '原来就结对' : null,
    load > 0 ? `另有${load}个村` : null,
  ]
    .filter(words => words !== null)
    .join('；')

const distanceWords = (kilometres: number | null): string => {
  if (kilometres === null) return '距离不详'
  return kilometres === 0 ? '同乡镇' : `${kilometres}公里`
}

export const fieldName = ({ fields }: Gazetteer, id: number): string =>
  fields.find(field => field.id === id)?.name ?? `领域${id}`

export const villageName = ({ villages }: Gazetteer, id: number): string => {
  const village = villages.find(one => one.id === id)
  return village ? `${village.township}${village.name}` : `村${id}`
}

/** By number: RC-12 杨春兰（诺溪镇和平村）. */
export const peopleWords = async (
  db: Looking,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const rows = await (db as Reader).talent.findMany({
    where: { id: { in: [...ids] } },
    include: { unit: true, township: true, village: { include: { township: true } } },
  })
  return new Map(rows.map(row => [row.id, `${talentNumber(row.id)} ${row.name}（${placeWords(row)}）`]))
}
