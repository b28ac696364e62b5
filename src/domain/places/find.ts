import type { Gazetteer, Township, Unit, Village, WorkField } from './gazetteer.ts'

/** Where somebody works or lives. `townshipId` is also set for a village. */
export type PlaceFound = {
  readonly kind: 'unit' | 'township' | 'village'
  readonly unitId: number | null
  readonly townshipId: number | null
  readonly villageId: number | null
  /** As people read it: 县农技中心, 诺溪镇, 诺溪镇和平村. */
  readonly words: string
}

/**
 * The units meant by some words: by name or short name, with or without 县 or the county's name before it; only when none
 * fits so, by a part of the name. Several: the words are ambiguous. None: nobody is called so.
 */
export const findUnits = ({ units }: Gazetteer, words: string): readonly Unit[] =>
  firstFull(
    tidied(words),
    wanted => units.filter(unit => unit.name === wanted),
    wanted => units.filter(unit => unit.short.includes(wanted)),
    wanted => units.filter(unit => isNamed(unit, wanted)),
    wanted => units.filter(unit => contains(unit.name, withoutCounty(wanted))),
  )

/** The townships meant: 诺溪镇 or 诺溪; only when none is called so, those that were once. */
export const findTownships = ({ townships }: Gazetteer, words: string): readonly Township[] =>
  firstFull(
    withoutCounty(tidied(words)),
    wanted => townships.filter(township => township.name === wanted),
    wanted => townships.filter(township => bareTownship(township.name) === bareTownship(wanted)),
    wanted => townships.filter(({ also }) => also.includes(wanted)),
    wanted => townships.filter(({ also }) => also.map(bareTownship).includes(bareTownship(wanted))),
  )

/**
 * The villages and communities meant: 和平村, 和平, 诺溪镇和平村, 诺溪和平. Two townships may have one of the same name.
 * Only when none is called so, those that were once, or whose township was.
 */
export const findVillages = ({ villages }: Gazetteer, words: string): readonly Village[] =>
  firstFull(
    withoutCommittee(withoutCounty(tidied(words))),
    wanted => villages.filter(village => formsOf(village).includes(wanted)),
    wanted => villages.filter(village => formsOf(village).map(bareVillage).includes(bareVillage(wanted))),
    wanted => villages.filter(village => formerFormsOf(village).includes(wanted)),
    wanted =>
      villages.filter(village => formerFormsOf(village).map(bareVillage).includes(bareVillage(wanted))),
  )

/** The fields of work meant, by name or else by synonym. */
export const findFields = ({ fields }: Gazetteer, words: string): readonly WorkField[] =>
  firstFull(
    tidied(words),
    wanted => fields.filter(field => field.name === wanted),
    wanted => fields.filter(field => field.synonyms.includes(wanted)),
  )

/**
 * Units, townships and villages meant by some words. Whole names win over shortened ones (白石镇 is not the village 白石村),
 * shortened ones over parts. None: nobody is called so. Several: ask which.
 */
export const findPlaces = (gazetteer: Gazetteer, words: string): readonly PlaceFound[] => {
  const wanted = tidied(words)
  const units = findUnits(gazetteer, words)
  const named = units.filter(unit => isNamed(unit, wanted)).map(placeOfUnit)
  const townships = findTownships(gazetteer, words)
  const villages = findVillages(gazetteer, words)
  const whole = [
    ...named,
    ...townships.filter(({ name }) => name === withoutCounty(wanted)).map(placeOfTownship),
    ...villages
      .filter(village => formsOf(village).includes(withoutCommittee(withoutCounty(wanted))))
      .map(placeOfVillage),
  ]
  if (whole.length > 0) return whole
  const shortened = [...townships.map(placeOfTownship), ...villages.map(placeOfVillage)]
  return shortened.length > 0 ? shortened : units.map(placeOfUnit)
}

export const placeOfUnit = ({ id, name }: Unit): PlaceFound => ({
  kind: 'unit',
  unitId: id,
  townshipId: null,
  villageId: null,
  words: name,
})

export const placeOfTownship = ({ id, name }: Township): PlaceFound => ({
  kind: 'township',
  unitId: null,
  townshipId: id,
  villageId: null,
  words: name,
})

export const placeOfVillage = ({ id, name, townshipId, township }: Village): PlaceFound => ({
  kind: 'village',
  unitId: null,
  townshipId,
  villageId: id,
  words: `${township}${name}`,
})

/** Full-width made half-width; blanks and the marks people put between the parts of a place dropped. */
export const tidied = (words: string): string => words.normalize('NFKC').replace(/[\s·•,，、/\-—]/g, '')

/** 云岭县农技中心 and 县农技中心 → 农技中心. */
export const withoutCounty = (name: string): string => name.replace(/^[^县]{0,4}县(?=..)/, '')

/** 诺溪镇 → 诺溪; a name that would become too short stays. */
export const bareTownship = (name: string): string => name.replace(/(?<=..)(镇|(.{1,3}族)?乡)$/, '')

/** 和平村 → 和平. */
export const bareVillage = (name: string): string => name.replace(/(?<=..)(村|社区)$/, '')

// 和平村委会, 和平村民委员会 and 和平社区居委会 are the village and the community themselves.
const withoutCommittee = (name: string): string =>
  name.replace(/村(民委员会|委会)$/, '村').replace(/居(民委员会|委会)$/, '')

const formsOf = ({ name, township }: Village): readonly string[] => formsIn([name], [township])

const formerFormsOf = ({ name, also, township, townshipAlso }: Village): readonly string[] =>
  formsIn([name, ...also], [township, ...townshipAlso])

const formsIn = (names: readonly string[], townships: readonly string[]): readonly string[] =>
  names.flatMap(name => [
    name,
    ...townships.flatMap(township => [`${township}${name}`, `${bareTownship(township)}${name}`]),
  ])

const isNamed = (unit: Unit, wanted: string): boolean =>
  [unit.name, ...unit.short].some(name => withoutCounty(name) === withoutCounty(wanted))

const contains = (name: string, part: string): boolean => part.length >= 2 && name.includes(part)

const firstFull = <Found>(
  wanted: string,
  ...tries: readonly ((wanted: string) => readonly Found[])[]
): readonly Found[] => {
  if (wanted === '') return []
  for (const attempt of tries) {
    const found = attempt(wanted)
    if (found.length > 0) return found
  }
  return []
}
