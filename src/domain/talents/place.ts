import type { Reader } from '#core/reader.ts'
import { refuse } from '#core/refusal.ts'
import type { Place } from './policy.ts'
import type { Looking } from './record.ts'

/**
 * The unit or village somebody typed: a unit by name or short name, a village by name, a township and village together
 * (诺溪镇和平村), or a township alone. Refuses when nothing fits, and names the choices when several do.
 */
export const placeFor = async (db: Looking, typed: string): Promise<Place> => {
  const wanted = typed.replace(/[\s·,，、/-]/g, '')
  const found = [...(await unitsNamed(db, typed.trim())), ...(await villagesNamed(db, wanted))]
  const places = found.length > 0 ? found : await townshipsNamed(db, wanted)
  if (places.length > 1)
    return severalFit(
      typed,
      places.map(place => place.words),
    )
  const [only] = places
  return only ? only.place : noneFits(typed)
}

type Found = { readonly words: string; readonly place: Place }

const unitsNamed = async (db: Looking, name: string): Promise<readonly Found[]> => {
  const units = await (db as Reader).unit.findMany({
    where: { OR: [{ name }, { short: { has: name } }] },
    take: choicesMax,
  })
  return units.map(unit => ({
    words: unit.name,
    place: { unitId: unit.id, townshipId: null, villageId: null },
  }))
}

const villagesNamed = async (db: Looking, wanted: string): Promise<readonly Found[]> => {
  const villages = await (db as Reader).village.findMany({ include: { township: true } })
  return villages
    .filter(village => [village.name, village.township.name + village.name].includes(wanted))
    .slice(0, choicesMax)
    .map(village => ({
      words: village.township.name + village.name,
      place: { unitId: null, townshipId: village.townshipId, villageId: village.id },
    }))
}

const townshipsNamed = async (db: Looking, name: string): Promise<readonly Found[]> => {
  const townships = await (db as Reader).township.findMany({ where: { name } })
  return townships.map(township => ({
    words: township.name,
    place: { unitId: null, townshipId: township.id, villageId: null },
  }))
}

const choicesMax = 5

const severalFit = (typed: string, choices: readonly string[]): never =>
  refuse(
    `叫“${typed}”的不止一个：${choices.join('、')}。`,
    '单位或村要写到能分清是哪一个。',
    '请写全称后再提交。',
  )

const noneFits = (typed: string): never =>
  refuse(
    `没有找到单位或村“${typed}”。`,
    '单位和村按全县名录登记。',
    '单位请写全称或常用简称，村请写成“××镇××村”；确实不在名录里，请联系县委人才办添加。',
  )
