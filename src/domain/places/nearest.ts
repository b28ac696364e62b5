import { findUnits, placeOfTownship, placeOfUnit, placeOfVillage, tidied, withoutCounty } from './find.ts'
import type { Gazetteer } from './gazetteer.ts'

/** The names most like some words that nobody is called by: at most `count`, the most alike first; none when nothing is alike. */
export const nearestNames = (gazetteer: Gazetteer, words: string, count = 3): readonly string[] => {
  const wanted = withoutCounty(tidied(words))
  if (wanted === '') return []
  const parts = findUnits(gazetteer, words).map(({ name }) => name)
  const alike = namesOf(gazetteer)
    .map(name => ({ name, score: likeness(withoutCounty(name), wanted) }))
    .filter(({ score }) => score >= leastLikeness)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name)
  return [...new Set([...parts, ...alike])].slice(0, count)
}

/** Below this two names have nothing to do with each other. */
const leastLikeness = 0.34

const namesOf = (gazetteer: Gazetteer): readonly string[] => [
  ...gazetteer.units.map(placeOfUnit).map(({ words }) => words),
  ...gazetteer.townships.map(placeOfTownship).map(({ words }) => words),
  ...gazetteer.villages.map(placeOfVillage).map(({ words }) => words),
  ...gazetteer.fields.map(({ name }) => name),
]

/** Share of characters two names have in common (Dice), between 0 and 1. */
const likeness = (a: string, b: string): number => {
  const rest = [...b]
  const common = [...a].filter(character => {
    const at = rest.indexOf(character)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  }).length
  return (2 * common) / ([...a].length + [...b].length)
}
