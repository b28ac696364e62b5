import type { Reader } from '#core/reader.ts'
import { refuse } from '#core/refusal.ts'
import { findPlaces, gazetteerOf, nearestNames, type PlaceFound } from '#domain/places/index.ts'
import type { Place } from './policy.ts'

/** Most places named when some words fit several. */
const choicesMax = 5

/** The unit, village or township somebody typed. Refuses when nothing fits, and names the choices when several do. */
export const placeFor = async (db: Reader, typed: string): Promise<Place> => {
  const gazetteer = await gazetteerOf(db)
  const [found, ...others] = findPlaces(gazetteer, typed)
  if (!found) return noneFits(typed, nearestNames(gazetteer, typed))
  if (others.length > 0) return severalFit(typed, [found, ...others])
  const { unitId, townshipId, villageId } = found
  return { unitId, townshipId, villageId }
}

const severalFit = (typed: string, choices: readonly PlaceFound[]): never =>
  refuse(
    `“${typed}”可能是：${choices
      .slice(0, choicesMax)
      .map(place => place.words)
      .join('、')}。`,
    '单位或村要写到能分清是哪一个。',
    '请写全称后再提交。',
  )

const noneFits = (typed: string, nearest: readonly string[]): never =>
  refuse(
    `没有找到单位或村“${typed}”。`,
    '单位和村按全县名录登记。',
    nearest.length > 0
      ? `是不是：${nearest.join('、')}？不在名录里的，请联系县委人才办添加。`
      : '单位请写全称或常用简称，村请写成“××镇××村”；不在名录里的，请联系县委人才办添加。',
  )
